import type { Vec3 } from '../../src';
import { MATERIAL } from './materials';
import { createRandomStream } from './random';
import { axialTube, ellipsoid, type Structure } from './shapes';

/** Extent of the trunk in the anatomy frame, mm: the middle lies before the spine. */
const TRUNK_MIDDLE_Y = -31;
const HALF_WIDTH_MM = 152;
const HALF_DEPTH_MM = 111;
const SKIN_MM = 1.8;
/** Where the trunk ends above and below, well outside every field of view. */
const TRUNK_HALF_LENGTH_MM = 420;

/**
 * Skin, subcutaneous fat, the muscles of the abdominal wall and the fat of the abdomen and
 * retroperitoneum, which everything else lies in.
 */
export function trunkStructure(): Structure {
  return {
    min: [-HALF_WIDTH_MM, TRUNK_MIDDLE_Y - HALF_DEPTH_MM, -TRUNK_HALF_LENGTH_MM],
    max: [HALF_WIDTH_MM, TRUNK_MIDDLE_Y + HALF_DEPTH_MM, TRUNK_HALF_LENGTH_MM],
    materialAt: (x, y) => {
      const v = (y - TRUNK_MIDDLE_Y) / HALF_DEPTH_MM;
      const u = x / HALF_WIDTH_MM;
      // So far inside nothing but fat is left, and it is most of the field: no powers needed.
      if (u * u + v * v < 0.5) return MATERIAL.fat;
      if (u < -1 || u > 1 || v < -1 || v > 1) return 0;
      // Flatter at the back, with the furrow over the spinous processes.
      const furrow = v > 0 ? 3 * Math.exp(-((x / 14) ** 2)) : 0;
      const radius = (u * u * Math.sqrt(Math.abs(u)) + v * v * Math.sqrt(Math.abs(v))) ** 0.4;
      const depth = (1 - radius) * HALF_DEPTH_MM - furrow;
      if (depth < 0) return 0;
      if (depth < SKIN_MM) return MATERIAL.skin;
      const fatMm = 14 - 3 * v;
      if (depth < fatMm) return MATERIAL.subcutaneousFat;
      const wallMm = 9 * Math.min(1, Math.max(0.01, (0.62 - v) / 0.25));
      if (depth < fatMm + wallMm) {
        const layer = (depth - fatMm) / wallMm;
        const septum = Math.abs(layer - 0.36) < 0.05 || Math.abs(layer - 0.68) < 0.05;
        return septum ? MATERIAL.fat : MATERIAL.muscle;
      }
      return MATERIAL.fat;
    },
  };
}

/** Kidneys with their sinus, liver, spleen, bases of the lungs, and loops of bowel with gas. */
export function organStructures(): readonly Structure[] {
  const { fat, kidney, liver, lung, spleen } = MATERIAL;
  return [
    ellipsoid([54, -4, 66], [9, 12, 24], fat),
    ellipsoid([-55, -6, 54], [9, 12, 24], fat),
    ellipsoid([61, -2, 66], [23, 25, 50], kidney),
    ellipsoid([-62, -4, 54], [23, 25, 50], kidney),
    ellipsoid([61, -2, 66], [30, 31, 60], fat),
    ellipsoid([-62, -4, 54], [30, 31, 60], fat),
    ...[1, -1].map((side) => ellipsoid([side * 70, 14, 190], [52, 44, 78], lung)),
    ellipsoid([-78, -50, 128], [62, 74, 92], liver),
    ellipsoid([94, -8, 138], [34, 44, 46], spleen),
    ...bowelStructures(),
  ];
}

/** Small bowel in front of the spine in a loose lattice, and the colon at both sides. */
function bowelStructures(): readonly Structure[] {
  // A seed of its own: the bowel stays the same, whatever the noise.
  const { uniform } = createRandomStream(5);
  const loops: Structure[] = [];
  for (let z = -150; z <= 70; z += 28) {
    for (let x = -75; x <= 75; x += 30) {
      for (const y of [-66, -98]) {
        const jitter = () => 17 * (uniform() - 0.5);
        const middle: Vec3 = [x + jitter(), y + jitter(), z + jitter()];
        const radii: Vec3 = [11 + 9 * uniform(), 10 + 7 * uniform(), 13 + 9 * uniform()];
        loops.push(bowelLoop(middle, radii, uniform() < 0.3 ? 0.4 * uniform() - 0.3 : -1));
      }
    }
  }
  const colon = [1, -1].map((side) =>
    axialTube(
      [-160, -120, -80, -40, 0, 40, 75].map((z) => {
        const haustra = 3 * Math.sin(z * 0.13 + side);
        return [z, side * (96 + 0.06 * z), -34 - 0.1 * z, 17 + haustra, 19 + haustra] as const;
      }),
      (u, v) => bowelMaterial(u * u + v * v, v, -0.4),
    ),
  );
  return [...colon, ...loops];
}

/** A loop as an ellipsoid; gas stands in front of `fluidLevel` (in half axes, supine). */
function bowelLoop(middle: Vec3, radii: Vec3, fluidLevel: number): Structure {
  return {
    ...ellipsoid(middle, radii, MATERIAL.bowel),
    materialAt: (x, y, z) => {
      const v = (y - middle[1]) / radii[1];
      const squared = ((x - middle[0]) / radii[0]) ** 2 + v * v + ((z - middle[2]) / radii[2]) ** 2;
      return bowelMaterial(squared, v, fluidLevel);
    },
  };
}

/** Wall, gas or contents at a squared radius and antero-posterior position, both in half axes. */
function bowelMaterial(squared: number, v: number, fluidLevel: number): number {
  if (squared >= 1) return 0;
  if (squared > 0.75) return MATERIAL.muscle;
  return v < fluidLevel ? MATERIAL.gas : MATERIAL.bowel;
}

/** The table: a curved carbon shell about foam, with a mattress on it, under the back. */
export function tableStructure(): Structure {
  const back = TRUNK_MIDDLE_Y + HALF_DEPTH_MM;
  return {
    min: [-215, back - 40, -TRUNK_HALF_LENGTH_MM],
    max: [215, back + 40, TRUNK_HALF_LENGTH_MM],
    materialAt: (x, y) => {
      if (x < -210 || x > 210) return 0;
      const depth = y - back - 1 + (x * x) / 2600;
      if (depth < 0 || depth > 34) return 0;
      if (depth < 7) return MATERIAL.mattress;
      if (depth < 9.2 || depth > 31.8 || Math.abs(x) > 207) return MATERIAL.tableShell;
      return MATERIAL.tableFoam;
    },
  };
}
