import { METRICS } from '../../../src';
import type { CohortAnalysis } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { intervalText, numberText, pText } from '../figures';
import { Table, TwoLines } from './Table';

/** How the metrics go with the DXA T-score. */
export function CorrelationSection({
  analysis: { correlation },
}: {
  readonly analysis: CohortAnalysis;
}) {
  return (
    <>
      <Table
        head={['', 'n', 'Pearson r, 95% CI', 'p', 'Spearman rho', 'p']}
        rows={METRICS.flatMap((metric) => {
          const found = correlation[metric];
          if (!found) return [];
          return [
            [
              METRIC_LABELS[metric],
              found.n,
              <TwoLines
                key="r"
                first={numberText(found.pearsonR, 3)}
                second={intervalText(found.ci95, 3)}
              />,
              pText(found.p),
              numberText(found.spearmanRho, 3),
              pText(found.spearmanP),
            ],
          ];
        })}
      />
      <p className="rule">Interval by Fisher's z; p by Student's t.</p>
    </>
  );
}

/** How far two readers agree. */
export function AgreementSection({
  analysis: { agreement },
}: {
  readonly analysis: CohortAnalysis;
}) {
  return (
    <>
      <div className="wide">
        <Table
          head={[
            '',
            'n',
            'ICC(2,1), 95% CI',
            'Bias (HU), 95% CI',
            'Limits of agreement (HU)',
            'RMS-SD (HU)',
            'Least significant change (HU)',
          ]}
          rows={METRICS.flatMap((metric) => {
            const found = agreement[metric];
            if (!found) return [];
            return [
              [
                METRIC_LABELS[metric],
                found.n,
                <TwoLines
                  key="icc"
                  first={numberText(found.icc, 3)}
                  second={intervalText(found.ci95, 3)}
                />,
                <TwoLines
                  key="bias"
                  first={numberText(found.bias, 2)}
                  second={intervalText(found.biasCi95, 2)}
                />,
                intervalText(found.limits, 1),
                numberText(found.rmsSd, 2),
                numberText(found.leastSignificantChange, 1),
              ],
            ];
          })}
        />
      </div>
      <p className="rule">
        ICC(2,1): two-way random effects, absolute agreement, one reading (Shrout and Fleiss). Bias:
        first minus second reader; limits: bias ± 1.96 SD (Bland and Altman). Least significant
        change: 1.96 √2 RMS-SD, between two readings of one scan.
      </p>
    </>
  );
}
