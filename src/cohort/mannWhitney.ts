import { twoSidedNormal } from './distributions';
import { rank } from './ranks';

/** A Mann-Whitney test of two groups. */
export interface MannWhitney {
  /** Pairs in which the first group's value is the higher one; a tie counts half. R's `W`. */
  readonly u: number;
  readonly p: number;
  readonly method: 'exact' | 'normal';
}

/** From this many values in a group on the normal approximation is used, as R does. */
const MANY = 50;

/**
 * Mann-Whitney U test, two-sided. With fewer than 50 values in both groups p is exact: that of the
 * permutations of the ranks as they are, ties included (Lehmann, Nonparametrics, 1975, section
 * 1.4). Else it is the normal approximation, corrected for ties and continuity.
 *
 * @returns `null` where a group is empty, or all values of large groups are equal.
 */
export function mannWhitney(
  first: readonly number[],
  second: readonly number[],
): MannWhitney | null {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return null;
  const { ranks, tieSum } = rank([...first, ...second]);
  const rankSum = ranks.subarray(0, m).reduce((sum, each) => sum + each, 0);
  const u = rankSum - (m * (m + 1)) / 2;
  if (m < MANY && n < MANY) return { u, p: exactP(ranks, m), method: 'exact' };
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - tieSum / (all * (all - 1)));
  if (!(variance > 0)) return null;
  const distance = u - (m * n) / 2;
  const corrected = distance - Math.sign(distance) * 0.5;
  return { u, p: twoSidedNormal(corrected / Math.sqrt(variance)), method: 'normal' };
}

/** Share of all choices of `m` of the ranks whose sum is at least as far from its mean. */
function exactP(ranks: Float64Array, m: number): number {
  // Mean ranks end in 0 or 0.5: doubled, they are whole numbers.
  const doubled = Array.from(ranks, (each) => Math.round(2 * each));
  const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);
  const most = sumOf(doubled.toSorted((a, b) => b - a).slice(0, m));
  // ways[k][s]: choices of k of the ranks so far with the sum s.
  const ways = Array.from({ length: m + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  doubled.forEach((value, index) => {
    for (let k = Math.min(index + 1, m); k > 0; k--) {
      const to = ways[k]!;
      const from = ways[k - 1]!;
      for (let sum = value; sum <= most; sum++) to[sum]! += from[sum - value]!;
    }
  });
  const middle = m * (ranks.length + 1);
  const observed = Math.abs(sumOf(doubled.slice(0, m)) - middle);
  let all = 0;
  let asFar = 0;
  ways[m]!.forEach((count, sum) => {
    all += count;
    if (Math.abs(sum - middle) >= observed) asFar += count;
  });
  return Math.min(1, asFar / all);
}
