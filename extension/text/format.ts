import type { Estimate } from '../../src';

/** A number of HU with one decimal, as the panel shows it; a true minus, no minus zero. */
export function formatHu(hu: number): string {
  const text = hu.toFixed(1);
  return (Number(text) === 0 ? '0.0' : text).replace('-', '\u2212');
}

/** A share as whole per cent. */
export const formatPercent = (share: number): string => `${Math.round(share * 100)}%`;

/** A number of cm3 with one decimal, from mm3. */
export const formatCubicCm = (volumeMm3: number): string => (volumeMm3 / 1000).toFixed(1);

/** A volume in cm3 with one decimal, from mm3. */
export const formatVolume = (volumeMm3: number): string => `${formatCubicCm(volumeMm3)} cm³`;

const KEY_NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

/** Keys of the host's form as they stand on a keyboard: `shift+down` is `Shift ↓`. */
export const formatKeys = (keys: string): string =>
  keys
    .split('+')
    .map((key) => KEY_NAMES[key] ?? key.charAt(0).toUpperCase() + key.slice(1))
    .join(' ');

/** A share as per cent with at most one decimal: 17.5%, 3%. */
export const formatFinePercent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** A ratio with three significant digits: 5.26, 0.232; beyond thousands as a power of ten. */
export const formatRatio = (ratio: number): string => {
  const text = ratio.toPrecision(3);
  return text.replace('e+', 'e').replace('-', '\u2212');
};

/** An estimate with its 95% interval: `53% (45%–60%)`. */
export const formatEstimate = (
  { value, low, high }: Estimate,
  format: (part: number) => string,
): string => `${format(value)} (${format(low)}–${format(high)})`;

/** A probability as patients of 100; what rounds to none or all is said as fewer or more. */
export function formatPerHundred(probability: number): string {
  const patients = Math.round(probability * 100);
  if (patients === 0 && probability > 0) return '<1';
  return patients === 100 && probability < 1 ? '>99' : `${patients}`;
}

/** The same with its interval: `['53', '45–60']`. */
export const formatPerHundredRange = ({ value, low, high }: Estimate): [string, string] => [
  formatPerHundred(value),
  `${formatPerHundred(low)}–${formatPerHundred(high)}`,
];
