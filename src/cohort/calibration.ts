import { wilsonInterval } from '../assessment/diagnosticAccuracy';
import type { Estimate } from '../assessment/estimate';

/** Patients of similar predicted probability. */
export interface CalibrationGroup {
  readonly patients: number;
  /** Mean of what the model predicts. */
  readonly predicted: number;
  /** Share with a new fracture, with Wilson's 95% interval. */
  readonly observed: Estimate;
}

/** How a model's probabilities compare with what followed, in the patients it was fitted to. */
export interface Calibration {
  readonly groups: readonly CalibrationGroup[];
  /** Mean squared distance of probability and outcome. */
  readonly brierScore: number;
}

/** Tenths of the patients, as usual, but of at least this many patients each. Chosen here. */
const MOST_GROUPS = 10;
const LEAST_PATIENTS = 10;

/**
 * Groups patients by predicted probability, as equal in size as can be. At least one patient.
 *
 * @param fitted a probability a patient, in the order of `outcome`
 */
export function calibrate(fitted: Float64Array, outcome: readonly boolean[]): Calibration {
  const order = Uint32Array.from(outcome.keys()).sort((a, b) => fitted[a]! - fitted[b]!);
  const patients = order.length;
  const count = Math.max(1, Math.min(MOST_GROUPS, Math.floor(patients / LEAST_PATIENTS)));
  const groups = Array.from({ length: count }, (_, index): CalibrationGroup => {
    const rows = order.subarray(
      Math.floor((index * patients) / count),
      Math.floor(((index + 1) * patients) / count),
    );
    const fractures = rows.reduce((sum, row) => sum + Number(outcome[row]), 0);
    return {
      patients: rows.length,
      predicted: rows.reduce((sum, row) => sum + fitted[row]!, 0) / rows.length,
      observed: wilsonInterval(fractures, rows.length),
    };
  });
  const squares = fitted.reduce((sum, p, row) => sum + (Number(outcome[row]) - p) ** 2, 0);
  return { groups, brierScore: squares / patients };
}
