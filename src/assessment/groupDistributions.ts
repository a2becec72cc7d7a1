import type { Evidence, GroupHu } from './studyRecord';
import { cumulativeProbability, logDensity } from './normalDistribution';

/**
 * Density (per HU) of a group's HU as a normal distribution of its mean and SD: what the two
 * curves of the risk plot show. Derived: the study gives mean and SD, not the curve. That the
 * two curves give its AUC to 0.002 is what speaks for drawing them.
 */
export function groupDensity({ meanHu, sdHu }: GroupHu, hu: number): number {
  return Math.exp(logDensity(hu, { mean: meanHu, sd: sdHu }));
}

/**
 * AUC that two normal distributions have: the probability that of a patient with and one without
 * a new fracture the first has the lower HU (Pepe, The Statistical Evaluation of Medical Tests
 * for Classification and Prediction, 2003, section 4.4). Against the published AUC it tells
 * whether the groups may be drawn as normal distributions.
 */
export function binormalAuc({ withNewFracture, withoutNewFracture }: Evidence): number {
  return cumulativeProbability(0, {
    mean: withNewFracture.meanHu - withoutNewFracture.meanHu,
    sd: Math.hypot(withNewFracture.sdHu, withoutNewFracture.sdHu),
  });
}

/** A likelihood ratio at a value itself, derived from the two groups' distributions. */
export interface LikelihoodRatioAtValue {
  readonly value: number;
  /** The HU it was read at: the patient's, or the nearer end of what the groups cover. */
  readonly atHu: number;
  /** Whether the patient's value lies outside, and the end of the range was taken. */
  readonly isClamped: boolean;
}

/** Groups say little beyond this many SD: some 2 per cent of their patients (chosen here). */
const COVERED_DEVIATIONS = 2;

/**
 * How much more often this very HU occurs in patients with a new fracture: the ratio of the two
 * densities. Finer than below or above a cut-off, but derived under the assumption of normal
 * distributions, and to be labelled so. Read only between 2 SD below the lower group's mean and
 * 2 SD above the higher one's: beyond, curves of unequal SD cross again, which has no meaning.
 */
export function likelihoodRatioAt(
  { withNewFracture, withoutNewFracture }: Evidence,
  hu: number,
): LikelihoodRatioAtValue {
  const lowest = withNewFracture.meanHu - COVERED_DEVIATIONS * withNewFracture.sdHu;
  const highest = withoutNewFracture.meanHu + COVERED_DEVIATIONS * withoutNewFracture.sdHu;
  const atHu = Math.min(highest, Math.max(lowest, hu));
  return {
    value: groupDensity(withNewFracture, atHu) / groupDensity(withoutNewFracture, atHu),
    atHu,
    isClamped: atHu !== hu,
  };
}
