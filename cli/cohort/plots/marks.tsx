import { at, type Scale } from './Plot';

/** Pairs of values. */
export type Points = readonly (readonly [x: number, y: number])[];

/** More dots than this hide each other, and make the file large. Chosen here. */
export const MOST_DOTS = 4000;

/** Every n-th of many points, so that at most `MOST_DOTS` are drawn. */
export function evenly<Item>(items: readonly Item[], most = MOST_DOTS): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, place) => {
    return items[Math.floor((place * items.length) / most)]!;
  });
}

/** Points as round dots, in one path. */
export function Dots({
  points,
  x,
  y,
  color,
}: {
  readonly points: Points;
  readonly x: Scale;
  readonly y: Scale;
  readonly color: string;
}) {
  return (
    <path
      d={points.map(([a, b]) => `M${at(x(a))} ${at(y(b))}h0`).join('')}
      stroke={color}
      strokeWidth="5"
      strokeLinecap="round"
      strokeOpacity="0.55"
      fill="none"
    />
  );
}

/** Points joined by straight lines; those that no print tells from the last one are left out. */
export function linePath(points: Points, x: Scale, y: Scale): string {
  let last: readonly [number, number] | undefined;
  const places = points
    .map(([a, b]) => [at(x(a)), at(y(b))] as const)
    .filter((place, index) => {
      const isFar =
        !last || Math.abs(place[0] - last[0]) + Math.abs(place[1] - last[1]) >= LEAST_STEP;
      if (!isFar && index < points.length - 1) return false;
      last = place;
      return true;
    });
  return places.map(([a, b], index) => `${index === 0 ? 'M' : 'L'}${a} ${b}`).join('');
}

/** Units of the drawing. */
const LEAST_STEP = 0.3;

/** A line for a legend. */
export const LineSign = ({
  color,
  dash,
}: {
  readonly color: string;
  readonly dash?: string | undefined;
}) => <path d="M-11 0H11" stroke={color} strokeWidth="2" strokeDasharray={dash} />;
