import { bin, extent, nice, ticks } from 'd3-array';
import { groupValues, numericColumn } from '../../../src';
import type { CohortTable, Metric, RocAnalysis } from '../../../src';
import { METRIC_LABELS } from '../columnLabels';
import { at, GROUP_COLORS, Plot, type Scale } from './Plot';
import { LineSign } from './marks';

/** Bars of a histogram, about. */
const BARS = 20;

interface Bar {
  readonly low: number;
  readonly high: number;
  readonly percent: number;
}

/** The distribution of a metric in both groups, with the cut-off found here and the published one. */
export function GroupPlot({
  table,
  metric,
  roc,
}: {
  readonly table: CohortTable;
  readonly metric: Metric;
  readonly roc: RocAnalysis;
}) {
  const groups = groupValues(table, numericColumn(table, metric)!);
  const values = extent([...groups.withNewFracture, ...groups.withoutNewFracture]);
  // To round numbers, so that the outer bars are as wide as the others.
  const [low, high] = nice(values[0]!, values[1]!, BARS);
  const histogram = bin<number, number>()
    .domain([low, high])
    .thresholds(ticks(low, high, BARS));
  const barsOf = (values: readonly number[]): readonly Bar[] =>
    histogram([...values]).map((each) => ({
      low: each.x0!,
      high: each.x1!,
      percent: (100 * each.length) / values.length,
    }));
  const bars = {
    withNewFracture: barsOf(groups.withNewFracture),
    withoutNewFracture: barsOf(groups.withoutNewFracture),
  };
  const most = Math.max(
    ...[...bars.withNewFracture, ...bars.withoutNewFracture].map(({ percent }) => percent),
  );
  const name = METRIC_LABELS[metric];
  return (
    <Plot
      title={`${name} in both groups`}
      x={{ label: `${name} (HU)`, domain: [low, high] }}
      y={{ label: 'Patients of the group (%)', domain: [0, most] }}
      legend={[
        {
          sign: <LineSign color={GROUP_COLORS.withNewFracture} dash="7 3" />,
          text: `New fracture (n = ${roc.withNewFracture})`,
        },
        {
          sign: <LineSign color={GROUP_COLORS.withoutNewFracture} />,
          text: `No new fracture (n = ${roc.withoutNewFracture})`,
        },
        ...(roc.cutOff === null
          ? []
          : [
              {
                sign: <LineSign color="#1a1a1a" />,
                text: `Cut-off of this cohort, ${roc.roundedCutOff} HU`,
              },
            ]),
        {
          sign: <LineSign color="#1a1a1a" dash="2 3" />,
          text: `Published cut-off, ${roc.published.cutOff} HU`,
        },
      ]}
    >
      {(x, y) => (
        <>
          <Outline
            bars={bars.withoutNewFracture}
            x={x}
            y={y}
            color={GROUP_COLORS.withoutNewFracture}
          />
          <Outline
            bars={bars.withNewFracture}
            x={x}
            y={y}
            color={GROUP_COLORS.withNewFracture}
            dash="7 3"
          />
          {roc.cutOff !== null && (
            <path
              d={`M${at(x(roc.cutOff))} ${at(y(0))}V${at(y(most))}`}
              stroke="#1a1a1a"
              strokeWidth="2"
            />
          )}
          {roc.published.cutOff >= low && roc.published.cutOff <= high && (
            <path
              d={`M${at(x(roc.published.cutOff))} ${at(y(0))}V${at(y(most))}`}
              stroke="#1a1a1a"
              strokeWidth="2"
              strokeDasharray="2 3"
            />
          )}
        </>
      )}
    </Plot>
  );
}

/** A histogram as its outline, lightly filled. */
function Outline({
  bars,
  x,
  y,
  color,
  dash,
}: {
  readonly bars: readonly Bar[];
  readonly x: Scale;
  readonly y: Scale;
  readonly color: string;
  readonly dash?: string;
}) {
  const steps = bars
    .filter(({ low, high }) => high > low)
    .map(({ high, percent }) => `V${at(y(percent))}H${at(x(high))}`)
    .join('');
  return (
    <path
      d={`M${at(x(bars[0]!.low))} ${at(y(0))}${steps}V${at(y(0))}`}
      fill={color}
      fillOpacity="0.12"
      stroke={color}
      strokeWidth="2"
      strokeDasharray={dash}
    />
  );
}
