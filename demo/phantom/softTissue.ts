import type { Vec3 } from '../../src';
import { MATERIAL } from './materials';
import { axialTube, ellipsoid, fromLocal, type Structure, type TubeKnot } from './shapes';
import type { PlacedVertebra } from './spine';
import { canalHalfWidthMm } from './vertebra';

/** A point in a vertebra's local frame, as a knot of a tube in the anatomy frame. */
function knotAt({ frame }: PlacedVertebra, local: Vec3, rx: number, ry: number): TubeKnot {
  const [x, y, z] = fromLocal(frame, local);
  return [z, x, y, rx, ry];
}

/** Contents of the spinal canal: thecal sac, epidural fat and the ligamentum flavum behind. */
export function canalStructures(spine: readonly PlacedVertebra[]): readonly Structure[] {
  const knots = spine.flatMap((placed) => {
    const { body, anatomy } = placed;
    const half = canalHalfWidthMm(anatomy.widthMm) - 0.5;
    const y = body.halfDepthMm + 8;
    return [-body.heightMm / 2, body.heightMm / 2].map((z) =>
      knotAt(placed, [0, y, z], half, 10.5),
    );
  });
  const top = knots[0]!;
  const bottom = knots.at(-1)!;
  const all: readonly TubeKnot[] = [
    [top[0] + 40, top[1], top[2] + 4, top[3], top[4]],
    ...knots,
    [bottom[0] - 40, bottom[1], bottom[2] + 22, 7, 5],
  ];
  const canal = axialTube(all, (u, v) => {
    const sac = ((v + 0.12) / 0.7) ** 2 + (u / 0.72) ** 2;
    if (sac < 1) return MATERIAL.thecalSac;
    return v > 0.2 && v + 0.75 * Math.abs(u) > 0.78 ? MATERIAL.ligament : MATERIAL.fat;
  });
  return [canal];
}

/** The spinal ganglia in the foramina, below each pedicle. */
export function ganglionStructures(spine: readonly PlacedVertebra[]): readonly Structure[] {
  return spine.flatMap((placed) => {
    const { body, anatomy, frame } = placed;
    const x = canalHalfWidthMm(anatomy.widthMm) + anatomy.pedicleMm[0];
    const z = anatomy.posteriorHeightMm / 2 - 2 * anatomy.pedicleMm[1] - 4;
    return [1, -1].map((side) =>
      ellipsoid(
        fromLocal(frame, [side * x, body.halfDepthMm + 5, z]),
        [2.6, 2.6, 4.5],
        MATERIAL.nerve,
      ),
    );
  });
}

/** Psoas, quadratus lumborum and the paraspinal muscles with their fatty streaks. */
export function muscleStructures(spine: readonly PlacedVertebra[]): readonly Structure[] {
  const byLevel = new Map(spine.map((placed) => [placed.level, placed]));
  const at = (level: PlacedVertebra['level']) => byLevel.get(level)!;
  const muscle = () => MATERIAL.muscle;
  const low = knotAt(at('S1'), [0, 0, 0], at('S1').body.halfWidthMm, 0);
  return [1, -1].flatMap((side) => {
    const psoasKnot = (level: PlacedVertebra['level'], out: number, y: number, rx: number) =>
      knotAt(at(level), [side * (at(level).body.halfWidthMm + out), y, 0], rx, rx * 1.15);
    const psoas = axialTube(
      [
        psoasKnot('T12', -1, 6, 2),
        psoasKnot('L1', 2, 5, 6),
        psoasKnot('L2', 5, 5, 9.5),
        psoasKnot('L3', 9, 5, 14),
        psoasKnot('L4', 12, 0, 17.5),
        psoasKnot('L5', 17, -12, 18),
        psoasKnot('S1', 26, -30, 17),
        [low[0] - 60, low[1] + side * (low[3] + 24), low[2] - 55, 17, 19],
      ],
      muscle,
    );
    const quadratusKnot = (level: PlacedVertebra['level'], x: number, rx: number): TubeKnot =>
      knotAt(at(level), [side * x, at(level).body.halfDepthMm + 9, 0], rx, 6.5);
    const quadratus = axialTube(
      [
        quadratusKnot('T12', 44, 6),
        quadratusKnot('L1', 48, 12),
        quadratusKnot('L3', 58, 17),
        quadratusKnot('L4', 63, 19),
        quadratusKnot('L5', 66, 12),
      ],
      muscle,
    );
    const paraspinalKnot = (placed: PlacedVertebra): TubeKnot => {
      const { body, frame, level } = placed;
      const [x, y, z] = fromLocal(frame, [0, body.halfDepthMm + 31, 0]);
      const slim = level === 'S1' ? 0.62 : level === 'L5' ? 0.85 : 1;
      return [z, x + side * 31 * slim, Math.min(y, 51) - (1 - slim) * 8, 30 * slim, 22 * slim];
    };
    const first = paraspinalKnot(spine[0]!);
    const last = paraspinalKnot(spine.at(-1)!);
    const paraspinal = axialTube(
      [
        [first[0] + 40, first[1], first[2], first[3], first[4]],
        ...spine.map(paraspinalKnot),
        [last[0] - 45, last[1], last[2] + 4, last[3] * 0.6, last[4] * 0.5],
      ],
      (u, v, x, y, z) => paraspinalMaterial(u * side, v, x, y, z),
    );
    return [psoas, quadratus, paraspinal];
  });
}

