/** An estimate with its 95% confidence interval, as published or as derived here. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The same function of an estimate and of both its limits; `low` stays the lower one. */
export function mapEstimate(
  { value, low, high }: Estimate,
  change: (part: number) => number,
): Estimate {
  const limits = [change(low), change(high)] as const;
  return { value: change(value), low: Math.min(...limits), high: Math.max(...limits) };
}
