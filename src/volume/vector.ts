/** Three numbers; the frame and unit are in the name of the variable (`pointLps`, `indexIjk`). */
export type Vec3 = readonly [number, number, number];

/** Sum of two vectors. */
export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** `a` minus `b`. */
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** `a` times the number `factor`. */
export const scale = (a: Vec3, factor: number): Vec3 => [
  a[0] * factor,
  a[1] * factor,
  a[2] * factor,
];

/** Scalar product. */
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Vector product (right-handed). */
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Euclidean length, in the unit of the vector. */
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);

/** `a` brought to length 1. The caller makes sure that its length is not zero. */
export const normalize = (a: Vec3): Vec3 => scale(a, 1 / length(a));
