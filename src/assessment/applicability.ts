import { listed, message, type Message } from '../messages/message';
import type { ApplicabilityItem, ApplicabilityVerdict } from './applicabilityItem';
import type { PatientContext } from './patientContext';
import { judgePatient } from './patientCriteria';
import type { ScanCheck } from './scanCheck';
import { judgeScanCheck } from './scanCriteria';

/**
 * Whether the published figures hold for a patient.
 *
 * - `within`: all criteria are as in the study.
 * - `outside`: at least one departs.
 * - `notEstablished`: none departs, but at least one is not known.
 */
export interface Applicability {
  readonly overall: 'within' | 'outside' | 'notEstablished';
  /** The result of all criteria; to be shown with every figure, which is never hidden. */
  readonly message: Message;
  /** Patient first, then scan; every criterion, whatever its verdict. */
  readonly items: readonly ApplicabilityItem[];
}

/**
 * Sets a patient and a scan against the population and scan of Chang et al. 2025. Takes any context
 * and never throws: an impossible age or number is `unknown`, with a message that asks to correct it.
 */
export function judgeApplicability(
  context: PatientContext,
  scanChecks: readonly ScanCheck[],
): Applicability {
  const items = [
    ...judgePatient(context),
    ...scanChecks.map((check) => judgeScanCheck(check, context)),
  ];
  const namesOf = (verdict: ApplicabilityVerdict): readonly Message[] =>
    items.filter((item) => item.verdict === verdict).map(({ part }) => message(part));
  const departing = namesOf('departs');
  const notKnown = namesOf('unknown');
  const departures = listed(departing);
  const unknown = listed(notKnown);
  if (departing.length > 0) {
    return {
      overall: 'outside',
      message:
        notKnown.length > 0
          ? message('studyOutsideUncertain', { departures, unknown })
          : message('studyOutside', { departures }),
      items,
    };
  }
  if (notKnown.length > 0) {
    return {
      overall: 'notEstablished',
      message: message('studyNotEstablished', { unknown }),
      items,
    };
  }
  return { overall: 'within', message: message('studyApplies'), items };
}
