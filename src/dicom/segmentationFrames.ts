import { VertebralBmdError } from '../errors';
import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { length, subtract, type Vec3 } from '../volume/vector';
import { imageKey, referenceKey } from './contentReader';
import type { CtSeries } from './ctSeries';
import { isStated, readItems, readNumber, readNumbers, type NaturalizedDataset } from './dataset';
import type { FrameSlice } from './frames';

/** How far (cosine, share or voxel) a stored grid may be from the CT's: decimal strings are rounded. */
const ORIENTATION_TOLERANCE = 1e-3;
const SPACING_TOLERANCE = 1e-3;
const POSITION_TOLERANCE_VOXELS = 0.2;

/**
 * The frames of each segment of a segmentation, by segment number. A frame is known by the image it
 * was made from, else by its position, never by its order.
 *
 * @throws VertebralBmdError `invalidDataset` when the frames are not on the grid of the CT, belong
 *   to no slice or segment, or two of a segment belong to one slice.
 */
export function framesBySegment(
  dataset: NaturalizedDataset,
  series: CtSeries,
): ReadonlyMap<number, readonly FrameSlice[]> {
  checkGrid(dataset, series.geometry);
  const shared = readItems(dataset, 'SharedFunctionalGroupsSequence')[0] ?? {};
  const sliceOfImage = new Map(
    series.slices.map(
      ({ sopInstanceUid, frameNumber }, k) => [imageKey(sopInstanceUid, frameNumber), k] as const,
    ),
  );
  const segments = new Map<number, Map<number, FrameSlice>>();
  const frames = readItems(dataset, 'PerFrameFunctionalGroupsSequence');
  frames.forEach((frame, frameIndex) => {
    const identification = readItems(frame, 'SegmentIdentificationSequence')[0] ?? {};
    const segmentNumber = readNumber(identification, 'ReferencedSegmentNumber');
    const sliceIndex = sliceOf(frame, sliceOfImage, series.geometry);
    if (segmentNumber === undefined || sliceIndex === undefined) {
      fail(`frame ${frameIndex + 1} belongs to no segment, or to no slice of the CT`);
    }
    if (hasOtherGrid(frame, shared, series.geometry)) {
      fail(`frame ${frameIndex + 1} has another orientation or pixel spacing than the CT`);
    }
    const slices = segments.get(segmentNumber) ?? new Map<number, FrameSlice>();
    if (slices.has(sliceIndex)) fail('two frames of a segment belong to one slice of the CT');
    segments.set(segmentNumber, slices.set(sliceIndex, { frameIndex, sliceIndex }));
  });
  if (
    isStated(dataset, 'NumberOfFrames') &&
    readNumber(dataset, 'NumberOfFrames') !== frames.length
  ) {
    fail('the number of frames is not that of their descriptions');
  }
  return new Map(Array.from(segments, ([number, slices]) => [number, [...slices.values()]]));
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidDataset', message);
}

/** One bit a pixel, and as many rows and columns as the CT has. */
function checkGrid(dataset: NaturalizedDataset, { dimensions }: VolumeGeometry): void {
  const columns = readNumber(dataset, 'Columns');
  const rows = readNumber(dataset, 'Rows');
  if (columns !== dimensions[0] || rows !== dimensions[1]) {
    fail(
      `expected frames of ${dimensions[0]} x ${dimensions[1]} pixels as in the CT, got ${columns ?? '?'} x ${rows ?? '?'}`,
    );
  }
  for (const keyword of ['BitsAllocated', 'SamplesPerPixel']) {
    if (isStated(dataset, keyword) && readNumber(dataset, keyword) !== 1) {
      fail('expected frames of single bits');
    }
  }
}

/**
 * Rows and columns must run in the directions of the CT, so that frames need no resampling; what a
 * frame says itself goes before what is said of all.
 */
function hasOtherGrid(
  frame: NaturalizedDataset,
  shared: NaturalizedDataset,
  { direction, spacing }: VolumeGeometry,
): boolean {
  const numbersOf = (sequence: string, keyword: string) => {
    const item = readItems(frame, sequence)[0] ?? readItems(shared, sequence)[0] ?? {};
    return { numbers: readNumbers(item, keyword), isAny: isStated(item, keyword) };
  };
  const orientation = numbersOf('PlaneOrientationSequence', 'ImageOrientationPatient').numbers;
  const cosines = [...direction[0], ...direction[1]];
  const isTurned =
    orientation.length !== 6 ||
    cosines.some((cosine, axis) => Math.abs(cosine - orientation[axis]!) >= ORIENTATION_TOLERANCE);
  const pixels = numbersOf('PixelMeasuresSequence', 'PixelSpacing');
  const isScaled =
    pixels.isAny &&
    (pixels.numbers.length !== 2 ||
      [spacing[1], spacing[0]].some(
        (mm, axis) => Math.abs(pixels.numbers[axis]! / mm - 1) > SPACING_TOLERANCE,
      ));
  return isTurned || isScaled;
}

/** The slice of the CT to which a frame belongs, by its source and its position, where it has both. */
function sliceOf(
  frame: NaturalizedDataset,
  sliceOfImage: ReadonlyMap<string, number>,
  geometry: VolumeGeometry,
): number | undefined {
  const plane = readItems(frame, 'PlanePositionSequence')[0] ?? {};
  const derivation = readItems(frame, 'DerivationImageSequence')[0] ?? {};
  const source = readItems(derivation, 'SourceImageSequence')[0];
  const key = source && referenceKey(source);
  const bySource = key === undefined ? undefined : sliceOfImage.get(key);
  if (!isStated(plane, 'ImagePositionPatient')) return bySource;
  const byPosition = sliceAt(readNumbers(plane, 'ImagePositionPatient'), geometry);
  return bySource === undefined || bySource === byPosition ? byPosition : undefined;
}

function sliceAt(position: readonly number[], geometry: VolumeGeometry): number | undefined {
  if (position.length !== 3) return undefined;
  const pointIjk = lpsToIjk(geometry, position as unknown as Vec3);
  const sliceIndex = Math.round(pointIjk[2]);
  const inside = sliceIndex >= 0 && sliceIndex < geometry.dimensions[2];
  const off = length(subtract(pointIjk, [0, 0, sliceIndex]));
  return inside && off < POSITION_TOLERANCE_VOXELS ? sliceIndex : undefined;
}
