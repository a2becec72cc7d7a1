import { VertebralBmdError } from '../errors';
import type { Mask } from '../segmentation/mask';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { SEGMENTATION_SOP_CLASS } from './segmentationReferences';
import { findByCode, VERTEBRAL_BODY_CODES } from './codes';
import { checkReadable, isOwnResult } from './contentHeader';
import type { CtSeries } from './ctSeries';
import { readItems, readNumber, readString, readUid, type NaturalizedDataset } from './dataset';
import { unpackMask } from './frames';
import { framesBySegment } from './segmentationFrames';

/** A segment that was read back: the cancellous mask of a vertebra. */
export interface StoredSegment {
  readonly level: VertebralLevel;
  readonly trackingUid: string;
  /** In the smallest box that holds it. */
  readonly cancellous: Mask;
}

/** A stored segmentation of this software. */
export interface StoredSegmentation {
  readonly sopInstanceUid: string;
  /** From cranial to caudal as stored. */
  readonly segments: readonly StoredSegment[];
}

/** Whether a dataset is a segmentation that this software, in any version, wrote. */
export const isOurSegmentation = (dataset: NaturalizedDataset): boolean =>
  readString(dataset, 'SOPClassUID') === SEGMENTATION_SOP_CLASS && isOwnResult(dataset);

/**
 * Reads the masks of a segmentation that `buildSegmentation` made. A segment is known by its
 * anatomic region and tracking UID and a frame by the image it was made from (else by its
 * position), never by their numbers or order, since other software may rewrite those.
 *
 * @param dataset Naturalized; without pixel data, if a host keeps them apart.
 * @param pixelData The packed bits of all frames, as stored.
 * @param series The CT series of the segmentation; its grid is the masks' grid.
 * @throws VertebralBmdError `invalidDataset` for a segmentation of another software or CT, or
 *   one that is incomplete; `unsupportedVersion` for a format of a newer version.
 */
export function parseSegmentation(
  dataset: NaturalizedDataset,
  pixelData: Uint8Array,
  series: CtSeries,
): StoredSegmentation {
  checkReadable(dataset);
  if (!isOurSegmentation(dataset) || readString(dataset, 'SegmentationType') !== 'BINARY') {
    fail('expected a binary segmentation');
  }
  const frames = framesBySegment(dataset, series);
  const segments = readSegments(dataset);
  const [columns, rows] = series.geometry.dimensions;
  checkPixelData(pixelData, frames, columns * rows);
  return {
    sopInstanceUid: readUid(dataset, 'SOPInstanceUID') ?? '',
    segments: segments.map(({ level, trackingUid, segmentNumber }) => {
      const own = frames.get(segmentNumber);
      if (!own) fail(`the segment of ${level} has no frame`);
      return { level, trackingUid, cancellous: unpackMask(pixelData, own, columns, rows) };
    }),
  };
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidDataset', message);
}

interface SegmentHeader extends Omit<StoredSegment, 'cancellous'> {
  readonly segmentNumber: number;
}

/** The segments, each of a level, with a tracking UID and a number of its own. */
function readSegments(dataset: NaturalizedDataset): readonly SegmentHeader[] {
  const segments = readItems(dataset, 'SegmentSequence').map((segment): SegmentHeader => {
    const level = findByCode(VERTEBRAL_BODY_CODES, segment, 'AnatomicRegionSequence');
    const trackingUid = readUid(segment, 'TrackingUID');
    const segmentNumber = readNumber(segment, 'SegmentNumber');
    if (!level || !trackingUid || segmentNumber === undefined) {
      fail('a segment has no vertebral level, tracking UID or number');
    }
    return { level, trackingUid, segmentNumber };
  });
  if (segments.length === 0) fail('the segmentation has no segment');
  for (const [key, name] of Object.entries(UNIQUE)) {
    const values = segments.map((segment) => segment[key as keyof typeof UNIQUE]);
    if (new Set(values).size < segments.length) fail(`two segments have the same ${name}`);
  }
  return segments;
}

/** What no two segments share, with its name in messages. */
const UNIQUE = {
  level: 'vertebral level',
  trackingUid: 'tracking UID',
  segmentNumber: 'number',
} as const satisfies Partial<Record<keyof SegmentHeader, string>>;

/** All frames must be there, and no bit more but those that fill the last byte and an even length. */
function checkPixelData(
  { length }: Uint8Array,
  frames: ReturnType<typeof framesBySegment>,
  pixels: number,
): void {
  let count = 0;
  for (const own of frames.values()) count += own.length;
  const bytes = Math.ceil((count * pixels) / 8);
  if (length === bytes || length === bytes + (bytes % 2)) return;
  fail(`expected ${bytes} bytes of segmentation pixel data, got ${length}`);
}
