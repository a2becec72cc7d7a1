import type { Estimate } from '../assessment/estimate';

/** HU with one decimal; no minus zero. */
export const huText = (hu: number): string => withoutMinusZero(hu.toFixed(1));

/** A length (mm) with at most two decimals. */
export const mmText = (mm: number): string => String(Number(mm.toFixed(2)));

const withoutMinusZero = (text: string): string =>
  Number(text) === 0 ? text.replace('-', '') : text;

/** A figure with its interval. */
export const estimateText = ({ value, low, high }: Estimate, decimals: number): string =>
  `${value.toFixed(decimals)} (${low.toFixed(decimals)}-${high.toFixed(decimals)})`;

/** A share or probability in whole per cent with its interval. */
export const percentText = ({ value, low, high }: Estimate): string =>
  `${percent(value)}% (${percent(low)}-${percent(high)}%)`;

/** A share in per cent: whole, but with one decimal below 10, where that tells more. */
export const percent = (share: number, decimals = share < 0.1 ? 1 : 0): string =>
  String(Number((share * 100).toFixed(decimals)));

/** Free text of header or reader in one line: no line break or control character can feign a line. */
export const oneLine = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
