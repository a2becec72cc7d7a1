import { VertebralBmdError } from '../errors';
import { message, type Message } from '../messages/message';
import type { Assessment } from './assess';
import type { MetricsAgreement } from './metricsAgreement';
import { isPossibleTScore } from './patientContext';
import { STUDY_GROUPS, type MeanAndSd } from './studies/chang2025';

/** What is said of a mean against its cut-off. */
export function verdictMessage({
  verdict,
  cutOffHu,
  uncertainty,
}: Pick<Assessment, 'verdict' | 'cutOffHu' | 'uncertainty'>): Message {
  switch (verdict) {
    case 'below':
      return message('verdictBelow', { cutOffHu });
    case 'atOrAbove':
      return message('verdictAtOrAbove', { cutOffHu });
    case 'cannotBeTold': {
      const halfWidthHu = uncertainty.halfWidthHu.toFixed(1);
      return message('verdictCannotBeTold', { cutOffHu, halfWidthHu });
    }
  }
}

/** What is said where the two metrics of a patient contradict each other; else nothing. */
export const agreementMessage = (agreement: MetricsAgreement): Message | undefined =>
  agreement === 'contradict' ? message('metricsContradict') : undefined;

/**
 * A patient's DXA T-score beside those of the study's groups.
 *
 * @throws VertebralBmdError `invalidInput` for a T-score that cannot be (`isPossibleTScore`).
 */
export function tScoreMessage(tScore: number): Message {
  if (!isPossibleTScore(tScore)) {
    throw new VertebralBmdError('invalidInput', `expected a T-score from -10 to 10, got ${tScore}`);
  }
  const { withNewFracture, withoutNewFracture } = STUDY_GROUPS;
  return message('tScoreBeside', {
    tScore: tScore.toFixed(1),
    withNewFracture: meanAndSd(withNewFracture.dxaTScore),
    withoutNewFracture: meanAndSd(withoutNewFracture.dxaTScore),
  });
}

const meanAndSd = ({ mean, sd }: MeanAndSd): string => `${mean.toFixed(2)} ± ${sd.toFixed(2)}`;
