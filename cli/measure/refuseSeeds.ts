import {
  LEAST_SOFT_TISSUE_SHARE,
  softTissueShare,
  type CtVolume,
  type VolumeGeometry,
} from '../../src';
import { Refusal } from '../refusal';
import { describeRefusal, isSeedFault, type SeededLevel } from './seededLevel';
import type { SeedPlan } from './studyJob';

/** Whether the user gave the seed of a level, or it was proposed from another one. */
const isGiven = (plan: SeedPlan, { level }: SeededLevel): boolean =>
  plan.kind === 'each' || plan.level === level;

/**
 * @param ctName Names the CT in the message.
 * @throws Refusal when the voxels around a seed of the user cannot be HU, though the header says
 *   so: its rescale is wrong.
 */
export function refuseWrongScale(volume: CtVolume, plan: SeedPlan, ctName: string): void {
  const seeds = plan.kind === 'each' ? Object.values(plan.seeds) : [plan.seedLps];
  for (const seedLps of seeds) {
    const share = softTissueShare(volume, seedLps);
    if (share === undefined || share >= LEAST_SOFT_TISSUE_SHARE) continue;
    throw new Refusal(
      `${ctName}: the voxels are not in HU: only ${Math.round(100 * share)}% of those around the seeds read like fat, muscle or bone, so the rescale in the headers (RescaleSlope, RescaleIntercept) is wrong`,
    );
  }
}

/**
 * @throws Refusal, naming level and reason, for a seed of the user that lies in no vertebral
 *   body, and when no level at all can be measured.
 */
export function refuseUnmeasured(
  levels: readonly SeededLevel[],
  plan: SeedPlan,
  geometry: VolumeGeometry,
): void {
  const given = levels.filter((each) => isGiven(plan, each));
  for (const each of given) {
    const { result } = each;
    if (result.status !== 'notMeasurable') continue;
    const isOnly = plan.kind === 'propagated';
    if (isOnly || isSeedFault(result)) {
      throw new Refusal(`${plan.source}: ${describeRefusal(each, result, geometry)}`);
    }
  }
  const [first] = given;
  if (first?.result.status !== 'notMeasurable') return;
  if (levels.every(({ result }) => result.status === 'notMeasurable')) {
    throw new Refusal(
      `${plan.source}: no level can be measured: ${describeRefusal(first, first.result, geometry)}`,
    );
  }
}
