import { listed, message, type Message, type MessageValue } from '../messages/message';
import {
  readItems,
  readNumber,
  readNumbers,
  readStrings,
  readUid,
  type NaturalizedDataset,
} from './dataset';

/** One slice image: an instance of a single-frame CT, or a frame of a multi-frame one. */
export interface CtFrame {
  /** The attributes that hold for this slice; those of functional groups stand at the top. */
  readonly header: NaturalizedDataset;
  /** How messages name the slice: its instance number, and its frame number where it has one. */
  readonly name: MessageValue;
  readonly sopInstanceUid: string | undefined;
  readonly sopClassUid: string | undefined;
  /** 1-based; only of multi-frame images. */
  readonly frameNumber?: number;
}

/**
 * The slices of CT instances in the order given. An Enhanced CT instance (PS3.3 section A.38)
 * gives one slice a frame.
 */
export function listCtFrames(instances: readonly NaturalizedDataset[]): readonly CtFrame[] {
  return instances.flatMap((instance) => {
    const image = {
      sopInstanceUid: readUid(instance, 'SOPInstanceUID'),
      sopClassUid: readUid(instance, 'SOPClassUID'),
    };
    const number = instanceNumber(instance);
    const frames = readItems(instance, 'PerFrameFunctionalGroupsSequence');
    if (frames.length === 0) {
      return [{ ...image, header: instance, name: number }];
    }
    const shared = readItems(instance, 'SharedFunctionalGroupsSequence')[0] ?? {};
    return frames.map((frame, index) => ({
      ...image,
      header: flattenGroups(instance, shared, frame),
      name: message('frameOfInstance', { instance: number, frame: index + 1 }),
      frameNumber: index + 1,
    }));
  });
}

/** A number only: the message is for people, and what else stands there may be long, or a name. */
function instanceNumber(instance: NaturalizedDataset): MessageValue {
  const number = readNumber(instance, 'InstanceNumber');
  return number === undefined ? message('withoutNumber') : String(number);
}

/** The attributes of an instance, overlaid by those of its shared and then its frame's groups. */
function flattenGroups(
  instance: NaturalizedDataset,
  shared: NaturalizedDataset,
  frame: NaturalizedDataset,
): NaturalizedDataset {
  let flat: NaturalizedDataset = instance;
  for (const groups of [shared, frame]) {
    for (const keyword of Object.keys(groups).filter((key) => key.endsWith('Sequence'))) {
      // Not `Object.assign`, for which the key `__proto__` is no attribute like others.
      flat = { ...flat, ...readItems(groups, keyword)[0] };
    }
  }
  const frameType = readStrings(flat, 'FrameType');
  return frameType.length > 0 ? { ...flat, ImageType: frameType } : flat;
}

/** Names slices for a message: `instance 4`, `instances 4, 5 and 9`; from the sixth on counted. */
export function nameSlices(frames: readonly CtFrame[]): Message {
  const shown = frames.slice(0, MAX_NAMED).map(({ name }) => name);
  const more = frames.length - shown.length;
  if (frames.length === 1) return message('instance', { name: shown[0]! });
  return message('instances', {
    names: listed(more > 0 ? [...shown, message('more', { count: more })] : shown),
  });
}

/** Chosen here, because a longer list hides the message. */
const MAX_NAMED = 5;

/** The header's numbers of where a slice lies (PS3.3 section C.7.6.2). */
export interface ImagePlane {
  readonly positionLps: readonly number[];
  readonly orientation: readonly number[];
  /** Row spacing first, mm. */
  readonly pixelSpacingMm: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

/** Reads where a slice lies; `undefined` unless every number of it is there and can be. */
export function readImagePlane(header: NaturalizedDataset): ImagePlane | undefined {
  const positionLps = readNumbersOf(header, 'ImagePositionPatient', 3);
  const orientation = readNumbersOf(header, 'ImageOrientationPatient', 6);
  const pixelSpacingMm = readNumbersOf(header, 'PixelSpacing', 2);
  const rows = readNumber(header, 'Rows');
  const columns = readNumber(header, 'Columns');
  if (!positionLps?.every((mm) => Math.abs(mm) <= FARTHEST_MM)) return undefined;
  if (!pixelSpacingMm?.every((mm) => mm >= LEAST_SPACING_MM && mm <= FARTHEST_MM)) return undefined;
  if (!orientation || !isSize(rows) || !isSize(columns)) return undefined;
  return { positionLps, orientation, pixelSpacingMm, rows, columns };
}

/**
 * Bounds (mm) of positions and distances, chosen here far beyond any scanner, so that computing
 * with them stays exact: a hundred metres from the origin, and a hundredth of the finest pixels.
 */
const FARTHEST_MM = 1e5;
const LEAST_SPACING_MM = 1e-4;

/** A number of rows or columns: an unsigned 16-bit number (PS3.3 section C.7.6.3). */
const isSize = (count: number | undefined): count is number =>
  count !== undefined && Number.isInteger(count) && count >= 1 && count <= 65_535;

function readNumbersOf(header: NaturalizedDataset, keyword: string, count: number) {
  const numbers = readNumbers(header, keyword);
  return numbers.length === count ? numbers : undefined;
}
