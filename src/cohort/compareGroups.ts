import {
  levelsOf,
  type CategoricalColumn,
  type CohortColumn,
  type NumericColumn,
} from './cohortTable';
import { chiSquareTest, fisherExactTest, type ChiSquare } from './contingency';
import { describe, skewnessOf, type Description } from './describe';
import { mannWhitney, type MannWhitney } from './mannWhitney';
import { studentTTest, welchTTest, type TTest } from './tTest';

/** What a comparison tells of each kind of column. */
interface ComparisonOf<Test extends string> {
  /** Patients with a value. */
  readonly n: number;
  readonly missing: number;
  /** The test whose p is `p`; `null` where none can be made. */
  readonly test: Test | null;
  /** Why this test. */
  readonly reason: string;
  readonly p: number | null;
}

/** A numeric column in both groups. */
export interface NumericComparison extends ComparisonOf<'welch' | 'mannWhitney'> {
  readonly kind: 'numeric';
  /** `null` of a group without a value. */
  readonly withNewFracture: Description | null;
  readonly withoutNewFracture: Description | null;
  readonly student: TTest | null;
  readonly welch: TTest | null;
  readonly mannWhitney: MannWhitney | null;
}

/** Patients of a group with a level, of those with any. */
export interface LevelShare {
  readonly n: number;
  readonly percent: number;
}

/** A categorical column in both groups. */
export interface CategoricalComparison extends ComparisonOf<'chiSquare' | 'fisher'> {
  readonly kind: 'categorical';
  readonly levels: readonly {
    readonly level: string;
    readonly withNewFracture: LevelShare;
    readonly withoutNewFracture: LevelShare;
  }[];
  readonly chiSquare: ChiSquare | null;
  /** `null` also where there are too many tables to count. */
  readonly fisher: { readonly p: number } | null;
}

export type Comparison = NumericComparison | CategoricalComparison;

/** With fewer values in a group nobody can tell whether t may be used. Chosen here. */
const FEW_VALUES = 10;

/** Above, a distribution is called highly skewed (Bulmer, Principles of Statistics, 1979). */
const HIGH_SKEWNESS = 1;

/** Expected counts below make chi-square unsafe (Cochran, Biometrics 1954;10:417-51). */
const FEW_EXPECTED = 5;

/** The rules by which a test is chosen, for the report. */
export const COMPARISON_RULES = {
  numeric: `Welch's t test; Mann-Whitney where a group has fewer than ${FEW_VALUES} values or a skewness beyond ±${HIGH_SKEWNESS}. Both, and Student's t test, are given.`,
  categorical: `Pearson's chi-square without correction; Fisher's exact test where a count below ${FEW_EXPECTED} is expected. Both are given.`,
} as const;

/** Compares a column between the groups, as a study's first table does. */
export const compareGroups = (column: CohortColumn, outcome: readonly boolean[]): Comparison =>
  column.kind === 'numeric' ? compareNumbers(column, outcome) : compareLevels(column, outcome);

function compareNumbers({ values }: NumericColumn, outcome: readonly boolean[]): NumericComparison {
  const groupOf = (isFracture: boolean): readonly number[] =>
    values.filter((value, row) => value !== undefined && outcome[row] === isFracture) as number[];
  const [first, second] = [groupOf(true), groupOf(false)];
  const tests = {
    welch: welchTTest(first, second),
    mannWhitney: mannWhitney(first, second),
  };
  const { test, reason } = chooseTest(first, second, tests.welch);
  const n = first.length + second.length;
  return {
    kind: 'numeric',
    n,
    missing: values.length - n,
    withNewFracture: first.length > 0 ? describe(first) : null,
    withoutNewFracture: second.length > 0 ? describe(second) : null,
    student: studentTTest(first, second),
    ...tests,
    test: tests[test] ? test : null,
    reason: tests[test] ? reason : 'a group is empty, or all values are equal',
    p: tests[test]?.p ?? null,
  };
}

function chooseTest(
  first: readonly number[],
  second: readonly number[],
  welch: TTest | null,
): { readonly test: 'welch' | 'mannWhitney'; readonly reason: string } {
  const fewest = Math.min(first.length, second.length);
  if (fewest < FEW_VALUES) {
    return { test: 'mannWhitney', reason: `a group has ${fewest} values` };
  }
  const skewness = [first, second].map((group) => skewnessOf(group) ?? 0);
  const most = skewness.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  if (Math.abs(most) > HIGH_SKEWNESS) {
    return { test: 'mannWhitney', reason: `a group has a skewness of ${most.toFixed(2)}` };
  }
  if (!welch) return { test: 'mannWhitney', reason: 'the values of each group are equal' };
  return { test: 'welch', reason: 'both groups are large enough and not highly skewed' };
}

function compareLevels(
  column: CategoricalColumn,
  outcome: readonly boolean[],
): CategoricalComparison {
  const { values } = column;
  const levels = levelsOf(column);
  const placeOf = new Map(levels.map((level, place) => [level, place]));
  const counts = levels.map((): [number, number] => [0, 0]);
  values.forEach((value, row) => {
    if (value !== undefined) counts[placeOf.get(value)!]![outcome[row] ? 0 : 1] += 1;
  });
  const totals = [0, 1].map((group) => counts.reduce((sum, row) => sum + row[group]!, 0));
  const shareOf = (n: number, total: number): LevelShare => ({
    n,
    percent: total > 0 ? (100 * n) / total : 0,
  });
  const n = totals[0]! + totals[1]!;
  const chiSquare = chiSquareTest(counts);
  const fisher = fisherExactTest(counts);
  const prefersFisher = chiSquare !== null && chiSquare.leastExpected < FEW_EXPECTED;
  const expected = `the least expected count is ${chiSquare?.leastExpected.toFixed(1)}`;
  return {
    kind: 'categorical',
    n,
    missing: values.length - n,
    levels: levels.map((level, place) => ({
      level,
      withNewFracture: shareOf(counts[place]![0], totals[0]!),
      withoutNewFracture: shareOf(counts[place]![1], totals[1]!),
    })),
    chiSquare,
    fisher: fisher === null ? null : { p: fisher },
    ...(chiSquare === null
      ? { test: null, reason: 'there is only one level, or a group is empty', p: null }
      : prefersFisher && fisher !== null
        ? { test: 'fisher', reason: expected, p: fisher }
        : {
            test: 'chiSquare',
            reason: prefersFisher ? `${expected}, but Fisher's tables are too many` : expected,
            p: chiSquare.p,
          }),
  };
}
