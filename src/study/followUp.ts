import { MEAN_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { LevelValues } from './levelValues';
import { MIN_LEVELS_FOR_MEAN } from './patientMeans';
import { uncertaintyOf, type MeasurementUncertainty } from '../assessment/measurementUncertainty';
import type { Metric } from '../assessment/method';
import { PUBLISHED_EVIDENCE } from '../assessment/studies/chang2025';

/**
 * What may be said of a difference between two scans: lower or higher by more than the least
 * significant change, or within what two measurements of an unchanged patient differ by.
 */
export type ChangeVerdict = 'lower' | 'higher' | 'withinUncertainty';

/** A value then and now, HU. */
export interface Change {
  readonly earlierHu: number;
  readonly nowHu: number;
  /** Now minus then. */
  readonly differenceHu: number;
  readonly verdict: ChangeVerdict;
}

/** One metric of a patient at two scans. */
export interface FollowUp {
  readonly metric: Metric;
  /** By which the verdicts were made; known for patient means and taken for single levels, too. */
  readonly uncertainty: MeasurementUncertainty;
  /** The levels that were measured at both scans, from cranial to caudal, excluded ones as well. */
  readonly levels: readonly (Change & {
    readonly level: VertebralLevel;
    /** Whether it was left out of the means at either scan. */
    readonly isExcluded: boolean;
  })[];
  /**
   * The means over those of L1-L4 that count at both scans: means over different levels would
   * differ without any change. Absent where fewer than two do.
   */
  readonly mean?: Change & { readonly levels: readonly VertebralLevel[] };
}

/**
 * Compares the values of two scans of a patient by one metric. A difference of exactly the least
 * significant change counts as within the uncertainty.
 */
export function followUp(
  metric: Metric,
  earlier: readonly LevelValues[],
  now: readonly LevelValues[],
  uncertainty: MeasurementUncertainty = uncertaintyOf(PUBLISHED_EVIDENCE[metric]),
): FollowUp {
  const change = (earlierHu: number, nowHu: number): Change => {
    const differenceHu = nowHu - earlierHu;
    const isWithin = Math.abs(differenceHu) <= uncertainty.leastSignificantChangeHu;
    const side = differenceHu < 0 ? 'lower' : 'higher';
    return { earlierHu, nowHu, differenceHu, verdict: isWithin ? 'withinUncertainty' : side };
  };
  const levels = now.flatMap((each) => {
    const before = earlier.find(({ level }) => level === each.level);
    const [earlierHu, nowHu] = [before?.[metric], each[metric]];
    if (earlierHu === undefined || nowHu === undefined) return [];
    const isExcluded = each.isExcluded || before!.isExcluded;
    return [{ level: each.level, isExcluded, ...change(earlierHu, nowHu) }];
  });
  const counting = levels.filter(
    ({ level, isExcluded }) => !isExcluded && MEAN_LEVELS.includes(level),
  );
  if (counting.length < MIN_LEVELS_FOR_MEAN) return { metric, uncertainty, levels };
  const meanOf = (value: 'earlierHu' | 'nowHu') =>
    counting.reduce((sum, each) => sum + each[value], 0) / counting.length;
  return {
    metric,
    uncertainty,
    levels,
    mean: {
      ...change(meanOf('earlierHu'), meanOf('nowHu')),
      levels: counting.map(({ level }) => level),
    },
  };
}
