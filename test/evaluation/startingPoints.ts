import type { Vec3 } from '../../src/volume/vector';

/** Numbers from 0 to 1, the same at each run for the same name (linear congruential generator). */
export function uniformNumbers(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * Random points within a ball (mm) about 0, evenly over its volume: where readers click about the
 * middle of a body. Half of them at pedicle height where `towardsPedicles`: behind and above.
 */
export function pointsInBall(
  name: string,
  count: number,
  radiusMm: number,
  towardsPedicles = false,
): readonly Vec3[] {
  const uniform = uniformNumbers(name);
  const points: Vec3[] = [];
  while (points.length < count) {
    const [x, y, z] = [2 * uniform() - 1, 2 * uniform() - 1, 2 * uniform() - 1];
    if (Math.hypot(x, y, z) > 1) continue;
    const isPedicle = towardsPedicles && points.length % 2 === 1;
    const [py, pz] = isPedicle ? [Math.abs(y), Math.abs(z)] : [y, z];
    points.push([radiusMm * x, radiusMm * py, radiusMm * pz]);
  }
  return points;
}
