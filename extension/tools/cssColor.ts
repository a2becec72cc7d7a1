import { LEVEL_COLORS, type VertebralLevel } from '../../src';

/** The colour of a level for CSS and SVG. */
export const cssColor = (level: VertebralLevel): string => `rgb(${LEVEL_COLORS[level].join(', ')})`;
