import { VertebralBmdError } from '../errors';
import { ellipseBox } from '../measurement/ellipseBox';
import { measureEllipse } from '../measurement/measureEllipses';
import { measureMask } from '../measurement/measureMask';
import type { CtVolume } from '../volume/ctVolume';
import type { IndexBox } from '../volume/indexBox';
import type { LevelReading, ThreeDimensionalReading, ThreeSliceReading } from './reading';

/**
 * A recomputed value may differ this much (HU) from the stored one without a word: a report
 * holds 16 characters of a number, far more than this.
 */
const TOLERANCE_HU = 0.01;

/** The same of sizes and counts, as a share. */
const TOLERANCE_SHARE = 1e-6;

/**
 * Whether any value of a level, as it was stored, is another one than its mask and its ellipses
 * give on the voxels; also where they cannot be measured there.
 *
 * @param read Gives the voxels of a box of the grid.
 */
export function differsFromVoxels(
  { threeDimensional, threeSlice }: LevelReading,
  read: (box: IndexBox) => CtVolume,
): boolean {
  try {
    return (
      (threeDimensional !== undefined && isMaskOff(threeDimensional, read)) ||
      (threeSlice !== undefined && areEllipsesOff(threeSlice, read))
    );
  } catch (error) {
    if (error instanceof VertebralBmdError) return true;
    throw error;
  }
}

const isMaskOff = (
  { cancellous, statistics }: ThreeDimensionalReading,
  read: (box: IndexBox) => CtVolume,
): boolean => isOff(statistics, measureMask(read(cancellous.box), cancellous));

const areEllipsesOff = (
  { ellipses, hu }: ThreeSliceReading,
  read: (box: IndexBox) => CtVolume,
): boolean =>
  ellipses.some((ellipse) => {
    const stored = hu.slices.find(({ position }) => position === ellipse.position);
    return !stored || isOff(stored, measureEllipse(read(ellipseBox(ellipse)), ellipse));
  });

/** Whether one of the stored numbers is another one now; what was not stored is not compared. */
const isOff = (stored: object, now: object): boolean =>
  Object.entries(stored).some(([name, value]) => {
    if (typeof value !== 'number') return false;
    const other = (now as Readonly<Record<string, unknown>>)[name];
    const toleranceOf = name.endsWith('Hu') ? TOLERANCE_HU : TOLERANCE_SHARE * value;
    return !(typeof other === 'number' && Math.abs(value - other) <= toleranceOf);
  });
