import {
  createMask,
  editableMaskOf,
  editedReading,
  lpsToIjk,
  moveBorder,
  moveWall,
  paintStroke,
  previewReading,
  proposeThreeSlice,
  refillMask,
  withPeel,
  type BodyPlacement,
  type CtVolume,
  type EditableMask,
  type Mask,
  type Stroke,
  type ThreeDimensionalReading,
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

/** A drag is many frames: what a first one takes, before the engine has compiled, is none of them. */
const WARM_UPS = 10;

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

/** A frame of a drag or the end of one: the corrected mask with its value. */
type Edit = (run: number) => unknown;

/**
 * From each kind of correction of a level to its HU: the mask corrected, peeled and measured, as at
 * every frame of a drag; and what the end of a drag, a restored level, a refill and three ellipses
 * proposed anew take.
 */
export async function measureEdits(
  volume: CtVolume,
  level: ThreeDimensionalReading,
): Promise<readonly BenchLine[]> {
  const { geometry } = volume;
  const placement = level.placement!;
  const editable = editableMaskOf(geometry, level);
  const { body, ...withoutBody } = level;
  const preview = (edited: EditableMask) => previewReading(volume, level, edited);
  const border = (from: EditableMask, run: number) =>
    moveBorder(geometry, from, placement, run % 2 ? 'superior' : 'inferior', {
      shiftMm: (run % 9) - 4.3,
      tiltLeftDegrees: (run % 5) - 2,
      tiltPosteriorDegrees: (run % 7) - 3,
    });
  // What the last frame of a drag has made.
  const moved = [border(editable, 2), border(editable, 7)] as const;
  const corrected = [-6, 0, 6].reduce(
    (from, height) => paintStroke(geometry, from, strokeAt(1, height), []),
    editable,
  );
  const edits: readonly (readonly [string, Edit])[] = [
    ['border dragged', (run) => preview(border(editable, run))],
    ['wall dragged', (run) => preview(wall(geometry, editable, placement, run))],
    ['peel changed', (run) => preview(withPeel(editable, 2.3 + (run % 20) / 10))],
    ['brush, 60 points on a plane', (run) => preview(brushed(geometry, editable, run, true))],
    ['brush, 60 points, a ball', (run) => preview(brushed(geometry, editable, run, false))],
    ['border dragged of a painted mask', (run) => preview(border(corrected, run))],
    ['refilled between three painted slices', () => preview(refillMask(geometry, corrected))],
    ['end of a drag of the border', (run) => editedReading(volume, level, moved[run % 2]!)],
    ['restored mask made ready for correction', () => editableMaskOf(geometry, withoutBody)],
    ['three ellipses proposed and measured', () => proposeThreeSlice(volume, level.cancellous)],
  ];
  let run = 0;
  return repeatInTurn(
    edits.map(([name, edit]) => ({ name, work: () => edit(run++), budget: FRAME_MS })),
    { runs: RUNS, warmUps: WARM_UPS },
  );
}

/** A pull at the wall, all round the body in turn. */
function wall(
  geometry: VolumeGeometry,
  editable: EditableMask,
  placement: BodyPlacement,
  run: number,
): EditableMask {
  const [x, y, z] = placement.centerLps;
  const at = (radius: number): Vec3 => [
    x + radius * Math.cos(run),
    y + radius * Math.sin(run),
    z + (run % 9) - 4,
  ];
  return moveWall(geometry, editable, placement, at(18), at(15 + (run % 7)));
}

/** A stroke of 60 points about half of the wall, from an angle on, at a height (mm). */
function strokeAt(angle: number, height: number): Stroke {
  return {
    pointsLps: Array.from({ length: 60 }, (_, n): Vec3 => {
      const turn = angle + (n * Math.PI) / 60;
      return [19 * Math.cos(turn), 12 * Math.sin(turn), height];
    }),
    radiusMm: BRUSH_MM,
    normalLps: [0, 0, 1],
    erase: false,
  };
}

function brushed(
  geometry: VolumeGeometry,
  editable: EditableMask,
  run: number,
  onPlane: boolean,
): EditableMask {
  const { normalLps, ...ball } = strokeAt(run, (run % 15) - 7);
  const brush = onPlane && normalLps ? { ...ball, normalLps } : ball;
  return paintStroke(geometry, editable, { ...brush, erase: run % 2 === 0 }, []);
}
