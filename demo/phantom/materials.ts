import { PHANTOM_LEVELS, type PhantomLevel } from './anatomy';

/**
 * What a point of the phantom is made of, as a small whole number, so that a volume of
 * materials fits in bytes. 0 means "not inside" to a structure and air to the image.
 */
export const MATERIAL = {
  air: 0,
  corticalBone: 1,
  posteriorCancellous: 2,
  compactedCancellous: 3,
  basivertebralVein: 4,
  cement: 5,
  nucleus: 6,
  annulus: 7,
  vacuum: 8,
  thecalSac: 9,
  nerve: 10,
  ligament: 11,
  fat: 13,
  subcutaneousFat: 14,
  muscle: 15,
  skin: 16,
  aorta: 17,
  calcification: 18,
  venousBlood: 19,
  kidney: 20,
  liver: 21,
  spleen: 22,
  bowel: 23,
  gas: 24,
  lung: 25,
  tableShell: 26,
  tableFoam: 27,
  mattress: 28,
  sacralCancellous: 29,
} as const;

/** Cancellous bone of one vertebral body; each level has its own number and HU. */
const FIRST_CANCELLOUS = 40;

/** The material number of the cancellous bone in a level's body. */
export const cancellousMaterial = (level: PhantomLevel): number =>
  FIRST_CANCELLOUS + PHANTOM_LEVELS.indexOf(level);

/** Whether the material is the cancellous bone of a body, where trabecular texture is drawn. */
export const isBodyCancellous = (material: number): boolean => material >= FIRST_CANCELLOUS;

/**
 * Whether a material's border needs the finest supersampling: bone, cement and gas lie so far
 * from their surroundings that a coarse partial volume would show.
 */
export const isHighContrast = (material: number): boolean =>
  material <= MATERIAL.cement || material === MATERIAL.vacuum || material >= FIRST_CANCELLOUS;

/** The HU that options can change. */
export interface VariableHu {
  readonly cancellousHu: Readonly<Record<PhantomLevel, number>>;
  readonly aortaHu: number;
}

/**
 * HU of every material at 120 kVp, by material number. Chosen here from textbook ranges (fat
 * -110 to -90, muscle of the elderly 30-55, unenhanced blood 35-45, disc 60-110, cerebrospinal
 * fluid with roots 15-30, cortical bone 700-1200, acrylic cement with contrast 1000-2500).
 */
export function huByMaterial({ cancellousHu, aortaHu }: VariableHu): Float32Array {
  const hu = new Float32Array(FIRST_CANCELLOUS + PHANTOM_LEVELS.length);
  hu[MATERIAL.air] = -1000;
  hu[MATERIAL.corticalBone] = 950;
  hu[MATERIAL.posteriorCancellous] = 120;
  hu[MATERIAL.compactedCancellous] = 175;
  hu[MATERIAL.basivertebralVein] = 15;
  hu[MATERIAL.cement] = 1700;
  hu[MATERIAL.nucleus] = 78;
  hu[MATERIAL.annulus] = 98;
  hu[MATERIAL.vacuum] = -600;
  hu[MATERIAL.thecalSac] = 24;
  hu[MATERIAL.nerve] = 38;
  hu[MATERIAL.ligament] = 68;
  hu[MATERIAL.fat] = -98;
  hu[MATERIAL.subcutaneousFat] = -106;
  hu[MATERIAL.muscle] = 48;
  hu[MATERIAL.skin] = 5;
  hu[MATERIAL.aorta] = aortaHu;
  hu[MATERIAL.calcification] = 750;
  hu[MATERIAL.venousBlood] = 40;
  hu[MATERIAL.kidney] = 33;
  hu[MATERIAL.liver] = 56;
  hu[MATERIAL.spleen] = 48;
  hu[MATERIAL.bowel] = 22;
  hu[MATERIAL.gas] = -900;
  hu[MATERIAL.lung] = -840;
  hu[MATERIAL.tableShell] = 90;
  hu[MATERIAL.tableFoam] = -930;
  hu[MATERIAL.mattress] = -880;
  hu[MATERIAL.sacralCancellous] = 20;
  for (const level of PHANTOM_LEVELS) hu[cancellousMaterial(level)] = cancellousHu[level];
  return hu;
}
