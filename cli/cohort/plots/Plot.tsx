import { nice, ticks } from 'd3-array';
import type { ReactNode } from 'react';

/** From a value to its place in the drawing. */
export type Scale = (value: number) => number;

export interface Axis {
  readonly label: string;
  /** What it must show; it ends at round numbers beyond. */
  readonly domain: readonly [number, number];
  /** Ends at the domain itself. @default false */
  readonly isExact?: boolean;
}

/** A sign and what it stands for, in the plot's own words. */
export interface LegendEntry {
  readonly sign: ReactNode;
  readonly text: string;
}

interface PlotProps {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly legend?: readonly LegendEntry[];
  readonly children: (x: Scale, y: Scale) => ReactNode;
}

// Of the drawing, in its own units.
const WIDTH = 480;
const PLOT_HEIGHT = 320;
const LEFT = 62;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 62;
const LEGEND_LINE = 18;
const TICKS = 6;

const INK = '#1a1a1a';
const GRID = '#e3e3e3';

/** Colours of the two groups, which colour-blind readers tell apart as well (Okabe and Ito). */
export const GROUP_COLORS = { withNewFracture: '#d55e00', withoutNewFracture: '#0072b2' } as const;

/** A plot with axes, grid and legend, as an SVG of its own. */
export function Plot({ title, x, y, legend = [], children }: PlotProps) {
  const horizontal = scaleOf(x, LEFT, WIDTH - RIGHT);
  const vertical = scaleOf(y, TOP + PLOT_HEIGHT, TOP);
  const bottom = TOP + PLOT_HEIGHT;
  const height = bottom + BOTTOM + legend.length * LEGEND_LINE;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={title}
      fontFamily="system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
      fontSize="12"
      fill={INK}
    >
      <rect width={WIDTH} height={height} fill="#ffffff" />
      <text x={LEFT} y={TOP - 14} fontSize="14" fontWeight="600">
        {title}
      </text>
      {horizontal.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${at(horizontal.scale(tick))} ${TOP}V${bottom}`} stroke={GRID} />
          <text x={at(horizontal.scale(tick))} y={bottom + 16} textAnchor="middle">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {vertical.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${at(vertical.scale(tick))}H${WIDTH - RIGHT}`} stroke={GRID} />
          <text x={LEFT - 8} y={at(vertical.scale(tick) + 4)} textAnchor="end">
            {tickText(tick)}
          </text>
        </g>
      ))}
      <path d={`M${LEFT} ${TOP}V${bottom}H${WIDTH - RIGHT}`} fill="none" stroke={INK} />
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={bottom + 38} textAnchor="middle">
        {x.label}
      </text>
      <text transform={`translate(16 ${TOP + PLOT_HEIGHT / 2}) rotate(-90)`} textAnchor="middle">
        {y.label}
      </text>
      {children(horizontal.scale, vertical.scale)}
      {legend.map(({ sign, text }, line) => (
        <g key={text} transform={`translate(${LEFT} ${bottom + BOTTOM + line * LEGEND_LINE})`}>
          <g transform="translate(12 0)">{sign}</g>
          <text x="34" y="4">
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

function scaleOf({ domain, isExact = false }: Axis, from: number, to: number) {
  const [start, stop] = withWidth(domain);
  const [low, high] = isExact ? [start, stop] : nice(start, stop, TICKS);
  return {
    scale: (value: number) => from + ((value - low) / (high - low)) * (to - from),
    ticks: ticks(low, high, TICKS),
  };
}

/** A single value has a unit about it. */
const withWidth = ([low, high]: readonly [number, number]): readonly [number, number] =>
  low < high ? [low, high] : [low - 0.5, high + 0.5];

const tickText = (tick: number): string => String(tick).replace('-', '\u2212');

/** A tenth of a unit is finer than any print. */
export const at = (place: number): number => Math.round(place * 10) / 10;
