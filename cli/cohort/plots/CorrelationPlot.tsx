import { extent } from 'd3-array';
import type { Correlation, Metric, PairedValues } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { numberText, pText } from '../figures';
import { at, Plot } from './Plot';
import { Dots, evenly, LineSign } from './marks';

/** A metric over the T-score, with the least-squares line. */
export function CorrelationPlot({
  values: { first: tScores, second: hu },
  metric,
  correlation: { pearsonR, p, line },
}: {
  readonly values: PairedValues;
  readonly metric: Metric;
  readonly correlation: Correlation;
}) {
  const name = METRIC_LABELS[metric];
  const [low, high] = extent(tScores) as [number, number];
  const shown = evenly(tScores.map((tScore, index) => [tScore, hu[index]!] as const));
  const p95 = pText(p);
  return (
    <Plot
      title={`${name} and DXA T-score`}
      x={{ label: 'DXA T-score', domain: [low, high] }}
      y={{ label: `${name} (HU)`, domain: extent(hu) as [number, number] }}
      legend={[
        {
          sign: <LineSign color="#1a1a1a" />,
          text: `r = ${numberText(pearsonR, 3)}, p ${p95.startsWith('<') ? p95 : `= ${p95}`}, n = ${hu.length}`,
        },
        {
          sign: <circle r="3" fill="#0072b2" />,
          text:
            shown.length < hu.length
              ? `A patient (${shown.length} of ${hu.length} are drawn)`
              : 'A patient',
        },
      ]}
    >
      {(x, y) => (
        <>
          <Dots points={shown} x={x} y={y} color="#0072b2" />
          <path
            d={`M${at(x(low))} ${at(y(line.intercept + line.slope * low))}L${at(x(high))} ${at(y(line.intercept + line.slope * high))}`}
            stroke="#1a1a1a"
            strokeWidth="2"
          />
        </>
      )}
    </Plot>
  );
}
