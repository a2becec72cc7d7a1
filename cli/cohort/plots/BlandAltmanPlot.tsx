import { extent } from 'd3-array';
import type { Agreement, Metric, PairedValues } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { intervalText, numberText } from '../figures';
import { at, Plot } from './Plot';
import { Dots, evenly, LineSign } from './marks';

/** Differences of two readers over their means, with bias and limits of agreement. */
export function BlandAltmanPlot({
  values: { first, second },
  metric,
  agreement: { bias, limits },
}: {
  readonly values: PairedValues;
  readonly metric: Metric;
  readonly agreement: Agreement;
}) {
  const name = METRIC_LABELS[metric];
  const points = first.map(
    (value, index) => [(value + second[index]!) / 2, value - second[index]!] as const,
  );
  const means = extent(points, ([mean]) => mean) as [number, number];
  const [least, most] = extent(points, ([, difference]) => difference) as [number, number];
  const shown = evenly(points);
  return (
    <Plot
      title={`Agreement of two readers: ${name}`}
      x={{ label: 'Mean of both readers (HU)', domain: means, isExact: means[0] === means[1] }}
      y={{
        label: 'First minus second reader (HU)',
        domain: [Math.min(least, limits[0], 0), Math.max(most, limits[1], 0)],
      }}
      legend={[
        { sign: <LineSign color="#1a1a1a" />, text: `Bias ${numberText(bias, 1)} HU` },
        {
          sign: <LineSign color="#d55e00" dash="7 4" />,
          text: `Limits of agreement ${intervalText(limits, 1)} HU`,
        },
        {
          sign: <circle r="3" fill="#0072b2" />,
          text:
            shown.length < points.length
              ? `A patient (${shown.length} of ${points.length} are drawn)`
              : 'A patient',
        },
      ]}
    >
      {(x, y) => (
        <>
          <Dots points={shown} x={x} y={y} color="#0072b2" />
          <path d={across(x, y, means, bias)} stroke="#1a1a1a" strokeWidth="2" />
          {limits.map((limit, index) => (
            <path
              key={index}
              d={across(x, y, means, limit)}
              stroke="#d55e00"
              strokeWidth="2"
              strokeDasharray="7 4"
            />
          ))}
        </>
      )}
    </Plot>
  );
}

const across = (
  x: (value: number) => number,
  y: (value: number) => number,
  [low, high]: readonly [number, number],
  value: number,
): string => `M${at(x(low))} ${at(y(value))}H${at(x(high))}`;
