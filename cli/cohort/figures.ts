import type { Interval } from '../../src';

/** Numbers as the report writes them; what is missing is a dash. */
const DASH = '–';

/** A probability of a test. */
export function pText(p: number | null | undefined): string {
  if (p === null || p === undefined) return DASH;
  if (p < 0.001) return '< 0.001';
  return p.toFixed(3);
}

/** A number with so many decimals, with a minus sign that is one. */
export function numberText(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return DASH;
  const text = value.toFixed(decimals);
  // Not "-0.0".
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
}

/** "0.831 to 0.923": a dash between numbers would look like a minus sign. */
export const intervalText = (interval: Interval | null | undefined, decimals: number): string =>
  interval ? `${numberText(interval[0], decimals)} to ${numberText(interval[1], decimals)}` : DASH;

/** An odds ratio with three significant digits; separation of rare groups makes them very large. */
export function ratioText(value: number | null): string {
  if (value === null) return DASH;
  if (value >= 1e5 || value < 1e-4) return value.toExponential(1);
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}
