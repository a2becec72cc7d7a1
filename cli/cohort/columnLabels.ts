import type { Metric } from '../../src';

/** The metrics as the report names them. */
export const METRIC_LABELS: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3D-HU',
  threeSliceHu: 'Three-slice HU',
};

const LABELS: Readonly<Record<string, string>> = {
  threeDimensionalHu: '3D-HU (HU)',
  threeSliceHu: 'Three-slice HU (HU)',
  tScore: 'DXA T-score',
  ageYears: 'Age (years)',
  multipleFractures: 'More than one fracture',
  threeDimensionalHuReader2: '3D-HU, second reader (HU)',
  threeSliceHuReader2: 'Three-slice HU, second reader (HU)',
};

/** A column as the report names it: the table's own name where it has no other. */
export const columnLabel = (name: string): string =>
  Object.hasOwn(LABELS, name) ? LABELS[name]! : name;

/** A category of a column; 0 and 1 are no and yes. */
export const levelLabel = (level: string, levels: readonly string[]): string =>
  levels.every((each) => each === '0' || each === '1') ? (level === '1' ? 'yes' : 'no') : level;
