import { withPatient, type EnteredContext } from '../../../src';
import { changeReading } from '../measuring/levelActions';
import type { SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';

/** What the reader says of the patient, for the published context; it changes no value. */
export interface PatientActions {
  /** All that was entered, in place of what was before. One undo step. */
  setPatient(entered: EnteredContext): void;
  /**
   * Probability of a new fracture before the measurement, 0 to 1; `undefined` for the study's.
   * Of this session only: no fact of the patient, so neither stored nor undone.
   */
  setPreTest(probability: number | undefined): void;
}

export const createPatientActions = (context: SessionContext): PatientActions => ({
  setPatient: (entered) => changeReading(context, (reading) => withPatient(reading, entered)),
  setPreTest: (preTestProbability) => patchState(context.store, { preTestProbability }),
});
