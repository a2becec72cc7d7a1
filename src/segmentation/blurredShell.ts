/**
 * The shell that is fitted (mm). Fixed, since with a free thickness two solutions fit equally
 * well (about 0.4 and 1.0 mm); cortical shell and endplates of lumbar bodies are 0.4-1.2 mm thick.
 */
export const SHELL_MM = 1;

/** Standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Integral of the normal density up to z (Abramowitz and Stegun 26.2.17, error under 1e-7). */
export function normalIntegral(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    normalDensity(z) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** Shares of inside, shell and outside in the HU at a depth (mm, positive outward). */
export function sharesAt(depthMm: number, blurMm: number): readonly [number, number, number] {
  const intoShell = normalIntegral((depthMm + SHELL_MM) / blurMm);
  const outOfShell = normalIntegral(depthMm / blurMm);
  return [1 - intoShell, intoShell - outOfShell, outOfShell];
}
