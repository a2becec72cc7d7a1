/** Ranks of values, and what ties among them take from a variance. */
export interface Ranks {
  /** From 1, in the order of the values; equal values share the mean of their ranks. */
  readonly ranks: Float64Array;
  /** Sum of t³ - t over groups of t equal values; 0 without ties. */
  readonly tieSum: number;
}

/** Ranks of values; O(n log n). */
export function rank(values: readonly number[]): Ranks {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  let tieSum = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let place = start; place < end; place++) ranks[order[place]!] = (start + 1 + end) / 2;
    const tied = end - start;
    tieSum += tied ** 3 - tied;
    start = end;
  }
  return { ranks, tieSum };
}
