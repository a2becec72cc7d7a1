import type { CutOffComparison } from './cutOffVerdict';

/**
 * Whether the two metrics of a patient say the same.
 *
 * - `agree`: both lie clearly on the same side of their own cut-offs.
 * - `contradict`: one clearly below, the other clearly at or above. Neither overrules the other;
 *   the study found the higher AUC for 3D-HU, but published nothing on such patients.
 * - `undecided`: at least one cannot be told from its cut-off.
 */
export type MetricsAgreement = 'agree' | 'contradict' | 'undecided';

/** Sets the verdicts of 3D-HU and three-slice HU side by side; never their values. */
export function metricsAgreement(
  threeDimensional: Pick<CutOffComparison, 'verdict'>,
  threeSlice: Pick<CutOffComparison, 'verdict'>,
): MetricsAgreement {
  const verdicts = [threeDimensional.verdict, threeSlice.verdict];
  if (verdicts.includes('cannotBeTold')) return 'undecided';
  return verdicts[0] === verdicts[1] ? 'agree' : 'contradict';
}
