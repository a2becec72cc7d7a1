import {
  boxCenterLps,
  ijkToLps,
  levelsOf,
  VERTEBRAL_LEVELS,
  type EllipseRoi,
  type LevelReading,
  type Reading,
  type Vec3,
  type VolumeGeometry,
} from '../../../src';

/** Distance (mm) from one lumbar body's middle to the next; a usual one, to guess the spine's middle. */
const LEVEL_PITCH_MM = 36;

/** The middle of an ellipse, LPS, mm. */
export const ellipseCenterLps = (
  geometry: VolumeGeometry,
  { centerIj, sliceIndex }: EllipseRoi,
): Vec3 => ijkToLps(geometry, [...centerIj, sliceIndex]);

/** The middle of what is measured of a level, LPS, mm; `undefined` where nothing is. */
export function levelCenterLps(
  geometry: VolumeGeometry,
  { threeDimensional, threeSlice }: LevelReading,
): Vec3 | undefined {
  if (threeDimensional) return boxCenterLps(geometry, threeDimensional.cancellous.box);
  const middle = threeSlice?.ellipses.find(({ position }) => position === 'middle');
  return middle && ellipseCenterLps(geometry, middle);
}

/** About where the middle of T12 to L5 lies, from the levels that are measured; LPS, mm. */
export function spineCenterLps(geometry: VolumeGeometry, reading: Reading): Vec3 | undefined {
  const guesses = levelsOf(reading).flatMap((known) => {
    const centerLps = levelCenterLps(geometry, known);
    if (!centerLps) return [];
    const below = VERTEBRAL_LEVELS.indexOf(known.level) - (VERTEBRAL_LEVELS.length - 1) / 2;
    return [[centerLps[0], centerLps[1], centerLps[2] + below * LEVEL_PITCH_MM] as const];
  });
  if (guesses.length === 0) return undefined;
  const mean = (axis: 0 | 1 | 2) =>
    guesses.reduce((sum, guess) => sum + guess[axis], 0) / guesses.length;
  return [mean(0), mean(1), mean(2)];
}
