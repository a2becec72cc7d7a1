/** Lower and upper limit of a 95% interval. */
export type Interval = readonly [low: number, high: number];

/** An interval as wide to both sides of its middle. */
export const intervalAround = (middle: number, halfWidth: number): Interval => [
  middle - halfWidth,
  middle + halfWidth,
];
