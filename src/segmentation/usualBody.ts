import type { BodyDimensions } from './bodyDimensions';

/** A range of a quantity, both ends included. */
export type SizeRange = readonly [low: number, high: number];

/** The sizes of a body that can be held against what is usual. */
export interface BodySize {
  /** Middle height, width and depth, mm, as in `BodyDimensions`. */
  readonly heightMm: number;
  readonly widthMm: number;
  readonly depthMm: number;
  /** Without a unit. */
  readonly depthOverWidth: number;
  readonly volumeMm3: number;
}

/**
 * Sizes of unbroken bodies T12-L5 of adults; what lies outside deserves a look.
 *
 * Means of L1-L5 are 23-24 mm high behind, 41-49 mm wide and 34-35 mm deep at the endplates
 * (Panjabi et al., Spine 1992;17:299-306); on CT L5 is 26.3 (SD 1.9) mm high behind, 30.3 (1.9) in
 * front and 33.3 (2.6, women) to 37.1 (3.2, men) mm deep above (Int J Spine Surg 2021;15(6),
 * table 6). At mid-height a body is some mm narrower and less deep, in the middle some mm lower.
 * The ranges are chosen here: these means, about three SD, and a few mm for surfaces that were
 * found, not drawn. Right bodies gave depths of 0.49 to 0.84 of the width on phantoms and two
 * cases; with canal and arch taken along it was 0.89 or more.
 */
export const USUAL_BODY: Readonly<Record<keyof BodySize, SizeRange>> = {
  heightMm: [17, 32],
  widthMm: [34, 60],
  depthMm: [22, 41],
  depthOverWidth: [0.45, 0.86],
  volumeMm3: [15_000, 65_000],
};

/**
 * No body of an adult measures this little or much (mm) across, fractured or not: some mm beyond
 * the usual. Heights are not limited here, since bodies collapse.
 */
export const POSSIBLE_BODY: Readonly<Record<'widthMm' | 'depthMm', SizeRange>> = {
  widthMm: [30, 72],
  depthMm: [18, 50],
};

/** A share of this much beyond an end of a range is one SD of doubt. Chosen here. */
const DOUBT_SHARE = 0.15;

/** The sizes of a body from its dimensions and its volume (mm3). */
export function bodySize(dimensions: BodyDimensions, volumeMm3: number): BodySize {
  const { heightMm, widthMm, depthMm } = dimensions;
  return {
    heightMm: heightMm.middle,
    widthMm,
    depthMm,
    depthOverWidth: depthMm / widthMm,
    volumeMm3,
  };
}

/** Whether a value lies in a range. */
export const isInSizeRange = (value: number, [low, high]: SizeRange): boolean =>
  value >= low && value <= high;

/**
 * How close a body is to the usual sizes: 1 where all lie within their range, towards 0 the
 * further out they lie; each size multiplies by exp(-z^2 / 2), z being the way beyond its range
 * as a share of the range's end, over 0.15. A measure of doubt, not a probability.
 */
export function bodyPlausibility(size: BodySize): number {
  let exponent = 0;
  for (const key of Object.keys(USUAL_BODY) as (keyof BodySize)[]) {
    const [low, high] = USUAL_BODY[key];
    const value = size[key];
    const share = value < low ? (low - value) / low : value > high ? (value - high) / high : 0;
    exponent += 0.5 * (share / DOUBT_SHARE) ** 2;
  }
  return Math.exp(-exponent);
}
