import type { CutOffSide } from '../assessment/cutOffVerdict';
import { findingOfSide } from '../assessment/findingOfSide';
import { isPossibleTScore } from '../assessment/patientContext';
import { tScoreMessage, verdictMessage } from '../assessment/verdictMessages';
import { messageText } from '../messages/message';
import { MIN_LEVELS_FOR_MEAN } from '../study/patientMeans';
import { estimateText, huText, oneLine, percent, percentText } from './reportFigures';
import type { ReportMean, ReportModel } from './reportModel';
import type { ReportLanguage } from './reportWords';

/** A mean in a line: its value, the levels it is of, and what may be said of its cut-off. */
export function meanSentence(
  { metric, levels, assessment }: ReportMean,
  { words, messages }: ReportLanguage,
): string {
  const name = words.metrics[metric];
  if (!assessment) return `${name}${words.colon}${words.notAssessable(MIN_LEVELS_FOR_MEAN)}`;
  const value = `${huText(assessment.patientMeanHu)} HU`;
  const of = words.brackets(levels.join(words.comma));
  const verdict = messageText(verdictMessage(assessment), messages);
  return `${name}${words.colon}${value}${of}${words.stop}${verdict}`;
}

/** The published and derived figures behind a mean; nothing where there is no mean. */
export function riskSentences(
  { assessment, local }: ReportMean,
  { words, messages }: ReportLanguage,
): readonly string[] {
  if (!assessment) return [];
  const { positiveLikelihoodRatio: positive, negativeLikelihoodRatio: negative } = assessment;
  const before = assessment.preTestProbability;
  const beforeText = `${percent(before, 1)}%`;
  const after = (side: CutOffSide) =>
    percentText(findingOfSide(assessment.evidence.counts, side, before).postTestProbability);
  return [
    words.accuracy(
      estimateText(assessment.sensitivity, 2),
      estimateText(assessment.specificity, 2),
      estimateText(assessment.auc, 3),
    ),
    words.likelihoodRatios(estimateText(positive, 2), estimateText(negative, 2)),
    assessment.verdict === 'cannotBeTold'
      ? words.postTestOpen(beforeText, after('below'), after('atOrAbove'))
      : words.postTest(beforeText, percentText(assessment.postTestProbability)),
    ...local.map((each) => {
      const { patients, madeBy, date } = each.evidence;
      const verdict = messageText(verdictMessage(each), messages);
      return words.localCutOff(oneLine(madeBy), date, patients, verdict);
    }),
  ];
}

/** The patient's DXA T-score beside those of the study; `undefined` where none was entered. */
export function tScoreSentence(
  { patient: { dxaTScore } }: ReportModel,
  { messages }: ReportLanguage,
): string | undefined {
  if (dxaTScore === undefined || !isPossibleTScore(dxaTScore)) return undefined;
  return messageText(tScoreMessage(dxaTScore), messages);
}
