import type { VertebralLevel } from './vertebralLevel';

/** Red, green, blue of sRGB, 0-255. */
export type Rgb = readonly [number, number, number];

/**
 * A colour a level, the same on the images, in the panel and in stored segmentations; neighbours
 * far apart: the Okabe-Ito palette, which stays distinct for colour-blind readers (Okabe and Ito
 * 2008), without its black and yellow, which bone hides.
 */
export const LEVEL_COLORS: Readonly<Record<VertebralLevel, Rgb>> = {
  T12: [204, 121, 167],
  L1: [86, 180, 233],
  L2: [230, 159, 0],
  L3: [0, 158, 115],
  L4: [213, 94, 0],
  L5: [0, 114, 178],
};
