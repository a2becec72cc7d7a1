import type { NaturalizedDataset, Reading } from '../../../src';

/** A report as it was made for a reading, and when. */
export interface SentReport {
  readonly dataset: NaturalizedDataset;
  readonly now: Date;
}

/**
 * What was made, and perhaps sent, for a reading that is not saved yet, whether the archive holds it
 * or not. Saving again sends the same objects, so that the archive never holds a result twice, nor
 * masks of no report.
 */
export interface SentObjects {
  readonly masks?: NaturalizedDataset;
  readonly report?: SentReport;
}

// Weak: what is known of a reading ends with it. Masks are those of the levels alone, so that a
// note that changes after a failed saving does not make the same masks be stored again.
const masksOf = new WeakMap<Reading['levels'], NaturalizedDataset>();
const reportOf = new WeakMap<Reading, SentReport>();

export function sentObjectsOf(reading: Reading): SentObjects {
  const masks = masksOf.get(reading.levels);
  const report = reportOf.get(reading);
  return { ...(masks ? { masks } : {}), ...(report ? { report } : {}) };
}

export function rememberSent(reading: Reading, { masks, report }: SentObjects): void {
  if (masks) masksOf.set(reading.levels, masks);
  if (report) reportOf.set(reading, report);
}

/** Once they are stored. */
export function forgetSent(reading: Reading): void {
  masksOf.delete(reading.levels);
  reportOf.delete(reading);
}
