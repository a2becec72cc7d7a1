import { judgeApplicability, type Applicability } from '../assessment/applicability';
import { assess } from '../assessment/assess';
import { metricsAgreement } from '../assessment/metricsAgreement';
import { patientContext, type HeaderContext } from '../assessment/patientContext';
import type { ScanCheck } from '../assessment/scanCheck';
import { agreementMessage } from '../assessment/verdictMessages';
import type { Message } from '../messages/message';
import type { PatientMeans } from './patientMeans';
import type { Reading } from './reading';

/** Whether the published figures hold for the patient and the scan of a reading. */
export const applicabilityOf = (
  { patient = {} }: Pick<Reading, 'patient'>,
  {
    conditions,
    checks,
  }: { readonly conditions: HeaderContext; readonly checks: readonly ScanCheck[] },
): Applicability => judgeApplicability(patientContext(conditions, patient), checks);

/** What is said where a patient's two means contradict each other; else nothing. */
export function contradictionOf({
  threeDimensionalHu,
  threeSliceHu,
}: PatientMeans): Message | undefined {
  if (threeDimensionalHu.status !== 'assessable' || threeSliceHu.status !== 'assessable') {
    return undefined;
  }
  return agreementMessage(
    metricsAgreement(
      assess('threeDimensionalHu', threeDimensionalHu.meanHu),
      assess('threeSliceHu', threeSliceHu.meanHu),
    ),
  );
}
