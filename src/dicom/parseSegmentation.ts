import { VertebralBmdError } from '../errors';
import type { Mask } from '../segmentation/mask';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { length, subtract, type Vec3 } from '../volume/vector';
import { SEGMENTATION_SOP_CLASS } from './segmentationReferences';
import { findByCode, VERTEBRAL_BODY_CODES } from './codes';
import { checkReadable, isOwnResult } from './contentHeader';
import { imageKey } from './contentReader';
import type { CtSeries } from './ctSeries';
import {
  readItems,
  readNumber,
  readNumbers,
  readString,
  readUid,
  type NaturalizedDataset,
} from './dataset';
import { unpackMask, type FrameSlice } from './frames';

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

/** How far (cosine or voxel) a stored grid may be from the CT's: decimal strings are rounded. */
const ORIENTATION_TOLERANCE = 1e-3;
const POSITION_TOLERANCE_VOXELS = 0.2;

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
  checkGrid(dataset, series.geometry);
  const frames = readFrames(dataset, series);
  const [columns, rows] = series.geometry.dimensions;
  const segments = readItems(dataset, 'SegmentSequence').map((segment): StoredSegment => {
    const level = findByCode(VERTEBRAL_BODY_CODES, segment, 'AnatomicRegionSequence');
    const trackingUid = readUid(segment, 'TrackingUID');
    const segmentNumber = readNumber(segment, 'SegmentNumber');
    if (!level || !trackingUid || segmentNumber === undefined) {
      fail('a segment has no vertebral level, tracking UID or number');
    }
    const own = frames.filter((frame) => frame.segmentNumber === segmentNumber);
    if (own.length === 0) fail(`the segment of ${level} has no frame`);
    return { level, trackingUid, cancellous: unpackMask(pixelData, own, columns, rows) };
  });
  if (segments.length === 0) fail('the segmentation has no segment');
  for (const key of ['level', 'trackingUid'] as const) {
    if (new Set(segments.map((segment) => segment[key])).size < segments.length) {
      fail(`two segments have the same ${key === 'level' ? 'vertebral level' : 'tracking UID'}`);
    }
  }
  return { sopInstanceUid: readUid(dataset, 'SOPInstanceUID') ?? '', segments };
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidDataset', message);
}

/** Same size, and rows and columns in the same directions, so that frames need no resampling. */
function checkGrid(dataset: NaturalizedDataset, { dimensions, direction }: VolumeGeometry): void {
  const columns = readNumber(dataset, 'Columns');
  const rows = readNumber(dataset, 'Rows');
  if (columns !== dimensions[0] || rows !== dimensions[1]) {
    fail(
      `expected frames of ${dimensions[0]} x ${dimensions[1]} pixels as in the CT, got ${columns} x ${rows}`,
    );
  }
  const shared = readItems(dataset, 'SharedFunctionalGroupsSequence')[0] ?? {};
  const plane = readItems(shared, 'PlaneOrientationSequence')[0] ?? {};
  const stored = readNumbers(plane, 'ImageOrientationPatient');
  const expected = [...direction[0], ...direction[1]];
  const same =
    stored.length === 6 &&
    expected.every((cosine, axis) => Math.abs(cosine - stored[axis]!) < ORIENTATION_TOLERANCE);
  if (!same) fail('expected frames with the orientation of the CT');
}

interface StoredFrame extends FrameSlice {
  readonly segmentNumber: number;
}

function readFrames(dataset: NaturalizedDataset, series: CtSeries): readonly StoredFrame[] {
  const sliceOfImage = new Map(
    series.slices.map(
      ({ sopInstanceUid, frameNumber }, k) => [imageKey(sopInstanceUid, frameNumber), k] as const,
    ),
  );
  return readItems(dataset, 'PerFrameFunctionalGroupsSequence').map((frame, frameIndex) => {
    const identification = readItems(frame, 'SegmentIdentificationSequence')[0] ?? {};
    const segmentNumber = readNumber(identification, 'ReferencedSegmentNumber');
    const sliceIndex =
      sliceOfSource(frame, sliceOfImage) ?? sliceAtPosition(frame, series.geometry);
    if (segmentNumber === undefined || sliceIndex === undefined) {
      fail(`frame ${frameIndex + 1} belongs to no segment, or to no slice of the CT`);
    }
    return { frameIndex, segmentNumber, sliceIndex };
  });
}

function sliceOfSource(
  frame: NaturalizedDataset,
  sliceOfImage: ReadonlyMap<string, number>,
): number | undefined {
  const derivation = readItems(frame, 'DerivationImageSequence')[0] ?? {};
  const source = readItems(derivation, 'SourceImageSequence')[0] ?? {};
  const uid = readUid(source, 'ReferencedSOPInstanceUID');
  if (!uid) return undefined;
  return sliceOfImage.get(imageKey(uid, readNumber(source, 'ReferencedFrameNumber')));
}

function sliceAtPosition(frame: NaturalizedDataset, geometry: VolumeGeometry): number | undefined {
  const plane = readItems(frame, 'PlanePositionSequence')[0] ?? {};
  const [x, y, z] = readNumbers(plane, 'ImagePositionPatient');
  if (x === undefined || y === undefined || z === undefined) return undefined;
  const pointIjk = lpsToIjk(geometry, [x, y, z]);
  const sliceIndex = Math.round(pointIjk[2]);
  const slice: Vec3 = [0, 0, sliceIndex];
  const inside = sliceIndex >= 0 && sliceIndex < geometry.dimensions[2];
  const near = length(subtract(pointIjk, slice)) < POSITION_TOLERANCE_VOXELS;
  return inside && near ? sliceIndex : undefined;
}
