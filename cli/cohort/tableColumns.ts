import { COHORT_COLUMNS, isPossibleAge, isPossibleTScore, type CohortColumn } from '../../src';
import { Refusal } from '../refusal';
import { isMissing, toNumber, type DecimalMark } from './numbers';

/** A column as it is written. */
export interface RawColumn {
  readonly name: string;
  readonly cells: readonly { readonly row: number; readonly text: string }[];
  readonly mark: DecimalMark;
  /** Whether its numbers are codes of categories. */
  readonly isCategorical: boolean;
}

/** What a column of a meaning of its own may hold. */
interface KnownColumn {
  readonly isPossible: (value: number) => boolean;
  readonly expected: string;
}

/**
 * HU between which a mean of cancellous bone can lie, with room: pure fat is at -100, sclerotic bone
 * below 800. Wide, but codes for missing values such as 999 and -999 are outside. Chosen here.
 */
const HU: KnownColumn = {
  isPossible: (value) => value >= -200 && value <= 800,
  expected: 'a mean from -200 to 800 HU',
};

const KNOWN: Readonly<Record<string, KnownColumn>> = {
  [COHORT_COLUMNS.threeDimensionalHu]: HU,
  [COHORT_COLUMNS.threeSliceHu]: HU,
  [COHORT_COLUMNS.threeDimensionalHuReader2]: HU,
  [COHORT_COLUMNS.threeSliceHuReader2]: HU,
  [COHORT_COLUMNS.tScore]: {
    isPossible: isPossibleTScore,
    expected: 'a T-score from -10 to 10',
  },
  [COHORT_COLUMNS.ageYears]: { isPossible: isPossibleAge, expected: 'an age in years' },
  [COHORT_COLUMNS.multipleFractures]: {
    isPossible: (value) => value === 0 || value === 1,
    expected: '0 or 1',
  },
};

/** More categories than this are free text, dates or names. Chosen here. */
const MOST_LEVELS = 20;

/**
 * A column for the analysis, or why it is none. A further column is numeric where most of its
 * values are numbers; of 0 and 1 only, of texts or where asked for, it is categorical.
 *
 * @throws Refusal, naming file, row and column, for a value that is not of its column's kind.
 */
export function toColumn(
  raw: RawColumn,
  path: string,
): { readonly column: CohortColumn } | { readonly reason: string } {
  const { name, cells, mark } = raw;
  const given = cells.filter(({ text }) => !isMissing(text));
  if (given.length === 0) return { reason: 'it has no values' };
  const known = KNOWN[name];
  const numbers = given.filter(({ text }) => toNumber(text, mark) !== undefined).length;
  if (!known && (raw.isCategorical || numbers < given.length / 2)) return toCategories(raw);
  const values = cells.map(({ row, text }) => {
    if (isMissing(text)) return undefined;
    const value = toNumber(text, mark);
    if (value !== undefined && (known?.isPossible(value) ?? true)) return value;
    const expected = known?.expected ?? 'a number';
    const hint = text.includes(',') && mark === '.' ? ' (decimal commas need semicolons)' : '';
    throw new Refusal(
      `${path}: row ${row}, column ${name}: expected ${expected}, got ${JSON.stringify(text.slice(0, 40))}${hint}`,
    );
  });
  const isBinary = values.every((value) => value === undefined || value === 0 || value === 1);
  if (name === COHORT_COLUMNS.multipleFractures || (!known && isBinary)) {
    const texts = values.map((value) => (value === undefined ? undefined : String(value)));
    return { column: { kind: 'categorical', name, values: texts } };
  }
  return { column: { kind: 'numeric', name, values } };
}

function toCategories({
  name,
  cells,
  isCategorical,
}: RawColumn): { readonly column: CohortColumn } | { readonly reason: string } {
  const values = cells.map(({ text }) => (isMissing(text) ? undefined : text));
  const given = values.filter((value) => value !== undefined);
  const levels = new Set(given).size;
  // Texts that hardly repeat may be names, which belong into no report.
  const mayBeNames = !isCategorical && levels > Math.max(2, given.length / 2);
  if (levels > MOST_LEVELS || mayBeNames) {
    return { reason: `it has ${levels} different texts in ${given.length} patients` };
  }
  return { column: { kind: 'categorical', name, values } };
}
