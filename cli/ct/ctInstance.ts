import type { CtSeries, CtVolume, NaturalizedDataset } from '../../src';

/** A CT image that can be read when its voxels are wanted, from a folder or from an archive. */
export interface CtInstance {
  /** Names it in messages: the path of its file, or where it lies in the archive. */
  readonly name: string;
  /** Its naturalized header, without pixel data. */
  readonly header: NaturalizedDataset;
  /** The whole DICOM file. */
  readonly load: () => Promise<Uint8Array>;
}

/** One CT series with its voxels. */
export interface LoadedCt {
  readonly series: CtSeries;
  /** All voxels of the series in HU; 16-bit integers wherever they lose nothing. */
  readonly volume: CtVolume;
  /** The naturalized headers of the series without pixel data, in no particular order. */
  readonly instances: readonly NaturalizedDataset[];
}
