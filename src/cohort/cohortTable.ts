/** A column of numbers; `undefined` where a patient has no value. */
export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** A column of categories; `undefined` where a patient has none. */
export interface CategoricalColumn {
  readonly kind: 'categorical';
  readonly name: string;
  readonly values: readonly (string | undefined)[];
}

export type CohortColumn = NumericColumn | CategoricalColumn;

/** Patients with a known outcome, without who they are; all columns are as long as `outcome`. */
export interface CohortTable {
  /** Whether a new vertebral fracture followed. */
  readonly outcome: readonly boolean[];
  readonly columns: readonly CohortColumn[];
}

/** The columns that have a meaning of their own, by the names of the table. */
export const COHORT_COLUMNS = {
  threeDimensionalHu: 'threeDimensionalHu',
  threeSliceHu: 'threeSliceHu',
  tScore: 'tScore',
  ageYears: 'ageYears',
  multipleFractures: 'multipleFractures',
  threeDimensionalHuReader2: 'threeDimensionalHuReader2',
  threeSliceHuReader2: 'threeSliceHuReader2',
} as const;

/** A numeric column by its name. */
export function numericColumn({ columns }: CohortTable, name: string): NumericColumn | undefined {
  const column = columns.find((each) => each.name === name);
  return column?.kind === 'numeric' ? column : undefined;
}

/** The places of the patients who have a value in every one of these columns. */
export function completeRows(columns: readonly CohortColumn[], patients: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < patients; row++) {
    if (columns.every(({ values }) => values[row] !== undefined)) rows.push(row);
  }
  return rows;
}

/** Values of a column at places that have one. */
export const valuesAt = ({ values }: NumericColumn, rows: readonly number[]): number[] =>
  rows.map((row) => values[row]!);

/** The categories of a column in order: numbers as numbers, texts by the alphabet. */
export function levelsOf({ values }: CategoricalColumn): readonly string[] {
  const levels = new Set(values.filter((value) => value !== undefined));
  const order = new Intl.Collator('en', { numeric: true });
  return [...levels].sort(order.compare);
}
