import { VertebralBmdError } from '../errors';
import { hasCode, type Code } from './codes';
import { readItems, readNumber, readString, readUid, type NaturalizedDataset } from './dataset';

/** A content item of a stored report: its attributes. */
export type StoredItem = NaturalizedDataset;

/** The content items directly under one that have this concept name. */
export const findItems = (parent: StoredItem, concept: Code): readonly StoredItem[] =>
  readItems(parent, 'ContentSequence').filter((item) =>
    hasCode(item, 'ConceptNameCodeSequence', concept),
  );

/** The first content item directly under one with this concept name, or `undefined`. */
export const findItem = (parent: StoredItem, concept: Code): StoredItem | undefined =>
  findItems(parent, concept)[0];

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

/** The number of a NUM item: the 64-bit float where there is one, else the decimal string. */
export function readMeasuredNumber(item: StoredItem): number | undefined {
  const measured = readItems(item, 'MeasuredValueSequence')[0];
  if (!measured) return undefined;
  return readNumber(measured, 'FloatingPointValue') ?? readNumber(measured, 'NumericValue');
}

/**
 * The number of the item with this concept name directly under one.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireNumber = (parent: StoredItem, concept: Code): number =>
  required(readMeasuredNumber(requireItem(parent, concept)), concept.meaning);

/**
 * The UID of the item with this concept name directly under one.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireUid = (parent: StoredItem, concept: Code): string =>
  required(readUid(requireItem(parent, concept), 'UID'), concept.meaning);

/** An image to which a content item refers, as `sopInstanceUid/frame` (frame 1 when not named). */
export function readImageKey(item: StoredItem): string | undefined {
  const reference = readItems(item, 'ReferencedSOPSequence')[0];
  const uid = reference && readUid(reference, 'ReferencedSOPInstanceUID');
  return uid ? imageKey(uid, readNumber(reference, 'ReferencedFrameNumber')) : undefined;
}

/** Names an image or a frame of one, for look-up. */
export const imageKey = (sopInstanceUid: string, frameNumber = 1): string =>
  `${sopInstanceUid}/${frameNumber}`;

/** The value type of a content item (`NUM`, `SCOORD` ...). */
export const valueType = (item: StoredItem): string => readString(item, 'ValueType') ?? '';
