import { MATERIAL } from './materials';
import { boundsOfLocalBox, capsule, fromLocal, smoothUnionOf } from './shapes';
import type { SignedDistance, Structure } from './shapes';
import type { PlacedVertebra } from './spine';
import type { Vec3 } from '../../src';

/** How far a disc bulges over the rims, and how thick its annulus is, mm. */
const BULGE_MM = 1;
const ANNULUS_MM = 6;

/**
 * The disc between two vertebrae: what lies between their endplates, within the mean of their
 * outlines. `withVacuum` draws the gas cleft of a degenerated disc.
 */
export function discStructure(
  upper: PlacedVertebra,
  lower: PlacedVertebra,
  withVacuum: boolean,
): Structure {
  const low = (placed: PlacedVertebra) => toLocalOf(placed);
  const toUpper = low(upper);
  const toLower = low(lower);
  const { halfWidthMm, halfDepthMm, heightMm } = lower.body;
  const middle = heightMm / 2 + upper.anatomy.discBelowMm / 2;
  const cleft = capsule([-9, -2, middle], [8, 1, middle + 0.5], 1.2, [1, 0.25, 1]);
  const u: [number, number, number] = [0, 0, 0];
  const l: [number, number, number] = [0, 0, 0];
  return {
    ...boundsOfLocalBox(
      lower.frame,
      [-halfWidthMm - 4, -halfDepthMm - 4, heightMm / 2 - 8],
      [halfWidthMm + 4, halfDepthMm + 4, heightMm / 2 + upper.anatomy.discBelowMm + 9],
    ),
    materialAt: (x, y, z) => {
      toUpper(x, y, z, u);
      toLower(x, y, z, l);
      if (u[2] > 0 || l[2] < 0) return 0;
      const outline = (upper.body.outline(u[0], u[1]) + lower.body.outline(l[0], l[1])) / 2;
      if (outline > BULGE_MM) return 0;
      if (upper.body.inferior(u[0], u[1], u[2]) < 0) return 0;
      if (lower.body.superior(l[0], l[1], l[2]) < 0) return 0;
      if (outline > BULGE_MM - ANNULUS_MM) return MATERIAL.annulus;
      return withVacuum && cleft(l[0], l[1], l[2]) < 0 ? MATERIAL.vacuum : MATERIAL.nucleus;
    },
  };
}

function toLocalOf({ frame }: Pick<PlacedVertebra, 'frame'>) {
  const [[lx, ly, lz], [px, py, pz], [cx, cy, cz]] = frame.axes;
  const [ox, oy, oz] = frame.origin;
  return (x: number, y: number, z: number, local: [number, number, number]): void => {
    const dx = x - ox;
    const dy = y - oy;
    const dz = z - oz;
    local[0] = dx * lx + dy * ly + dz * lz;
    local[1] = dx * px + dy * py + dz * pz;
    local[2] = dx * cx + dy * cy + dz * cz;
  };
}

/** Bone with a shell: cortical within `shellMm` of the surface, `inside` deeper. */
function shelled(
  distance: SignedDistance,
  bounds: Pick<Structure, 'min' | 'max'>,
  shellMm: number,
  inside: number,
): Structure {
  return {
    ...bounds,
    materialAt: (x, y, z) => {
      const d = distance(x, y, z);
      if (!(d < 0)) return 0;
      return -d < shellMm ? MATERIAL.corticalBone : inside;
    },
  };
}

/** A body without posterior elements, such as that of S2. */
export function bodyStructure({ frame, body }: PlacedVertebra): Structure {
  const { halfWidthMm, halfDepthMm, heightMm, wall, superior, inferior } = body;
  const toBody = toLocalOf({ frame });
  const local: [number, number, number] = [0, 0, 0];
  const distance: SignedDistance = (x, y, z) => {
    toBody(x, y, z, local);
    const [lx, ly, lz] = local;
    return Math.max(wall(lx, ly, lz), superior(lx, ly, lz), inferior(lx, ly, lz));
  };
  const corner: Vec3 = [halfWidthMm + 1, halfDepthMm + 1, heightMm / 2 + 4];
  const bounds = boundsOfLocalBox(frame, [-corner[0], -corner[1], -corner[2]], corner);
  return shelled(distance, bounds, 0.8, MATERIAL.sacralCancellous);
}

function boundsOfPoints(points: readonly Vec3[], marginMm: number): Pick<Structure, 'min' | 'max'> {
  const along = (axis: 0 | 1 | 2) => points.map((point) => point[axis]);
  const low = (axis: 0 | 1 | 2) => Math.min(...along(axis)) - marginMm;
  const high = (axis: 0 | 1 | 2) => Math.max(...along(axis)) + marginMm;
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}

/** Both iliac wings: a curved plate from the sacroiliac joint forwards and up to the crest. */
export function iliacStructures(s1: PlacedVertebra): readonly Structure[] {
  return ([1, -1] as const).map((side) => {
    const at = (x: number, y: number, z: number): Vec3 => {
      const point = fromLocal({ origin: s1.frame.origin, axes: UPRIGHT }, [x * side, y, z]);
      return point;
    };
    const points = [at(50, 44, 8), at(58, 30, 2), at(76, 4, 6), at(96, -16, 8), at(116, -44, 0)];
    const plates = points
      .slice(1)
      .map((end, index) => capsule(points[index]!, end, 7 - index * 0.5, [1, 1, 0.2]));
    const distance = smoothUnionOf(plates, 4);
    return shelled(distance, boundsOfPoints(points, 36), 1.2, MATERIAL.sacralCancellous);
  });
}

const UPRIGHT = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;

/** The ribs of T11 and T12: from the body backwards, round to the side and down. */
export function ribStructures(vertebra: PlacedVertebra): readonly Structure[] {
  const { frame, body, anatomy, level } = vertebra;
  const a = body.halfWidthMm;
  const b = body.halfDepthMm;
  const lengthPart = level === 'T12' ? 4 : 6;
  return ([1, -1] as const).map((side) => {
    const course: readonly Vec3[] = [
      [a + 2, b - 4, anatomy.posteriorHeightMm / 2 - 6],
      [a + 14, b + 15, 2],
      [a + 32, b + 27, -6],
      [a + 56, b + 26, -20],
      [a + 80, b + 8, -36],
      [a + 100, b - 22, -54],
      [a + 110, b - 60, -72],
    ];
    const points = course
      .slice(0, lengthPart + 1)
      .map(([x, y, z]) => fromLocal(frame, [x * side, y, z]));
    const pieces = points
      .slice(1)
      .map((end, index) => capsule(points[index]!, end, 3.6, [1.15, 1.15, 0.7]));
    const distance = smoothUnionOf(pieces, 3);
    return shelled(distance, boundsOfPoints(points, 7), 1, MATERIAL.posteriorCancellous);
  });
}
