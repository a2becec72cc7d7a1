import { METRICS, PUBLISHED_EVIDENCE } from '../../../src';
import type { CohortAnalysis, Interval } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { intervalText, numberText, pText } from '../figures';
import { Table, TwoLines } from './Table';

/** ROC curves, the cut-offs of this cohort, and how the published ones do in it. */
export function RocSection({ analysis: { roc, delong } }: { readonly analysis: CohortAnalysis }) {
  const shown = METRICS.flatMap((metric) => {
    const analysed = roc[metric];
    return analysed ? [{ metric, analysed }] : [];
  });
  return (
    <>
      <div className="wide">
        <Table
          head={[
            '',
            'n',
            'AUC, 95% CI',
            'Cut-off',
            'Sensitivity, 95% CI',
            'Specificity, 95% CI',
            'Youden',
          ]}
          rows={shown.flatMap(({ metric, analysed }) => {
            const study = PUBLISHED_EVIDENCE[metric];
            const { published } = analysed;
            return [
              [
                `${METRIC_LABELS[metric]}, this cohort`,
                analysed.n,
                withInterval(analysed.auc, analysed.ci95),
                ...(analysed.cutOff === null
                  ? ['–', '–', '–', '–']
                  : [
                      `< ${numberText(analysed.cutOff, 1)} HU`,
                      withInterval(analysed.sensitivity, analysed.sensitivityCi95),
                      withInterval(analysed.specificity, analysed.specificityCi95),
                      numberText(analysed.youden, 3),
                    ]),
              ],
              [
                <span key={metric} className="level">
                  published cut-off in this cohort
                </span>,
                analysed.n,
                '',
                `< ${numberText(published.cutOff, 1)} HU`,
                withInterval(published.sensitivity, published.sensitivityCi95),
                withInterval(published.specificity, published.specificityCi95),
                numberText(published.youden, 3),
              ],
              [
                <span key={metric} className="level">
                  in the study (Chang et al. 2025)
                </span>,
                study.withNewFracture.patients + study.withoutNewFracture.patients,
                withInterval(study.auc.value, [study.auc.low, study.auc.high]),
                `< ${numberText(study.cutOffHu, 1)} HU`,
                numberText(study.publishedSensitivity, 3),
                numberText(study.publishedSpecificity, 3),
                numberText(study.publishedSensitivity + study.publishedSpecificity - 1, 3),
              ],
            ];
          })}
        />
      </div>
      {delong && (
        <p>
          3D-HU against three-slice HU in the {delong.n} patients with both (paired DeLong test):
          difference of the areas {numberText(delong.difference, 3)} ({intervalText(delong.ci95, 3)}
          ), z = {numberText(delong.z, 2)}, p {withSign(delong.p)}.
        </p>
      )}
      <p className="rule">
        A value below the cut-off counts as positive. AUC: DeLong; cut-off: highest Youden index,
        midway between two values of the cohort; sensitivity and specificity: Wilson. A cut-off does
        better in the patients it was found in than in others: check it in new ones before it is
        relied on.
      </p>
    </>
  );
}

const withInterval = (value: number, interval: Interval | null) => (
  <TwoLines first={numberText(value, 3)} second={intervalText(interval, 3)} />
);

const withSign = (p: number): string => {
  const text = pText(p);
  return text.startsWith('<') ? text : `= ${text}`;
};
