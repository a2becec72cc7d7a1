import { readFileSync } from 'node:fs';
import * as nifti from 'nifti-reader-js';
import { createMask, trimMask, type Mask } from '../../src/segmentation/mask';

/** A label volume: whole-number labels on the grid of a CT series. */
export interface LabelVolume {
  /** Number of voxels along I, J, K. */
  readonly dimensions: readonly [number, number, number];
  /** I fastest, then J, then K. */
  readonly labels: ArrayLike<number>;
}

/**
 * Reads a NIfTI label volume (8 or 16 bit, gzipped or not) whose axes are those of its series.
 *
 * @throws Error for a file that is no NIfTI or holds another data type
 */
export function readNiftiLabels(path: string): LabelVolume {
  const file = readFileSync(path);
  let bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  if (nifti.isCompressed(bytes)) bytes = nifti.decompress(bytes) as ArrayBuffer;
  const header = nifti.isNIFTI(bytes) ? nifti.readHeader(bytes) : null;
  if (!header) throw new Error(`${path} is no NIfTI file`);
  const image = nifti.readImage(header, bytes);
  const dimensions = [header.dims[1]!, header.dims[2]!, header.dims[3]!] as const;
  if (header.datatypeCode === nifti.NIFTI1.TYPE_UINT8) {
    return { dimensions, labels: new Uint8Array(image) };
  }
  if (header.datatypeCode === nifti.NIFTI1.TYPE_UINT16) {
    return { dimensions, labels: new Uint16Array(image) };
  }
  if (header.datatypeCode === nifti.NIFTI1.TYPE_INT16) {
    return { dimensions, labels: new Int16Array(image) };
  }
  throw new Error(`${path} has labels of data type ${header.datatypeCode}, expected 8 or 16 bit`);
}

/** The voxels of one label as a mask. */
export function maskOfLabel({ dimensions, labels }: LabelVolume, label: number): Mask {
  const voxels = Uint8Array.from(labels, (value) => (value === label ? 1 : 0));
  return trimMask(createMask({ min: [0, 0, 0], size: dimensions }, voxels));
}
