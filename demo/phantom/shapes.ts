import { add, cross, dot, normalize, scale, subtract, type Vec3 } from '../../src';

/**
 * One piece of the phantom in the anatomy frame (mm; x to the patient's left, y posterior, z
 * cranial, origin in the middle of L3). The bounds hold all of it.
 */
export interface Structure {
  readonly min: Vec3;
  readonly max: Vec3;
  /** The material at a point, or 0 outside the structure. */
  materialAt(x: number, y: number, z: number): number;
}

/** A right-handed frame: its origin and its unit vectors, given in the anatomy frame. */
export interface LocalFrame {
  readonly origin: Vec3;
  readonly axes: readonly [Vec3, Vec3, Vec3];
}

/** Point of the anatomy frame (mm) for local coordinates (mm). */
export function fromLocal({ origin, axes }: LocalFrame, local: Vec3): Vec3 {
  return axes.reduce((point, axis, index) => add(point, scale(axis, local[index]!)), origin);
}

/** Local coordinates (mm) of a point of the anatomy frame (mm). */
export function toLocal({ origin, axes }: LocalFrame, point: Vec3): Vec3 {
  const offset = subtract(point, origin);
  return [dot(offset, axes[0]), dot(offset, axes[1]), dot(offset, axes[2])];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * The axes (left, posterior, cranial) of a vertebra from its tilt, roll and rotation in degrees;
 * signs as in `VertebraAnatomy`.
 */
export function tiltedAxes(
  tiltDegrees: number,
  rollDegrees: number,
  rotationDegrees: number,
): LocalFrame['axes'] {
  const tilt = radians(tiltDegrees);
  const roll = radians(rollDegrees);
  const turn = radians(rotationDegrees);
  const cranial: Vec3 = [
    Math.sin(roll),
    -Math.sin(tilt) * Math.cos(roll),
    Math.cos(tilt) * Math.cos(roll),
  ];
  const left = normalize(cross([0, Math.cos(tilt), Math.sin(tilt)], cranial));
  const posterior = cross(cranial, left);
  return [
    add(scale(left, Math.cos(turn)), scale(posterior, Math.sin(turn))),
    add(scale(posterior, Math.cos(turn)), scale(left, -Math.sin(turn))),
    cranial,
  ];
}

/** Bounds in the anatomy frame of a box given in a local frame. */
export function boundsOfLocalBox(
  frame: LocalFrame,
  low: Vec3,
  high: Vec3,
): Pick<Structure, 'min' | 'max'> {
  const corners = Array.from({ length: 8 }, (_, corner) =>
    fromLocal(frame, [
      corner & 1 ? high[0] : low[0],
      corner & 2 ? high[1] : low[1],
      corner & 4 ? high[2] : low[2],
    ]),
  );
  const extreme = (pick: (...values: number[]) => number): Vec3 => [
    pick(...corners.map((corner) => corner[0])),
    pick(...corners.map((corner) => corner[1])),
    pick(...corners.map((corner) => corner[2])),
  ];
  return { min: extreme(Math.min), max: extreme(Math.max) };
}

/** A signed distance in mm: negative inside. */
export type SignedDistance = (x: number, y: number, z: number) => number;

/** Further than this from a capsule its distance is given as infinite; every blend is narrower. */
const CAPSULE_REACH_MM = 6;

/**
 * A capsule about a line whose cross-section is stretched: the radius along axis n is
 * `radiusMm / squeeze[n]`. The distance is of first order: right near the surface, where the
 * cortical shell is drawn; far outside it is infinite.
 */
export function capsule(
  start: Vec3,
  end: Vec3,
  radiusMm: number,
  squeeze: Vec3 = [1, 1, 1],
): SignedDistance {
  const [sx, sy, sz] = squeeze;
  const [ax, ay, az] = [start[0] * sx, start[1] * sy, start[2] * sz];
  const [ux, uy, uz] = [end[0] * sx - ax, end[1] * sy - ay, end[2] * sz - az];
  const squaredLength = ux * ux + uy * uy + uz * uz || 1;
  const reach = (axis: 0 | 1 | 2) => radiusMm / squeeze[axis] + CAPSULE_REACH_MM;
  const [x0, x1] = [Math.min(start[0], end[0]) - reach(0), Math.max(start[0], end[0]) + reach(0)];
  const [y0, y1] = [Math.min(start[1], end[1]) - reach(1), Math.max(start[1], end[1]) + reach(1)];
  const [z0, z1] = [Math.min(start[2], end[2]) - reach(2), Math.max(start[2], end[2]) + reach(2)];
  return (x, y, z) => {
    if (z < z0 || z > z1 || y < y0 || y > y1 || x < x0 || x > x1) return Infinity;
    const px = x * sx - ax;
    const py = y * sy - ay;
    const pz = z * sz - az;
    const along = Math.max(0, Math.min(1, (px * ux + py * uy + pz * uz) / squaredLength));
    const dx = px - along * ux;
    const dy = py - along * uy;
    const dz = pz - along * uz;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < 1e-9) return -radiusMm;
    const distance = Math.sqrt(squared);
    const gradient =
      Math.sqrt(dx * dx * sx * sx + dy * dy * sy * sy + dz * dz * sz * sz) / distance;
    return (distance - radiusMm) / gradient;
  };
}

