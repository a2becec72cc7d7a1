import { MATERIAL } from './materials';
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
  const { bowel, fat, gas, kidney, liver, lung, spleen } = MATERIAL;
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
    ...loops.map(([x, y, z, r, gasPart]) => bowelLoop(x, y, z, r, gasPart ? gas : bowel)),
  ];
}

/** Bowel loops: middle, radius (mm), and whether gas stands in the anterior half. */
const loops: readonly (readonly [number, number, number, number, boolean])[] = [
  [-40, -76, 10, 15, false],
  [-8, -84, 22, 14, true],
  [30, -74, 4, 16, false],
  [62, -60, -18, 15, true],
  [-70, -56, -30, 20, true],
  [12, -78, -34, 15, false],
  [-28, -72, -62, 15, true],
  [44, -66, -70, 14, false],
  [2, -86, -96, 16, true],
  [78, -46, 34, 15, true],
  [20, -80, 60, 15, false],
  [46, -78, 92, 20, true],
];

function bowelLoop(x: number, y: number, z: number, r: number, filling: number): Structure {
  return axialTube(
    [
      [z - 20, x - 5, y + 2, r * 0.5, r * 0.4],
      [z - 10, x - 2, y, r, r * 0.85],
      [z + 10, x + 3, y - 2, r, r * 0.85],
      [z + 20, x + 6, y, r * 0.5, r * 0.4],
    ],
    (u, v) => {
      if (u * u + v * v > 0.78) return MATERIAL.muscle;
      return filling === MATERIAL.gas && v > -0.05 ? MATERIAL.bowel : filling;
    },
  );
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
