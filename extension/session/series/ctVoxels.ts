import {
  boxVoxelCount,
  createCtVolume,
  lpsToIjk,
  VertebralBmdError,
  type CtSeries,
  type CtVolume,
  type IndexBox,
  type Vec3,
} from '../../../src';
import type { Cornerstone } from '../../host/host';

/** The voxels of a series that the viewer has loaded; one crossing from the host to `src/`. */
export interface CtVoxels {
  readonly series: CtSeries;
  /** Number of slices whose own voxels are in the viewer so far. */
  loadedSlices(): number;
  /**
   * HU of a box of the grid, copied out of the viewer's slices; as 16-bit integers where the viewer
   * holds HU as such, which takes half the memory.
   *
   * @throws Error when a slice of the box is not loaded; VertebralBmdError `invalidDataset` when
   *   the viewer holds other voxels than the header says, or no rescale for them.
   */
  read(box: IndexBox): CtVolume;
}

/** What the host tells of a volume that streams in. */
interface StreamingVolume {
  readonly volumeId: string;
  readonly loadStatus?: { readonly loaded: boolean };
  readonly framesLoaded?: number;
}

/**
 * @param displaySetInstanceUid The display set that the viewports show.
 * @param imageIds The viewer's ids of the series' images, in any order: each is put to its K
 *   index by its position, since the host's order is not the grid's.
 */
export function ctVoxels(
  { cache, metaData }: Pick<Cornerstone, 'cache' | 'metaData'>,
  series: CtSeries,
  displaySetInstanceUid: string,
  imageIds: readonly string[],
): CtVoxels {
  const { geometry } = series;
  const imageIdOfSlice = new Map<number, string>();
  for (const imageId of imageIds) {
    const plane = metaData.get('imagePlaneModule', imageId) as
      { readonly imagePositionPatient?: Vec3 } | undefined;
    if (!plane?.imagePositionPatient) continue;
    imageIdOfSlice.set(Math.round(lpsToIjk(geometry, plane.imagePositionPatient)[2]), imageId);
  }
  const slice = (k: number) => {
    const imageId = imageIdOfSlice.get(k);
    return imageId === undefined ? undefined : cache.getImage(imageId);
  };

  const slices = geometry.dimensions[2];
  const volume = () =>
    cache.getVolumes().find(({ volumeId }) => volumeId.endsWith(displaySetInstanceUid)) as
      StreamingVolume | undefined;

  return {
    series,
    loadedSlices() {
      const status = volume();
      if (status?.loadStatus?.loaded) return slices;
      // While a volume streams in, slices that are still missing hold copies of their neighbours.
      return Math.min(status?.framesLoaded ?? 0, slices - 1);
    },
    read(box) {
      const [columns, rows] = geometry.dimensions;
      const slices = Array.from({ length: box.size[2] }, (_, n) => {
        const image = slice(box.min[2] + n);
        if (!image) throw new Error('Some slices of this series are not loaded yet.');
        const voxels = image.voxelManager?.getScalarData() ?? image.getPixelData();
        // The host has rescaled to HU while loading, unless it says that it has not.
        const isHu = image.preScale?.scaled !== false;
        const { slope, intercept } = isHu ? { slope: 1, intercept: 0 } : image;
        if (voxels.length !== columns * rows || ![slope, intercept].every(Number.isFinite)) {
          throw new VertebralBmdError(
            'invalidDataset',
            `expected ${columns} x ${rows} voxels in HU in each slice, got ${voxels.length}`,
          );
        }
        return { voxels, isHu, slope, intercept };
      });
      const areWhole = slices.every(({ voxels, isHu }) => isHu && voxels instanceof Int16Array);
      const count = boxVoxelCount(box);
      const hu = areWhole ? new Int16Array(count) : new Float32Array(count);
      let target = 0;
      for (const { voxels, isHu, slope, intercept } of slices) {
        for (let j = box.min[1]; j < box.min[1] + box.size[1]; j++) {
          const first = j * columns + box.min[0];
          const row = voxels.subarray(first, first + box.size[0]);
          // Rows that need no rescaling are copied whole: the page stands still meanwhile.
          hu.set(
            isHu ? row : Float32Array.from(row, (stored) => stored * slope + intercept),
            target,
          );
          target += box.size[0];
        }
      }
      return createCtVolume({ geometry, box, hu });
    },
  };
}
