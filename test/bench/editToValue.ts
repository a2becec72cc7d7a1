import {
  createMask,
  lpsToIjk,
  measureMask,
  proposeThreeSlice,
  type CtVolume,
  type Mask,
  type Vec3,
  type VolumeGeometry,
} from '../../src';
import type { BenchLine } from './benchLine';
import { repeatInTurn } from './repeat';

/** One frame of the screen at 60 Hz: a value must follow an edit within it. */
export const FRAME_MS = 16;

/** Radius (mm) of the brush. */
const BRUSH_MM = 5;

const RUNS = 100;

/** The mask with the voxels within a radius (mm) of a point (LPS, mm) painted or erased. */
export function brush(
  { spacing, ...grid }: VolumeGeometry,
  { box, voxels }: Mask,
  centerLps: Vec3,
  radiusMm: number,
  value: 0 | 1,
): Mask {
  const center = lpsToIjk({ spacing, ...grid }, centerLps);
  const range = (axis: 0 | 1 | 2) => {
    const reach = radiusMm / spacing[axis];
    const first = Math.max(box.min[axis], Math.ceil(center[axis] - reach));
    const last = Math.min(box.min[axis] + box.size[axis] - 1, Math.floor(center[axis] + reach));
    return [first, last] as const;
  };
  const [[i0, i1], [j0, j1], [k0, k1]] = [range(0), range(1), range(2)];
  const painted = voxels.slice();
  for (let k = k0; k <= k1; k++) {
    for (let j = j0; j <= j1; j++) {
      const row = ((k - box.min[2]) * box.size[1] + j - box.min[1]) * box.size[0] - box.min[0];
      const y = (j - center[1]) * spacing[1];
      const z = (k - center[2]) * spacing[2];
      for (let i = i0; i <= i1; i++) {
        const x = (i - center[0]) * spacing[0];
        if (x * x + y * y + z * z <= radiusMm * radiusMm) painted[row + i] = value;
      }
    }
  }
  return createMask(box, painted);
}

/** A level's mask in the box of its voxels, as an editor holds it: it may grow anywhere in there. */
export function maskInVolume({ box }: CtVolume, mask: Mask): Mask {
  const voxels = new Uint8Array(box.size[0] * box.size[1] * box.size[2]);
  const { min, size } = mask.box;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const source = (k * size[1] + j) * size[0];
      const target =
        ((k + min[2] - box.min[2]) * box.size[1] + j + min[1] - box.min[1]) * box.size[0] +
        min[0] -
        box.min[0];
      voxels.set(mask.voxels.subarray(source, source + size[0]), target);
    }
  }
  return createMask(box, voxels);
}

/**
 * From a stroke of the brush at the border of a mask to the level's HU, on the mask's own box and
 * on the box of all voxels at hand; and to three ellipses proposed anew.
 */
export async function measureEdits(
  volume: CtVolume,
  mask: Mask,
  centerLps: Vec3,
): Promise<readonly BenchLine[]> {
  const strokeAt = (run: number): Vec3 => {
    const angle = run * 2.4;
    const away = [14 * Math.cos(angle), 9 * Math.sin(angle), (run % 7) - 3] as const;
    return [centerLps[0] + away[0], centerLps[1] + away[1], centerLps[2] + away[2]];
  };
  let run = 0;
  const edited = (from: Mask) => {
    run++;
    return brush(volume.geometry, from, strokeAt(run), BRUSH_MM, run % 2 ? 1 : 0);
  };
  const wide = maskInVolume(volume, mask);
  return repeatInTurn(
    [
      {
        name: 'brush, then HU; mask in its own box',
        work: () => measureMask(volume, edited(mask)),
        budget: FRAME_MS,
      },
      {
        name: 'brush, then HU; mask in the box of all voxels',
        work: () => measureMask(volume, edited(wide)),
        budget: FRAME_MS,
      },
      {
        name: 'brush, then three ellipses proposed and measured',
        work: () => proposeThreeSlice(volume, edited(mask)),
        budget: FRAME_MS,
      },
    ],
    { runs: RUNS },
  );
}
