import type { CohortAnalysis } from '../../src';

/**
 * What `cohort.json` holds: the analysis, and with what it was made. Plain JSON; where there is no
 * value, `null` or no key, and `leftOut` says why. Nothing tells who a patient is.
 */
export interface CohortFile extends CohortAnalysis {
  readonly software: { readonly name: string; readonly version: string };
  /** Day, ISO 8601. */
  readonly date: string;
  readonly note: string;
}
