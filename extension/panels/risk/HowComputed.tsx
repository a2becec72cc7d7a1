import {
  SCAN_REPEATABILITY,
  findingOfSide,
  formatCitation,
  type Assessment,
  type CutOffSide,
} from '../../../src';
import {
  formatEstimate,
  formatFinePercent,
  formatHu,
  formatPercent,
  formatRatio,
} from '../../text/format';
import { useTexts } from '../../text/useTexts';

interface HowComputedProps {
  readonly assessment: Assessment;
  /** The levels of the mean, for people. */
  readonly levels: string;
}

/** Each figure of a metric with its formula, the numbers put in. */
export function HowComputed({ assessment, levels }: HowComputedProps) {
  const {
    risk: { how: texts },
  } = useTexts();
  const { patientMeanHu, differenceHu, side, cutOffHu, uncertainty, evidence } = assessment;
  const { basis, halfWidthHu } = uncertainty;
  return (
    <details>
      <summary className="vbmd-link">{texts.summary}</summary>
      <ol className="vbmd-how">
        <li>
          {texts.mean(levels, formatHu(patientMeanHu))}{' '}
          {texts.difference[side](formatHu(Math.abs(differenceHu)), `${cutOffHu}`)}
        </li>
        <li>
          {texts.uncertainty(halfWidthHu.toFixed(1))}{' '}
          {texts.bases[basis](`${evidence.observerAgreementIcc ?? ''}`)}{' '}
          {basis === 'rescans' && <cite>{formatCitation(SCAN_REPEATABILITY.citation)} </cite>}
          {texts.probabilityBelow(formatPercent(assessment.probabilityBelow))}
        </li>
        <Side assessment={assessment} side="below" />
        <Side assessment={assessment} side="atOrAbove" />
        <AtValue assessment={assessment} />
      </ol>
    </details>
  );
}

/** Likelihood ratio and probability of one side of the cut-off. */
function Side({ assessment, side }: { assessment: Assessment; side: CutOffSide }) {
  const { risk: texts } = useTexts();
  const { preTestProbability, evidence } = assessment;
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = evidence.counts;
  const withFracture = truePositives + falseNegatives;
  const withoutFracture = falsePositives + trueNegatives;
  const isBelow = side === 'below';
  const formula = isBelow
    ? `(${truePositives}/${withFracture}) / (${falsePositives}/${withoutFracture})`
    : `(${falseNegatives}/${withFracture}) / (${trueNegatives}/${withoutFracture})`;
  const { likelihoodRatio, postTestProbability } = findingOfSide(
    evidence.counts,
    side,
    preTestProbability,
  );
  const name = texts.sides[side];
  return (
    <li>
      {texts.how.ratio(name, formula, formatEstimate(likelihoodRatio, formatRatio))}{' '}
      {texts.how.bayes(
        formatFinePercent(preTestProbability),
        name,
        formatRatio(likelihoodRatio.value),
        formatEstimate(postTestProbability, formatFinePercent),
      )}
    </li>
  );
}

/** What follows from the patient's very value, and not from its side alone. */
function AtValue({ assessment }: { readonly assessment: Assessment }) {
  const {
    risk: { how: texts },
  } = useTexts();
  const { derivedLikelihoodRatio, oddsRatioPerHu, oddsRatioFromCutOff } = assessment;
  return (
    <>
      <li>
        {texts.derivedRatio(
          formatHu(derivedLikelihoodRatio.atHu),
          formatEstimate(derivedLikelihoodRatio, formatRatio),
          formatEstimate(assessment.derivedPostTestProbability, formatFinePercent),
        )}{' '}
        {derivedLikelihoodRatio.isClamped && texts.clamped(formatHu(derivedLikelihoodRatio.atHu))}
      </li>
      {oddsRatioPerHu && oddsRatioFromCutOff && (
        <li>
          {texts.odds(
            formatEstimate(oddsRatioPerHu, String),
            formatEstimate(oddsRatioFromCutOff, formatRatio),
          )}{' '}
          {oddsRatioFromCutOff.isClamped && texts.clamped(formatHu(oddsRatioFromCutOff.atHu))}
        </li>
      )}
    </>
  );
}
