import type { Assessment } from '../../../src';
import { formatEstimate, formatPercent, formatRatio } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { groupText } from './DistributionPlot';

/** What the study found by this metric, with intervals. */
export function Figures({ assessment }: { readonly assessment: Assessment }) {
  const {
    risk: { figures: texts, plot },
  } = useTexts();
  const { evidence, sensitivity, specificity, auc, oddsRatioPerHu } = assessment;
  return (
    <details>
      <summary className="vbmd-link">{texts.summary}</summary>
      <dl className="vbmd-figures">
        <dt>{texts.sensitivity}</dt>
        <dd>{formatEstimate(sensitivity, formatPercent)}</dd>
        <dt>{texts.specificity}</dt>
        <dd>{formatEstimate(specificity, formatPercent)}</dd>
        <dt>{texts.auc}</dt>
        <dd>{formatEstimate(auc, String)}</dd>
        <dt title={texts.ratioMeans}>{texts.positiveRatio}</dt>
        <dd>{formatEstimate(assessment.positiveLikelihoodRatio, formatRatio)}</dd>
        <dt title={texts.ratioMeans}>{texts.negativeRatio}</dt>
        <dd>{formatEstimate(assessment.negativeLikelihoodRatio, formatRatio)}</dd>
        {oddsRatioPerHu && (
          <>
            <dt>{texts.oddsRatio}</dt>
            <dd>{formatEstimate(oddsRatioPerHu, String)}</dd>
          </>
        )}
        <dt>{texts.withNewFracture}</dt>
        <dd>{groupText(evidence.withNewFracture)}</dd>
        <dt>{texts.withoutNewFracture}</dt>
        <dd>{groupText(evidence.withoutNewFracture)}</dd>
        <dt>{texts.correlation}</dt>
        <dd>r = {evidence.correlationWithTScore}</dd>
      </dl>
      <p className="vbmd-small vbmd-muted">
        {texts.intervals} {plot.derived}
      </p>
    </details>
  );
}
