import {
  createCtVolume,
  readString,
  VertebralBmdError,
  wholeBox,
  type CtSeries,
  type CtVolume,
} from '../../src';
import type { ChosenSeries } from './chooseCtSeries';
import { readFileHu, type FileHu } from './ctPixels';
import { fileFault } from './fileFault';
import { forEachInParallel } from './forEachInParallel';

/**
 * Voxels that are read at most, 2 GB of them. Chosen here: twice a scan of 2,000 slices of 512 x 512;
 * a header can claim more than any memory holds.
 */
const MOST_VOXELS = 2 ** 30;

/** Takes how many images of a series are read. */
export type OnProgress = (done: number, total: number) => void;

/** Images under way at once: enough that an archive's answers need not be waited for one by one. */
const PARALLEL = 4;

/** A slice of a volume: its K index, and its frame in the image (from 0). */
interface SlicePlace {
  readonly k: number;
  readonly frame: number;
}

/**
 * Reads all voxels of a series; of several frames in a file each goes to its own slice.
 *
 * @throws VertebralBmdError `invalidDataset`, naming the file, when its voxels cannot be read or
 *   are not what its header says.
 */
export async function readVolume(
  { series, instances }: ChosenSeries,
  onProgress: OnProgress = () => undefined,
): Promise<CtVolume> {
  const { geometry, slices } = series;
  const [columns, rows] = geometry.dimensions;
  const size = columns * rows;
  if (size * slices.length > MOST_VOXELS) {
    throw new VertebralBmdError(
      'invalidInput',
      `${columns} x ${rows} x ${slices.length} voxels are more than this program reads`,
    );
  }
  const places = placesByInstance(series);
  let hu: Int16Array | Float32Array = new Int16Array(size * slices.length);
  let done = 0;
  await forEachInParallel(instances, PARALLEL, async ({ name, header, load }) => {
    const file = await readFileHu(await load(), name, { columns, rows });
    if (!file.isInt16 && hu instanceof Int16Array) hu = Float32Array.from(hu);
    for (const { k, frame } of places.get(readString(header, 'SOPInstanceUID') ?? '') ?? []) {
      requireFrame(file, frame, size, name);
      hu.set(file.hu.subarray(frame * size, (frame + 1) * size), k * size);
    }
    onProgress(++done, instances.length);
  });
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}

function placesByInstance({ slices }: CtSeries): ReadonlyMap<string, readonly SlicePlace[]> {
  const places = new Map<string, SlicePlace[]>();
  slices.forEach(({ sopInstanceUid, frameNumber = 1 }, k) => {
    const place = { k, frame: frameNumber - 1 };
    places.set(sopInstanceUid, [...(places.get(sopInstanceUid) ?? []), place]);
  });
  return places;
}

function requireFrame({ hu }: FileHu, frame: number, size: number, name: string): void {
  if (hu.length < (frame + 1) * size) {
    fileFault(name, `the header describes frame ${frame + 1}, which the pixel data do not hold`);
  }
}
