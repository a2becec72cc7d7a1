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
import { formatHu, formatPercent } from './format';

const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3D-HU',
  threeSliceHu: 'Three-slice HU',
};

/** The patient's means over the levels that count, each against its own published cut-off. */
export function MeansSection({ reading }: { readonly reading: Reading }) {
  const means = patientMeans(reading);
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-means">
      <h3 id="vbmd-means">Patient mean and published risk context</h3>
      <MetricMean metric="threeDimensionalHu" mean={means.threeDimensionalHu} />
      <MetricMean metric="threeSliceHu" mean={means.threeSliceHu} />
      <p className="vbmd-citation">
        Cut-offs for a new vertebral fracture after percutaneous vertebral augmentation, in women of
        50 years or over: {PRIMARY_CITATION.authors} {PRIMARY_CITATION.year}.{' '}
        <cite>{PRIMARY_CITATION.title}.</cite>
      </p>
    </section>
  );
}

function MetricMean({ metric, mean }: { readonly metric: Metric; readonly mean: PatientMean }) {
  return (
    <div className="vbmd-metric" data-cy={`vbmd-mean-${metric}`}>
      <span>
        {METRIC_NAMES[metric]}
        <span className="vbmd-muted"> {mean.levels.join(', ')}</span>
      </span>
      {mean.status === 'assessable' ? (
        <>
          <span className="vbmd-metric-value">{formatHu(mean.meanHu)} HU</span>
          <Context assessment={assess(metric, mean.meanHu)} />
        </>
      ) : (
        <>
          <span className="vbmd-muted">not assessable</span>
          <span className="vbmd-wide vbmd-muted">
            At least {MIN_LEVELS_FOR_MEAN} levels of L1-L4 must be measured and count.
          </span>
        </>
      )}
    </div>
  );
}

function Context({ assessment }: { readonly assessment: Assessment }) {
  const { side, cutOffHu, sensitivity, specificity, auc, evidence } = assessment;
  const isBelow = side === 'below';
  return (
    <>
      <span className={`vbmd-wide ${isBelow ? 'vbmd-check-warn' : ''}`} data-cy="vbmd-side">
        <span aria-hidden="true">{isBelow ? '▼' : '▲'}</span> {isBelow ? 'Below' : 'At or above'}{' '}
        the published cut-off of {cutOffHu} HU
      </span>
      <details className="vbmd-wide">
        <summary className="vbmd-link">What the study found</summary>
        <dl className="vbmd-figures">
          <dt>Sensitivity</dt>
          <dd>{shareWithInterval(sensitivity)}</dd>
          <dt>Specificity</dt>
          <dd>{shareWithInterval(specificity)}</dd>
          <dt>AUC</dt>
          <dd>
            {auc.value} ({auc.low}–{auc.high})
          </dd>
          <dt>With new fracture</dt>
          <dd>
            {evidence.withNewFracture.meanHu} ± {evidence.withNewFracture.sdHu} HU, n ={' '}
            {evidence.withNewFracture.patients}
          </dd>
          <dt>Without</dt>
          <dd>
            {evidence.withoutNewFracture.meanHu} ± {evidence.withoutNewFracture.sdHu} HU, n ={' '}
            {evidence.withoutNewFracture.patients}
          </dd>
        </dl>
        <p className="vbmd-muted">
          95% confidence intervals in brackets. They hold for the study’s population, 120 kV and no
          contrast.
        </p>
      </details>
    </>
  );
}

const shareWithInterval = ({ value, low, high }: Estimate): string =>
  `${formatPercent(value)} (${formatPercent(low)}–${formatPercent(high)})`;
