import {
  MIN_LEVELS_FOR_MEAN,
  PRIMARY_CITATION,
  assess,
  patientMeans,
  type Assessment,
  type Estimate,
  type Metric,
  type PatientMean,
  type Reading,
} from '../../src';
import { useTexts } from '../text/useTexts';
import { formatHu, formatPercent } from '../text/format';

/** The patient's means over the levels that count, each against its own published cut-off. */
export function MeansSection({ reading }: { readonly reading: Reading }) {
  const { means: texts } = useTexts();
  const means = patientMeans(reading);
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-means">
      <h3 id="vbmd-means">{texts.title}</h3>
      <MetricMean metric="threeDimensionalHu" mean={means.threeDimensionalHu} />
      <MetricMean metric="threeSliceHu" mean={means.threeSliceHu} />
      <p className="vbmd-citation">
        {texts.cutOffsFor} {PRIMARY_CITATION.authors} {PRIMARY_CITATION.year}.{' '}
        <cite>{PRIMARY_CITATION.title}.</cite>
      </p>
    </section>
  );
}

function MetricMean({ metric, mean }: { readonly metric: Metric; readonly mean: PatientMean }) {
  const { means: texts } = useTexts();
  return (
    <div className="vbmd-metric" data-cy={`vbmd-mean-${metric}`}>
      <span>
        {texts.metrics[metric]}
        <span className="vbmd-muted"> {mean.levels.join(', ')}</span>
      </span>
      {mean.status === 'assessable' ? (
        <>
          <span className="vbmd-metric-value">{formatHu(mean.meanHu)} HU</span>
          <Context assessment={assess(metric, mean.meanHu)} />
        </>
      ) : (
        <>
          <span className="vbmd-muted">{texts.notAssessable}</span>
          <span className="vbmd-wide vbmd-muted">{texts.tooFewLevels(MIN_LEVELS_FOR_MEAN)}</span>
        </>
      )}
    </div>
  );
}

function Context({ assessment }: { readonly assessment: Assessment }) {
  const { means: texts } = useTexts();
  const { side, cutOffHu, sensitivity, specificity, auc, evidence } = assessment;
  const isBelow = side === 'below';
  return (
    <>
      <span className={`vbmd-wide ${isBelow ? 'vbmd-check-warn' : ''}`} data-cy="vbmd-side">
        <span aria-hidden="true">{isBelow ? '▼' : '▲'}</span>{' '}
        {isBelow ? texts.below(cutOffHu) : texts.atOrAbove(cutOffHu)}
      </span>
      <details className="vbmd-wide">
        <summary className="vbmd-link">{texts.whatWasFound}</summary>
        <dl className="vbmd-figures">
          <dt>{texts.sensitivity}</dt>
          <dd>{shareWithInterval(sensitivity)}</dd>
          <dt>{texts.specificity}</dt>
          <dd>{shareWithInterval(specificity)}</dd>
          <dt>{texts.auc}</dt>
          <dd>
            {auc.value} ({auc.low}–{auc.high})
          </dd>
          <dt>{texts.withNewFracture}</dt>
          <dd>
            {evidence.withNewFracture.meanHu} ± {evidence.withNewFracture.sdHu} HU, n ={' '}
            {evidence.withNewFracture.patients}
          </dd>
          <dt>{texts.withoutNewFracture}</dt>
          <dd>
            {evidence.withoutNewFracture.meanHu} ± {evidence.withoutNewFracture.sdHu} HU, n ={' '}
            {evidence.withoutNewFracture.patients}
          </dd>
        </dl>
        <p className="vbmd-muted">{texts.intervals}</p>
      </details>
    </>
  );
}

const shareWithInterval = ({ value, low, high }: Estimate): string =>
  `${formatPercent(value)} (${formatPercent(low)}–${formatPercent(high)})`;
