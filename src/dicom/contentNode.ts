import { VertebralBmdError } from '../errors';
import { toCodeItem, type Code, type Unit } from './codes';
import type { NaturalizedDataset } from './dataset';

/** How a content item belongs to the one above it (PS3.3 section C.17.3.2.4). */
export type Relationship =
  | 'CONTAINS'
  | 'HAS OBS CONTEXT'
  | 'HAS ACQ CONTEXT'
  | 'HAS CONCEPT MOD'
  | 'HAS PROPERTIES'
  | 'INFERRED FROM'
  | 'SELECTED FROM';

/** A content item of a structured report, with what belongs to it. */
export interface ContentNode {
  readonly relationship: Relationship;
  /** Value type, concept name and value as attributes. */
  readonly attributes: NaturalizedDataset;
  readonly children: readonly ContentNode[];
}

/** An image, or one frame or segment of it. */
export interface ImageReference {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly frameNumber?: number;
  readonly segmentNumber?: number;
}

/** An image reference as an item of a sequence (PS3.3 table 10-3). */
export const toReferenceItem = (image: ImageReference): NaturalizedDataset => ({
  ReferencedSOPClassUID: image.sopClassUid,
  ReferencedSOPInstanceUID: image.sopInstanceUid,
  ...(image.frameNumber === undefined ? {} : { ReferencedFrameNumber: image.frameNumber }),
  ...(image.segmentNumber === undefined ? {} : { ReferencedSegmentNumber: image.segmentNumber }),
});

function item(
  relationship: Relationship,
  valueType: string,
  concept: Code | undefined,
  value: NaturalizedDataset,
  children: readonly ContentNode[] = [],
): ContentNode {
  const name = concept ? { ConceptNameCodeSequence: [toCodeItem(concept)] } : {};
  return { relationship, attributes: { ValueType: valueType, ...name, ...value }, children };
}

/** A heading with the items under it; `template` is its DCMR template identifier, if it has one. */
export function container(
  relationship: Relationship,
  concept: Code,
  children: readonly ContentNode[],
  template?: string,
): ContentNode {
  const used = template
    ? {
        ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: template }],
      }
    : {};
  const attributes = { ContinuityOfContent: 'SEPARATE', ...used };
  return item(relationship, 'CONTAINER', concept, attributes, children);
}

/** A concept whose value is a code. */
export const codeItem = (
  relationship: Relationship,
  concept: Code,
  value: Code,
  children: readonly ContentNode[] = [],
): ContentNode =>
  item(relationship, 'CODE', concept, { ConceptCodeSequence: [toCodeItem(value)] }, children);

/** A concept whose value is free text. */
export const textItem = (
  relationship: Relationship,
  concept: Code,
  text: string,
  children: readonly ContentNode[] = [],
): ContentNode => item(relationship, 'TEXT', concept, { TextValue: text }, children);

/** A UID with its meaning. */
export const uidItem = (relationship: Relationship, concept: Code, uid: string): ContentNode =>
  item(relationship, 'UIDREF', concept, { UID: uid });

/** A person. */
export const personItem = (relationship: Relationship, concept: Code, name: string): ContentNode =>
  item(relationship, 'PNAME', concept, { PersonName: name });

/** An image, a frame or a segment; the concept may be absent (PS3.3 section C.17.3.2.2). */
export const imageItem = (
  relationship: Relationship,
  concept: Code | undefined,
  image: ImageReference,
): ContentNode =>
  item(relationship, 'IMAGE', concept, { ReferencedSOPSequence: [toReferenceItem(image)] });

/**
 * Spatial coordinates in an image: pairs of column and row, in pixels, where the centre of the
 * first pixel is (0.5, 0.5) (PS3.3 section C.18.6.1.1).
 */
export const coordinatesItem = (
  relationship: Relationship,
  concept: Code,
  graphicType: 'POINT' | 'ELLIPSE',
  graphicData: readonly number[],
  image: ImageReference,
): ContentNode =>
  item(relationship, 'SCOORD', concept, { GraphicType: graphicType, GraphicData: graphicData }, [
    imageItem('SELECTED FROM', undefined, image),
  ]);

/**
 * A measured number, with as many decimals as people read of its unit. Where that text is not
 * the exact number, it is also written as a 64-bit float, so that it is read back unchanged
 * (PS3.3 table C.18.1-1).
 */
export function numberItem(
  relationship: Relationship,
  concept: Code,
  value: number,
  unit: Unit,
  children: readonly ContentNode[] = [],
): ContentNode {
  const text = toDecimalString(
    unit.decimals === undefined ? value : Number(value.toFixed(unit.decimals)),
  );
  const exact = Number(text) === value ? {} : { FloatingPointValue: value };
  const measured = {
    NumericValue: text,
    ...exact,
    MeasurementUnitsCodeSequence: [toCodeItem(unit)],
  };
  return item(relationship, 'NUM', concept, { MeasuredValueSequence: [measured] }, children);
}

/**
 * A number as a decimal string: at most 16 characters, as many digits as fit (PS3.5 table 6.2-1).
 *
 * @throws VertebralBmdError `invalidInput` for a number that is not finite.
 */
export function toDecimalString(value: number): string {
  if (!Number.isFinite(value)) {
    throw new VertebralBmdError('invalidInput', `expected a finite number, got ${value}`);
  }
  let text = String(value);
  for (let digits = 16; text.length > 16; digits--) {
    text = String(Number(value.toPrecision(digits)));
  }
  return text;
}

/**
 * The content of a document, from its root container: attributes of the root and, nested, of
 * all items below it.
 */
export const toContentDataset = ({ attributes, children }: ContentNode): NaturalizedDataset => ({
  ...attributes,
  ...(children.length > 0
    ? {
        ContentSequence: children.map((child) => ({
          RelationshipType: child.relationship,
          ...toContentDataset(child),
        })),
      }
    : {}),
});
