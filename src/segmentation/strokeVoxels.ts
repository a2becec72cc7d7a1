import { offsetInBox } from '../volume/ctVolume';
import { ijkToLps, lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import {
  boxAroundLps,
  boxVoxelCount,
  intersectBoxes,
  wholeBox,
  type IndexBox,
} from '../volume/indexBox';
import { add, dot, scale, subtract, type Vec3 } from '../volume/vector';
import { createMask, type Mask } from './mask';
import { joinBoxes } from './maskBoxes';

/** One stroke of brush or eraser, from pressing to releasing. */
export interface Stroke {
  /** Where the pointer was, LPS, mm; one point is a dab. */
  readonly pointsLps: readonly Vec3[];
  /** Radius (mm) of the brush. */
  readonly radiusMm: number;
  /**
   * Unit normal (LPS) of the plane that is painted on: the brush is a disc in it, as thick as a
   * voxel. Absent, the brush is a ball.
   */
  readonly normalLps?: Vec3;
  readonly erase: boolean;
}

/** The part of a stroke between two points (LPS, mm), which may be the same. */
interface Segment {
  readonly fromLps: Vec3;
  readonly toLps: Vec3;
}

/** The brush: its radius (mm), and for a disc its normal and half its thickness (mm). */
interface Brush {
  readonly radiusMm: number;
  readonly normalLps?: Vec3;
  readonly halfThicknessMm: number;
}

/**
 * The voxels under a stroke: those whose centre lies within the radius of the way of the pointer;
 * for a disc, measured within its plane, and no further from the plane than half a voxel reaches
 * along its normal, so that the disc has no gap on any plane. The voxels in which the way itself
 * lies always belong to it, however small the brush. In a box of the grid; it may be empty.
 */
export function strokeVoxels(geometry: VolumeGeometry, stroke: Stroke): Mask {
  const { normalLps } = stroke;
  const brush: Brush = {
    radiusMm: stroke.radiusMm,
    ...(normalLps ? { normalLps } : {}),
    halfThicknessMm: normalLps ? halfVoxelAlong(geometry, normalLps) : stroke.radiusMm,
  };
  const segments = segmentsOf(stroke.pointsLps);
  const boxes = segments.map((segment) => segmentBox(geometry, segment, brush));
  const wayVoxels = segments.flatMap((segment) => voxelsOnWay(geometry, segment));
  const single = wayVoxels.map((min): IndexBox => ({ min, size: [1, 1, 1] }));
  const empty: IndexBox = { min: [0, 0, 0], size: [0, 0, 0] };
  const box = [...boxes, ...single].reduce(joinBoxes, empty);
  const voxels = new Uint8Array(boxVoxelCount(box));
  segments.forEach((segment, n) => {
    markSegment(geometry, segment, brush, boxes[n]!, { box, voxels });
  });
  for (const [i, j, k] of wayVoxels) voxels[offsetInBox(box, i, j, k)] = 1;
  return createMask(box, voxels);
}

function segmentsOf(pointsLps: readonly Vec3[]): readonly Segment[] {
  if (pointsLps.length === 1) return [{ fromLps: pointsLps[0]!, toLps: pointsLps[0]! }];
  return pointsLps.slice(1).map((toLps, n) => ({ fromLps: pointsLps[n]!, toLps }));
}

/** Half the extent (mm) of a voxel along a unit vector (LPS). */
function halfVoxelAlong({ direction, spacing }: VolumeGeometry, alongLps: Vec3): number {
  const whole = direction.reduce(
    (sum, axis, n) => sum + Math.abs(dot(axis, alongLps)) * spacing[n]!,
    0,
  );
  // A plane half way between two slices takes both, whatever the rounding.
  return (whole / 2) * (1 + 1e-9);
}

function segmentBox(
  geometry: VolumeGeometry,
  { fromLps, toLps }: Segment,
  { radiusMm, normalLps, halfThicknessMm }: Brush,
): IndexBox {
  const middleLps = scale(add(fromLps, toLps), 0.5);
  const half = (axis: 0 | 1 | 2) => {
    const along = normalLps?.[axis] ?? 0;
    const within = radiusMm * Math.sqrt(Math.max(0, 1 - along * along));
    const way = Math.abs(toLps[axis] - fromLps[axis]) / 2;
    return way + within + Math.abs(along) * halfThicknessMm + 1e-6;
  };
  return boxAroundLps(geometry, middleLps, [half(0), half(1), half(2)]);
}

/** The voxels of the grid that a segment passes through, to within half of the smallest spacing. */
function voxelsOnWay(geometry: VolumeGeometry, { fromLps, toLps }: Segment): readonly Vec3[] {
  const way = subtract(toLps, fromLps);
  const steps = Math.ceil(Math.hypot(...way) / (Math.min(...geometry.spacing) / 2));
  const found: Vec3[] = [];
  for (let step = 0; step <= steps; step++) {
    const pointLps = add(fromLps, scale(way, steps > 0 ? step / steps : 0));
    const index = lpsToIjk(geometry, pointLps).map(Math.round) as unknown as Vec3;
    const box = intersectBoxes({ min: index, size: [1, 1, 1] }, wholeBox(geometry));
    if (boxVoxelCount(box) > 0) found.push(index);
  }
  return found;
}

/** Sets the voxels of a mask that is being made to 1 where a segment's brush passes. */
function markSegment(
  geometry: VolumeGeometry,
  { fromLps, toLps }: Segment,
  { radiusMm, normalLps, halfThicknessMm }: Brush,
  part: IndexBox,
  { box, voxels }: Mask,
): void {
  const way = subtract(toLps, fromLps);
  const waySquared = dot(way, way);
  const limit = radiusMm * radiusMm * (1 + 1e-9);
  const stepLps = scale(geometry.direction[0], geometry.spacing[0]);
  const { min, size } = part;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      const rowLps = subtract(ijkToLps(geometry, [min[0], j, k]), fromLps);
      const row = offsetInBox(box, min[0], j, k);
      for (let i = 0; i < size[0]; i++) {
        // Most of it the segments before have set.
        if (voxels[row + i]) continue;
        const x = rowLps[0] + i * stepLps[0];
        const y = rowLps[1] + i * stepLps[1];
        const z = rowLps[2] + i * stepLps[2];
        const along = x * way[0] + y * way[1] + z * way[2];
        const part01 = waySquared > 0 ? Math.max(0, Math.min(1, along / waySquared)) : 0;
        const dx = x - part01 * way[0];
        const dy = y - part01 * way[1];
        const dz = z - part01 * way[2];
        let squared = dx * dx + dy * dy + dz * dz;
        if (normalLps) {
          const off = dx * normalLps[0] + dy * normalLps[1] + dz * normalLps[2];
          if (Math.abs(off) > halfThicknessMm) continue;
          squared -= off * off;
        }
        if (squared <= limit) voxels[row + i] = 1;
      }
    }
  }
}
