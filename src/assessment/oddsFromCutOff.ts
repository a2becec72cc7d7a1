import { mapEstimate, type Estimate } from './estimate';
import { withinGroups, type ReadAt } from './groupDistributions';
import type { Evidence } from './studyRecord';

/** Odds of a new fracture at a value, against those at the cut-off. */
export interface OddsRatioFromCutOff extends Estimate, ReadAt {}

/**
 * How many times the odds of a new fracture at the cut-off those at a value are: the published odds
 * ratio per HU (logistic regression, so a constant factor for each HU), to the power of the distance
 * in HU. 1 at the cut-off, above 1 below it. Read within what the groups cover.
 *
 * @returns `undefined` for a metric without a published odds ratio.
 */
export function oddsRatioFromCutOff(
  evidence: Evidence,
  hu: number,
): OddsRatioFromCutOff | undefined {
  if (!evidence.oddsRatioPerHu) return undefined;
  const readAt = withinGroups(evidence, hu);
  const distanceHu = readAt.atHu - evidence.cutOffHu;
  return { ...mapEstimate(evidence.oddsRatioPerHu, (ratio) => ratio ** distanceHu), ...readAt };
}
