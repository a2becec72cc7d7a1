import { groupValues, METRICS, numericColumn, rocCurve } from '../../../src';
import type { CohortAnalysis, CohortTable, Metric } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { intervalText } from '../figures';
import { at, Plot } from './Plot';
import { linePath, LineSign, type Points } from './marks';

const LINES: Readonly<Record<Metric, { readonly color: string; readonly dash?: string }>> = {
  threeDimensionalHu: { color: '#0072b2' },
  threeSliceHu: { color: '#d55e00', dash: '7 4' },
};

/** The ROC curves of both metrics, with the cut-offs found here and the published ones. */
export function RocPlot({
  table,
  analysis: { roc },
}: {
  readonly table: CohortTable;
  readonly analysis: CohortAnalysis;
}) {
  const shown = METRICS.flatMap((metric) => {
    const analysed = roc[metric];
    return analysed ? [{ metric, analysed, points: curvePoints(table, metric) }] : [];
  });
  return (
    <Plot
      title="ROC curves: low HU against a new fracture"
      x={{ label: '1 − specificity', domain: [0, 1], isExact: true }}
      y={{ label: 'Sensitivity', domain: [0, 1], isExact: true }}
      legend={[
        ...shown.map(({ metric, analysed: { auc, ci95 } }) => ({
          sign: <LineSign {...LINES[metric]} />,
          text: `${METRIC_LABELS[metric]}: AUC ${auc.toFixed(3)} (${intervalText(ci95, 3)})`,
        })),
        { sign: <circle r="5" />, text: 'Cut-off of the highest Youden index' },
        {
          sign: <path d="M-5 -5H5V5H-5Z" fill="#ffffff" stroke="#1a1a1a" strokeWidth="2" />,
          text: 'Published cut-off in this cohort',
        },
      ]}
    >
      {(x, y) => (
        <>
          <path
            d={`M${at(x(0))} ${at(y(0))}L${at(x(1))} ${at(y(1))}`}
            stroke="#8a8a8a"
            strokeDasharray="2 4"
          />
          {shown.map(({ metric, analysed, points }) => {
            const { color, dash } = LINES[metric];
            const { published, specificity, sensitivity } = analysed;
            return (
              <g key={metric}>
                <path
                  d={linePath(points, x, y)}
                  fill="none"
                  stroke={color}
                  strokeWidth="2"
                  strokeDasharray={dash}
                />
                {specificity !== null && (
                  <circle cx={at(x(1 - specificity))} cy={at(y(sensitivity))} r="5" fill={color} />
                )}
                <rect
                  x={at(x(1 - published.specificity) - 5)}
                  y={at(y(published.sensitivity) - 5)}
                  width="10"
                  height="10"
                  fill="#ffffff"
                  stroke={color}
                  strokeWidth="2"
                />
              </g>
            );
          })}
        </>
      )}
    </Plot>
  );
}

function curvePoints(table: CohortTable, metric: Metric): Points {
  const values = groupValues(table, numericColumn(table, metric)!);
  return [
    [0, 0],
    ...rocCurve(values).map(
      ({ truePositives, falseNegatives, falsePositives, trueNegatives }) =>
        [
          falsePositives / (falsePositives + trueNegatives),
          truePositives / (truePositives + falseNegatives),
        ] as const,
    ),
    [1, 1],
  ];
}
