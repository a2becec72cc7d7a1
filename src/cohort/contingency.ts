import { chiSquareAbove, logFactorial } from './distributions';

/** How often each level occurs in two groups: a row a level. */
export type TwoGroupCounts = readonly (readonly [first: number, second: number])[];

/** Pearson's chi-square test of independence. */
export interface ChiSquare {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** The least count that independence would let expect. */
  readonly leastExpected: number;
}

const totalsOf = (counts: TwoGroupCounts): readonly [number, number] => [
  counts.reduce((sum, [first]) => sum + first, 0),
  counts.reduce((sum, [, second]) => sum + second, 0),
];

/**
 * Pearson's chi-square test without continuity correction (the first line of SPSS).
 *
 * @returns `null` where there is only one level or an empty group: nothing can differ.
 */
export function chiSquareTest(counts: TwoGroupCounts): ChiSquare | null {
  const rows = counts.filter(([first, second]) => first + second > 0);
  const totals = totalsOf(rows);
  if (rows.length < 2 || Math.min(...totals) === 0) return null;
  const all = totals[0] + totals[1];
  let chiSquare = 0;
  let leastExpected = Infinity;
  for (const row of rows) {
    row.forEach((count, group) => {
      const expected = ((row[0] + row[1]) * totals[group]!) / all;
      leastExpected = Math.min(leastExpected, expected);
      chiSquare += (count - expected) ** 2 / expected;
    });
  }
  const degreesOfFreedom = rows.length - 1;
  return {
    chiSquare,
    degreesOfFreedom,
    p: chiSquareAbove(chiSquare, degreesOfFreedom),
    leastExpected,
  };
}

/** More tables than this are not counted through: it takes half a second. Chosen here. */
const MOST_TABLES = 1_000_000;

/** Tables as probable as the observed one but for rounding count as such; R's `fisher.test`. */
const ROUNDING = 1 + 1e-7;

/**
 * Fisher's exact test, two-sided: the probability of all tables with the same totals that are not
 * more probable than the observed one (of several levels: Freeman and Halton, Biometrika
 * 1951;38:141-9).
 *
 * @returns p; `null` where there is only one level or an empty group, or too many tables.
 */
export function fisherExactTest(counts: TwoGroupCounts): number | null {
  const rows = counts.filter(([first, second]) => first + second > 0);
  const totals = totalsOf(rows);
  if (rows.length < 2 || Math.min(...totals) === 0) return null;
  const sizes = rows.map(([first, second]) => first + second);
  // The last level follows from the others.
  const tables = sizes
    .slice(0, -1)
    .reduce((product, size) => product * (1 + Math.min(size, ...totals)), 1);
  if (tables > MOST_TABLES) return null;
  const ofTotals =
    sizes.reduce((sum, size) => sum + logFactorial(size), 0) +
    logFactorial(totals[0]) +
    logFactorial(totals[1]) -
    logFactorial(totals[0] + totals[1]);
  const cell = (first: number, size: number): number =>
    logFactorial(first) + logFactorial(size - first);
  const observed = Math.exp(
    rows.reduce((sum, [first], row) => sum - cell(first, sizes[row]!), ofTotals),
  );
  let p = 0;
  const visit = (row: number, left: number, logProbability: number): void => {
    const size = sizes[row]!;
    if (row === sizes.length - 1) {
      if (left > size) return;
      const probability = Math.exp(logProbability - cell(left, size));
      if (probability <= observed * ROUNDING) p += probability;
      return;
    }
    for (let first = 0; first <= Math.min(size, left); first++) {
      visit(row + 1, left - first, logProbability - cell(first, size));
    }
  };
  visit(0, totals[0], ofTotals);
  return Math.min(1, p);
}
