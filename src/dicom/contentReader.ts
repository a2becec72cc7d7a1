import { VertebralBmdError } from '../errors';
import { hasCode, type Code, type Unit } from './codes';
import {
  isStated,
  readItems,
  readNumber,
  readString,
  readUid,
  type NaturalizedDataset,
} from './dataset';

/** A content item of a stored report: its attributes. */
export type StoredItem = NaturalizedDataset;

/** The content items directly under one that have this concept name. */
export const findItems = (parent: StoredItem, concept: Code): readonly StoredItem[] =>
  readItems(parent, 'ContentSequence').filter((item) =>
    hasCode(item, 'ConceptNameCodeSequence', concept),
  );

/**
 * The content item directly under one with this concept name, or `undefined`.
 *
 * @throws VertebralBmdError `invalidDataset` when there are several: none of them counts more.
 */
export function findItem(parent: StoredItem, concept: Code): StoredItem | undefined {
  const [item, ...others] = findItems(parent, concept);
  if (others.length > 0) failSeveral(concept.meaning);
  return item;
}

/** @throws VertebralBmdError `invalidDataset`, naming what a stored report has more than one of. */
export function failSeveral(name: string): never {
  throw new VertebralBmdError('invalidDataset', `the stored report has more than one "${name}"`);
}

/**
 * The same, where it must be there.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireItem = (parent: StoredItem, concept: Code): StoredItem =>
  required(findItem(parent, concept), concept.meaning);

/**
 * A value that a stored report must have.
 *
 * @throws VertebralBmdError `invalidDataset`, naming it, when there is none.
 */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) {
    throw new VertebralBmdError('invalidDataset', `the stored report has no valid "${name}"`);
  }
  return value;
}

/** The text of a TEXT item, `''` where there is none. A backslash in it separates no values. */
export function readText(item: StoredItem): string {
  const value = item['TextValue'];
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.filter((part) => typeof part === 'string').join('\\');
}

/**
 * How far (as a share) the decimal string of a number may be from its 64-bit float, beyond what its
 * unit is shown with: 16 characters hold nine digits or more, and archives may shorten them.
 */
const DECIMAL_ROUNDING = 1e-6;

/**
 * The number of a NUM item: the 64-bit float where there is one, else the decimal string;
 * `undefined` where it has none in this unit, or the two are not the same.
 */
export function readMeasuredNumber(item: StoredItem, unit: Unit): number | undefined {
  const [measured, ...others] = readItems(item, 'MeasuredValueSequence');
  if (!measured || others.length > 0) return undefined;
  if (!hasCode(measured, 'MeasurementUnitsCodeSequence', unit)) return undefined;
  const decimal = readNumber(measured, 'NumericValue');
  if (decimal === undefined || !isStated(measured, 'FloatingPointValue')) return decimal;
  const exact = readNumber(measured, 'FloatingPointValue');
  if (exact === undefined) return undefined;
  const shown = unit.decimals === undefined ? 0 : 10 ** -unit.decimals / 2;
  const rounding = shown + DECIMAL_ROUNDING * Math.abs(exact);
  return Math.abs(exact - decimal) <= rounding ? exact : undefined;
}

/**
 * The number of the item with this concept name directly under one.
 *
 * @param isPossible Which numbers it can be.
 * @throws VertebralBmdError `invalidDataset` when there is none, or one that cannot be.
 */
export function requireNumber(
  parent: StoredItem,
  concept: Code,
  unit: Unit,
  isPossible: (value: number) => boolean,
): number {
  const value = readMeasuredNumber(requireItem(parent, concept), unit);
  return required(value !== undefined && isPossible(value) ? value : undefined, concept.meaning);
}

/**
 * The UID of the item with this concept name directly under one.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireUid = (parent: StoredItem, concept: Code): string =>
  required(readUid(requireItem(parent, concept), 'UID'), concept.meaning);

/** An image to which a content item refers, as `sopInstanceUid/frame`. */
export function readImageKey(item: StoredItem): string | undefined {
  const [reference, ...others] = readItems(item, 'ReferencedSOPSequence');
  return reference && others.length === 0 ? referenceKey(reference) : undefined;
}

/**
 * The image or frame that an item of a reference sequence names (frame 1 when it names none), or
 * `undefined`.
 */
export function referenceKey(reference: NaturalizedDataset): string | undefined {
  const uid = readUid(reference, 'ReferencedSOPInstanceUID');
  const frame = isStated(reference, 'ReferencedFrameNumber')
    ? readNumber(reference, 'ReferencedFrameNumber')
    : 1;
  return uid === undefined || frame === undefined ? undefined : imageKey(uid, frame);
}

/** Names an image or a frame of one, for look-up. */
export const imageKey = (sopInstanceUid: string, frameNumber = 1): string =>
  `${sopInstanceUid}/${frameNumber}`;

/** The value type of a content item (`NUM`, `SCOORD` ...). */
export const valueType = (item: StoredItem): string => readString(item, 'ValueType') ?? '';
