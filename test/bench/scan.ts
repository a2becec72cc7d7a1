import { ctVoxels, type CtVoxels } from '../../extension/session/series/ctVoxels';
import {
  boxAroundLps,
  createVolumeGeometry,
  ijkToLps,
  type CtSeries,
  type Vec3,
  type VolumeGeometry,
} from '../../src';
import { columnOfBodies, renderPhantom } from '../support/bodyPhantom';

/** A scan as the viewer holds it: slices of the whole grid, and what reads boxes out of them. */
export interface BenchScan {
  readonly geometry: VolumeGeometry;
  readonly voxels: CtVoxels;
}

/** The size that the budgets are given for. */
export const USUAL_DIMENSIONS: Vec3 = [512, 512, 400];
export const USUAL_SPACING_MM: Vec3 = [0.7, 0.7, 1];

/** What is rendered about the middle of the scan (half size, mm): somewhat more than is read. */
const RENDERED_HALF_MM: Vec3 = [54, 54, 58];

/** HU of everything else. */
const SOFT_TISSUE_HU = 55;

/**
 * A scan with three lumbar bodies about its middle, (0, 0, 0) in LPS. Slices that hold no bone
 * are the same array: they are never read.
 */
export function makeScan(dimensions: Vec3, spacing: Vec3): BenchScan {
  const middle = (axis: 0 | 1 | 2) => (-(dimensions[axis] - 1) / 2) * spacing[axis];
  const geometry = createVolumeGeometry({
    dimensions,
    spacing,
    origin: [middle(0), middle(1), middle(2)],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  return { geometry, voxels: viewerVoxels(geometry, renderSlices(geometry)) };
}

function renderSlices(geometry: VolumeGeometry): readonly Int16Array[] {
  const { min, size } = boxAroundLps(geometry, [0, 0, 0], RENDERED_HALF_MM);
  const { hu } = renderPhantom(
    createVolumeGeometry({ ...geometry, dimensions: size, origin: ijkToLps(geometry, min) }),
    { bodies: columnOfBodies([0, 0, 0], 3), noiseSdHu: 20 },
  );
  const [columns, rows, count] = geometry.dimensions;
  const empty = new Int16Array(columns * rows).fill(SOFT_TISSUE_HU);
  return Array.from({ length: count }, (_, k) => {
    if (k < min[2] || k >= min[2] + size[2]) return empty;
    const slice = empty.slice();
    for (let j = 0; j < size[1]; j++) {
      const start = ((k - min[2]) * size[1] + j) * size[0];
      slice.set(hu.subarray(start, start + size[0]), (min[1] + j) * columns + min[0]);
    }
    return slice;
  });
}

/** The plugin's own reading, from slices that stand where the viewer's cache would. */
function viewerVoxels(geometry: VolumeGeometry, slices: readonly Int16Array[]): CtVoxels {
  const viewer = {
    metaData: {
      get: (_type: string, imageId: string) => ({
        imagePositionPatient: ijkToLps(geometry, [0, 0, Number(imageId)]),
      }),
    },
    cache: {
      getVolumes: () => [],
      getImage: (imageId: string) => ({
        voxelManager: { getScalarData: () => slices[Number(imageId)]! },
        preScale: { scaled: true },
      }),
    },
  } as unknown as Parameters<typeof ctVoxels>[0];
  const series = { status: 'readable', geometry } as unknown as CtSeries;
  return ctVoxels(viewer, series, 'bench', [...slices.keys()].map(String));
}

/** Clicks (LPS, mm) in the middle third of the middle body, as different as readers' are. */
export function clickAt(run: number): Vec3 {
  return [((run * 7) % 9) - 4, ((run * 5) % 9) - 4, ((run * 3) % 7) - 3];
}
