import type { VertebralLevel } from '../spine/vertebralLevel';
import type { CtVolume } from '../volume/ctVolume';
import type { Vec3 } from '../volume/vector';
import { measureLevel, type MeasureLevelOptions } from './measureLevel';
import { walkSpine, type PropagatedLevel } from './walkSpine';

/**
 * Measures a level from a point and, from there along the spine, its neighbours up to T12 and
 * down to L5; see `walkSpine` for the rules.
 *
 * @param volume HU of the whole scan
 * @param from a point (LPS, mm) in the middle third of a body, and which level that is
 * @param peelMm distance (mm) of the masks from the bodies' surface
 * @param options as for `measureLevel`
 * @returns the levels from cranial to caudal; the paths of all but the start are 'proposed'
 * @throws VertebralBmdError `invalidInput` when `volume` lacks voxels or the peel is no distance
 */
export function propagateLevels(
  volume: CtVolume,
  from: { readonly level: VertebralLevel; readonly seedLps: Vec3 },
  peelMm: number,
  options: Omit<MeasureLevelOptions, 'path'> = {},
): readonly PropagatedLevel[] {
  const steps = walkSpine(volume.geometry, from);
  let step = steps.next();
  while (!step.done) {
    const { seedLps, path } = step.value;
    step = steps.next(measureLevel(volume, seedLps, peelMm, { ...options, path }));
  }
  return step.value;
}
