import type { Estimate } from './estimate';
import { cumulativeProbability, logDensity, Z95 } from './normalDistribution';
import type { Evidence, GroupHu, HuDistribution } from './studyRecord';

/** The two groups of a study. */
export type Groups = Pick<Evidence, 'withNewFracture' | 'withoutNewFracture'>;

/**
 * Density (per HU) of a group's HU as a normal distribution of its mean and SD: what the two
 * curves of the risk plot show. Derived: the study gives mean and SD, not the curve. That the
 * two curves give its AUC to 0.002 is what speaks for drawing them.
 */
export const groupDensity = (group: HuDistribution, hu: number): number =>
  Math.exp(logDensityOf(group, hu));

const logDensityOf = ({ meanHu, sdHu }: HuDistribution, hu: number): number =>
  logDensity(hu, { mean: meanHu, sd: sdHu });

/**
 * AUC that two normal distributions have: the probability that of a patient with and one without
 * a new fracture the first has the lower HU (Pepe, The Statistical Evaluation of Medical Tests
 * for Classification and Prediction, 2003, section 4.4). Against the published AUC it tells
 * whether the groups may be drawn as normal distributions.
 */
export const binormalAuc = ({ withNewFracture, withoutNewFracture }: Groups): number =>
  cumulativeProbability(0, {
    mean: withNewFracture.meanHu - withoutNewFracture.meanHu,
    sd: Math.hypot(withNewFracture.sdHu, withoutNewFracture.sdHu),
  });

/** What a cut-off does to the two groups, as shares of them. */
export interface RocPoint {
  /** Of patients without a new fracture, the share below the cut-off: 1 - specificity. */
  readonly falsePositiveShare: number;
  /** Of patients with a new fracture, the share below the cut-off: sensitivity. */
  readonly truePositiveShare: number;
}

/**
 * A point of the ROC curve that two normal distributions have, for a cut-off in HU (binormal curve,
 * Pepe 2003, section 4.4). Derived as the curves are: the study gives its AUC and one point only.
 */
export const binormalRocPoint = (
  { withNewFracture, withoutNewFracture }: Groups,
  cutOffHu: number,
): RocPoint => ({
  falsePositiveShare: shareBelow(withoutNewFracture, cutOffHu),
  truePositiveShare: shareBelow(withNewFracture, cutOffHu),
});

const shareBelow = ({ meanHu, sdHu }: HuDistribution, hu: number): number =>
  cumulativeProbability(hu, { mean: meanHu, sd: sdHu });

/** Where a figure was read that depends on the patient's own HU. */
export interface ReadAt {
  /** The patient's HU, or the nearer end of what the groups cover. */
  readonly atHu: number;
  /** Whether the patient's value lies outside, and the end of the range was taken. */
  readonly isClamped: boolean;
}

/** Groups say little beyond this many SD: some 2 per cent of their patients (chosen here). */
const COVERED_DEVIATIONS = 2;

/**
 * A value, kept within what the two groups cover: from 2 SD below the lower group's mean to 2 SD
 * above the higher one's. Beyond, curves of unequal SD cross again and odds grow without end,
 * neither of which has a meaning.
 */
export function withinGroups({ withNewFracture, withoutNewFracture }: Groups, hu: number): ReadAt {
  const lowest = withNewFracture.meanHu - COVERED_DEVIATIONS * withNewFracture.sdHu;
  const highest = withoutNewFracture.meanHu + COVERED_DEVIATIONS * withoutNewFracture.sdHu;
  const atHu = Math.min(highest, Math.max(lowest, hu));
  return { atHu, isClamped: atHu !== hu };
}

/** A likelihood ratio at a value itself, derived from the two groups' distributions. */
export interface LikelihoodRatioAtValue extends Estimate, ReadAt {}

/**
 * How much more often this very HU occurs in patients with a new fracture: the ratio of the two
 * densities (Choi, Am J Epidemiol 1998;148:1127-32). Finer than below or above a cut-off, but
 * derived under the assumption of normal distributions, and to be labelled so. The interval is that
 * of the groups' means and SDs, by the delta method; it does not hold the doubt about normality.
 */
export function likelihoodRatioAt(groups: Groups, hu: number): LikelihoodRatioAtValue {
  const { withNewFracture, withoutNewFracture } = groups;
  const readAt = withinGroups(groups, hu);
  const { atHu } = readAt;
  const logRatio = logDensityOf(withNewFracture, atHu) - logDensityOf(withoutNewFracture, atHu);
  const halfWidth =
    Z95 *
    Math.sqrt(
      logDensityVariance(withNewFracture, atHu) + logDensityVariance(withoutNewFracture, atHu),
    );
  return {
    value: Math.exp(logRatio),
    low: Math.exp(logRatio - halfWidth),
    high: Math.exp(logRatio + halfWidth),
    ...readAt,
  };
}

/**
 * Sampling variance of a group's log density at a value, to first order in its mean and SD, with
 * Var(mean) = s²/n and Var(SD) = s²/(2(n-1)) of a normal sample.
 */
function logDensityVariance({ patients, meanHu, sdHu }: GroupHu, hu: number): number {
  const deviations = (hu - meanHu) / sdHu;
  return deviations ** 2 / patients + (deviations ** 2 - 1) ** 2 / (2 * (patients - 1));
}
