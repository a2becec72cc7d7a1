import type { VertebralLevel } from '../../src';

/** Red, green, blue, 0-255. */
export type Rgb = readonly [number, number, number];

/**
 * A colour a level, neighbours far apart: the Okabe-Ito palette, which stays distinct for
 * colour-blind readers (Okabe and Ito 2008), without its black and yellow, which bone hides.
 */
export const LEVEL_COLORS: Readonly<Record<VertebralLevel, Rgb>> = {
  T12: [204, 121, 167],
  L1: [86, 180, 233],
  L2: [230, 159, 0],
  L3: [0, 158, 115],
  L4: [213, 94, 0],
  L5: [0, 114, 178],
};

/** The colour of a level for CSS and SVG. */
export const cssColor = (level: VertebralLevel): string => `rgb(${LEVEL_COLORS[level].join(', ')})`;