/**
 * The union of two or more distances with the creases between them filled over `blendMm`
 * (polynomial smooth minimum, Quilez); where they differ by more it is the plain minimum.
 */
export function smoothUnionOf(parts: readonly SignedDistance[], blendMm: number): SignedDistance {
  return (x, y, z) => {
    let distance = Infinity;
    for (const part of parts) {
      const other = part(x, y, z);
      if (other !== Infinity) distance = smoothUnion(distance, other, blendMm);
    }
    return distance;
  };
}

/**
 * The smaller of two distances, rounded where they differ by less than `blendMm`; `Infinity`
 * stands for far away.
 */
export function smoothUnion(a: number, b: number, blendMm: number): number {
  const overlap = blendMm - Math.abs(a - b);
  const fill = overlap > 0 ? (overlap * overlap) / (4 * blendMm) : 0;
  return (a < b ? a : b) - fill;
}

/** An ellipsoid of one material, axes along the anatomy frame; lengths in mm. */
export function ellipsoid(center: Vec3, radii: Vec3, material: number): Structure {
  const [cx, cy, cz] = center;
  const [rx, ry, rz] = radii;
  return {
    min: subtract(center, radii),
    max: add(center, radii),
    materialAt: (x, y, z) => {
      const dx = (x - cx) / rx;
      const dy = (y - cy) / ry;
      const dz = (z - cz) / rz;
      return dx * dx + dy * dy + dz * dz < 1 ? material : 0;
    },
  };
}

/** One cross-section of a tube: height, centre and half axes, in mm. */
export type TubeKnot = readonly [z: number, x: number, y: number, rx: number, ry: number];

/**
 * A tube that runs along z with elliptical axial cross-sections, linear between knots (sorted
 * here by height). `materialInside` is given the point relative to the centre, in half axes.
 */
export function axialTube(
  knots: readonly TubeKnot[],
  materialInside: (u: number, v: number, x: number, y: number, z: number) => number,
): Structure {
  const sorted = knots.toSorted((a, b) => a[0] - b[0]);
  const first = sorted[0]!;
  const last = sorted.at(-1)!;
  return {
    min: [
      Math.min(...knots.map(([, x, , rx]) => x - rx)),
      Math.min(...knots.map(([, , y, , ry]) => y - ry)),
      first[0],
    ],
    max: [
      Math.max(...knots.map(([, x, , rx]) => x + rx)),
      Math.max(...knots.map(([, , y, , ry]) => y + ry)),
      last[0],
    ],
    materialAt: (x, y, z) => {
      if (z < first[0] || z > last[0]) return 0;
      let upper = 1;
      while (upper < sorted.length - 1 && sorted[upper]![0] < z) upper++;
      const a = sorted[upper - 1]!;
      const b = sorted[upper]!;
      const part = (z - a[0]) / (b[0] - a[0]);
      const u = (x - a[1] - part * (b[1] - a[1])) / (a[3] + part * (b[3] - a[3]));
      const v = (y - a[2] - part * (b[2] - a[2])) / (a[4] + part * (b[4] - a[4]));
      return u * u + v * v < 1 ? materialInside(u, v, x, y, z) : 0;
    },
  };
}
