import type { DataSet } from 'dicom-parser';
import { fileFault } from './fileFault';

/** How stored values lie in their words (PS3.5 section 8.1.1), and how many there are. */
export interface PixelFormat {
  readonly columns: number;
  readonly rows: number;
  readonly frames: number;
  readonly bitsStored: number;
  /** Unused bits below the stored ones. */
  readonly shift: number;
  readonly isSigned: boolean;
}

/**
 * Reads the format of a file's pixels.
 *
 * @throws VertebralBmdError `invalidDataset` for pixels that are not of 16 bits, as those of CT
 *   images are (PS3.3 section C.8.2.1.1), or whose bits or number cannot be.
 */
export function readPixelFormat(dataset: DataSet, path: string): PixelFormat {
  const bitsAllocated = dataset.uint16('x00280100') ?? 16;
  if (bitsAllocated !== 16) fileFault(path, `expected pixels of 16 bits, got ${bitsAllocated}`);
  const bitsStored = dataset.uint16('x00280101') ?? bitsAllocated;
  const highBit = dataset.uint16('x00280102') ?? bitsStored - 1;
  if (bitsStored < 1 || highBit < bitsStored - 1 || highBit >= bitsAllocated) {
    fileFault(path, `${bitsStored} bits of which the highest is bit ${highBit} are no pixel`);
  }
  const frames = readNumberOfFrames(dataset);
  if (frames === undefined) fileFault(path, 'the number of frames cannot be read');
  return {
    columns: dataset.uint16('x00280011') ?? 0,
    rows: dataset.uint16('x00280010') ?? 0,
    frames,
    bitsStored,
    shift: highBit + 1 - bitsStored,
    isSigned: dataset.uint16('x00280103') === 1,
  };
}

/** How many frames a file says that it has; 1 where it says nothing. */
function readNumberOfFrames(dataset: DataSet): number | undefined {
  const text = dataset.string('x00280008') ?? '';
  if (text === '') return 1;
  return /^\+?\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** The stored value in the low bits of a word, other bits (old overlays) taken off. */
export function toStoredValue(
  word: number,
  { bitsStored, shift, isSigned }: Pick<PixelFormat, 'bitsStored' | 'shift' | 'isSigned'>,
): number {
  const unused = 32 - bitsStored;
  const high = (word >>> shift) << unused;
  return isSigned ? high >> unused : high >>> unused;
}
