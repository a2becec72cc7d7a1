import type { CriterionPartCode } from '../messages/applicabilityMessages';
import type { Message } from '../messages/message';
import type { ScanProperty } from './scanCheck';

/** The criteria that are the patient's own. */
export type PatientCriterion =
  | 'sex'
  | 'age'
  | 'menopause'
  | 'augmentation'
  | 'treatment'
  | 'trauma'
  | 'otherBoneDisease'
  | 'earlierFracture'
  | 'fractureCount';

/** Whether a patient or scan is as in the study; what is not known is never taken as either. */
export type ApplicabilityVerdict = 'matches' | 'departs' | 'unknown';

/** One criterion of the study's population or scan. */
export interface ApplicabilityItem {
  readonly criterion: PatientCriterion | ScanProperty;
  /** The criterion's name, as a message of its own. */
  readonly part: CriterionPartCode;
  readonly verdict: ApplicabilityVerdict;
  readonly message: Message;
}
