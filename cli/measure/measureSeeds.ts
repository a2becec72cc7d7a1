import {
  levelAlreadyCovering,
  levelOrderFaults,
  measureLevel,
  propagateLevels,
  startReading,
  VERTEBRAL_LEVELS,
  withExclusion,
  withMeasurement,
  type CtSeries,
  type CtVolume,
  type Reading,
} from '../../src';
import { Refusal } from '../refusal';
import { newUid } from './newUid';
import { refuseUnmeasured, refuseWrongScale } from './refuseSeeds';
import type { SeededLevel } from './seededLevel';
import { nameLocation, type SeedPlan, type StudyJob } from './studyJob';

/** A reading from seeds, and all levels it was to hold, from cranial to caudal. */
export interface SeededReading {
  readonly reading: Reading;
  readonly levels: readonly SeededLevel[];
}

/**
 * Measures the levels of a job in a volume.
 *
 * @throws Refusal, naming the level, for a seed that is not in a vertebral body, two seeds in one
 *   body or in the wrong order, voxels that are no HU, and when no level can be measured.
 */
export function measureSeeds(series: CtSeries, volume: CtVolume, job: StudyJob): SeededReading {
  const { seedPlan, exclusions, peelMm, location } = job;
  refuseWrongScale(volume, seedPlan, nameLocation(location));
  const levels = measurePlan(volume, job);
  refuseUnmeasured(levels, seedPlan, volume.geometry);
  const { studyInstanceUid, seriesInstanceUid } = series;
  let reading = startReading({ studyInstanceUid, seriesInstanceUid }, peelMm);
  for (const each of levels) reading = withLevel(reading, each, seedPlan);
  refuseWrongOrder(reading, volume, seedPlan);
  for (const level of VERTEBRAL_LEVELS) {
    const exclusion = exclusions[level];
    if (exclusion) reading = withExclusion(reading, level, exclusion, newUid());
  }
  return { reading, levels };
}

function measurePlan(
  volume: CtVolume,
  { seedPlan: plan, peelMm, repeatability }: StudyJob,
): readonly SeededLevel[] {
  if (plan.kind === 'propagated') return propagateLevels(volume, plan, peelMm, { repeatability });
  return VERTEBRAL_LEVELS.flatMap((level) => {
    const seedLps = plan.seeds[level];
    if (!seedLps) return [];
    return [{ level, seedLps, result: measureLevel(volume, seedLps, peelMm, { repeatability }) }];
  });
}

function withLevel(
  reading: Reading,
  { level, result }: SeededLevel,
  { source }: SeedPlan,
): Reading {
  if (result.status === 'notMeasurable') return reading;
  const { measurement } = result;
  const cancellous = measurement.threeDimensional?.cancellous;
  const other = cancellous ? levelAlreadyCovering(reading, level, cancellous) : undefined;
  if (other)
    throw new Refusal(
      `${source}: the seeds of ${other} and ${level} lie in the same vertebral body`,
    );
  return withMeasurement(reading, level, measurement, newUid());
}

function refuseWrongOrder(reading: Reading, { geometry }: CtVolume, { source }: SeedPlan): void {
  const [fault] = levelOrderFaults(reading, geometry);
  if (!fault) return;
  throw new Refusal(
    `${source}: the seeds are mixed up: the body given as ${fault.upper} lies below the one given as ${fault.lower}`,
  );
}
