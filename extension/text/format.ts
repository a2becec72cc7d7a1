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