/**
 * Multifidus medially, erector spinae laterally, a septum of fat between them, and streaks of fat
 * that grow towards the spinous processes, as in an elderly back. `u` is positive laterally.
 */
function paraspinalMaterial(u: number, v: number, x: number, y: number, z: number): number {
  const septum = u + 0.22 - 0.3 * v * v;
  if (Math.abs(septum) < 0.035) return MATERIAL.fat;
  const warpedX = x + 3 * Math.sin(0.19 * y + 0.06 * z);
  const warpedY = y + 4 * Math.sin(0.16 * x - 0.05 * z + 1) + 0.3 * x * Math.sign(u - v);
  const streak =
    Math.sin(0.75 * warpedX + 0.3 * warpedY) *
      Math.sin(0.28 * warpedY - 0.21 * warpedX + 0.07 * z) +
    0.5 * Math.sin(1.6 * warpedX + 0.5 * warpedY - 0.09 * z);
  const threshold = septum < 0 ? 0.75 : 1.12;
  return streak > threshold - 0.35 * v ? MATERIAL.fat : MATERIAL.muscle;
}

/**
 * Aorta in front of the spine, to the left, with plaques of calcium in its wall; it divides at
 * L4 into the common iliac arteries. Beside it the inferior vena cava.
 */
export function vesselStructures(spine: readonly PlacedVertebra[]): readonly Structure[] {
  const byLevel = new Map(spine.map((placed) => [placed.level, placed]));
  const front = (
    level: PlacedVertebra['level'],
    x: number,
    gap: number,
    rx: number,
    ry: number,
  ) => {
    const placed = byLevel.get(level)!;
    return knotAt(placed, [x, -placed.body.halfDepthMm - ry - gap, 0], rx, ry);
  };
  const aortaKnots = [
    front('T11', 12, 0, 11.5, 11.5),
    front('T12', 11, 1, 11, 11),
    front('L1', 9, 2, 10.5, 10.5),
    front('L2', 8, 2, 9.5, 9.5),
    front('L3', 8, 2, 9, 9),
    front('L4', 5, 2, 9.5, 8.5),
  ];
  const t11 = aortaKnots[0]!;
  const l4 = aortaKnots.at(-1)!;
  const arterial = (u: number, v: number, _x: number, _y: number, z: number): number =>
    u * u + v * v > 0.66 && isPlaque(Math.atan2(v, u), z) ? MATERIAL.calcification : MATERIAL.aorta;
  const aorta = axialTube([[t11[0] + 40, t11[1], t11[2] + 2, 12, 12], ...aortaKnots], arterial);
  const iliacArteries = [1, -1].map((side) =>
    axialTube(
      [
        [l4[0] + 1, l4[1] + side * 4.5, l4[2], 5.5, 6.5],
        front('L5', side * 19, 6, 5.5, 5.5),
        front('S1', side * 40, -14, 5, 5.5),
      ],
      arterial,
    ),
  );
  const venous = () => MATERIAL.venousBlood;
  const cava = axialTube(
    [
      front('T11', -26, 8, 12, 10),
      front('L1', -18, 3, 12, 8.5),
      front('L3', -16, 1, 12, 7.5),
      front('L4', -13, 0.5, 12, 6),
      front('L5', -6, 0, 4, 2),
    ],
    venous,
  );
  const iliacVeins = [1, -1].map((side) =>
    axialTube(
      [
        front('L4', -10 + side * 3, -1, 6, 5),
        front('L5', side * 20, -4, 7, 5),
        front('S1', side * 38, -24, 6, 6),
      ],
      venous,
    ),
  );
  return [aorta, ...iliacArteries, cava, ...iliacVeins];
}

/** Where the wall of an artery is calcified: an angle (radians) about its axis, and a height. */
function isPlaque(angle: number, z: number): boolean {
  const pattern =
    Math.sin(2 * angle + 0.11 * z) + Math.sin(3 * angle - 0.17 * z + 0.8) + Math.sin(0.23 * z);
  return pattern > 1.75;
}
