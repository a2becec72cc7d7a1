import type { LocalEvidence } from '../../src';

/** A deployment's own cut-off, as its configuration gives it. */
export const LOCAL_EVIDENCE: LocalEvidence = {
  metric: 'threeDimensionalHu',
  cutOffHu: 60,
  patients: 200,
  newFractures: 40,
  sensitivity: 0.8,
  specificity: 0.75,
  auc: { value: 0.82, low: 0.76, high: 0.88 },
  date: '2026-01-31',
  madeBy: 'Department of Radiology',
};
