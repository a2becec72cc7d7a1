import { groupDensity, type Assessment, type GroupHu } from '../../../src';

/** The drawing's own units; it is shown as wide as the panel, so these are about CSS pixels. */
export const PLOT = {
  width: 300,
  height: 136,
  left: 6,
  right: 294,
  /** Where the higher of the two curves has its peak, and where both stand. */
  top: 28,
  base: 96,
  /** The row of the patient's value, and the axis. */
  patientRow: 107,
  axis: 118,
} as const;

/** How far the axis reaches beyond the groups: nearly all (99%) of their patients (chosen here). */
const SHOWN_DEVIATIONS = 2.5;

/** Distance of the numbers at the axis, HU; the axis begins and ends at one. */
const TICK_HU = 20;

/** Distance of the points of a curve, HU: straight lines between them look bent. */
const STEP_HU = 2;

/** Room (units) for the axis' unit, in the place of a number at its end. */
const UNIT_ROOM = 24;

/** Room (units) that the patient's label needs beside the bar. */
const LABEL_ROOM = 84;

/** A group's curve, and where its label stands. */
export interface PlottedGroup {
  readonly path: string;
  readonly peak: { readonly x: number; readonly y: number };
}

/** All places of the plot, in its own units; every number is finite and within the drawing. */
export interface PlotScale {
  readonly withNewFracture: PlottedGroup;
  readonly withoutNewFracture: PlottedGroup;
  readonly cutOffX: number;
  readonly patient: {
    readonly x: number;
    /** Uncertainty of one measurement, cut at the ends of the axis. */
    readonly bandFrom: number;
    readonly bandTo: number;
    /** Whether the value lies beyond the axis; it then stands at that end. */
    readonly beyond: 'left' | 'right' | undefined;
    readonly label: { readonly x: number; readonly anchor: 'start' | 'end' };
  };
  readonly ticks: readonly { readonly hu: number; readonly x: number }[];
}

type Plotted = Pick<Assessment, 'evidence' | 'patientMeanHu' | 'uncertainty' | 'cutOffHu'>;

/** Where everything stands in the plot of an assessment. */
export function plotScale({ evidence, patientMeanHu, uncertainty, cutOffHu }: Plotted): PlotScale {
  const { withNewFracture, withoutNewFracture } = evidence;
  const groups = [withNewFracture, withoutNewFracture];
  const { fromHu, toHu } = shownRange(groups);
  const xOf = (hu: number): number => {
    const share = (Math.min(toHu, Math.max(fromHu, hu)) - fromHu) / (toHu - fromHu);
    return rounded(PLOT.left + share * (PLOT.right - PLOT.left));
  };
  const highest = Math.max(...groups.map((group) => groupDensity(group, group.meanHu)));
  const yOf = (density: number): number =>
    rounded(PLOT.base - (density / highest) * (PLOT.base - PLOT.top));
  const plotted = (group: GroupHu): PlottedGroup => ({
    path: huBetween(fromHu, toHu, STEP_HU)
      .map((hu, index) => `${index === 0 ? 'M' : 'L'}${xOf(hu)} ${yOf(groupDensity(group, hu))}`)
      .join(''),
    peak: { x: xOf(group.meanHu), y: yOf(groupDensity(group, group.meanHu)) },
  });
  const bandFrom = xOf(patientMeanHu - uncertainty.halfWidthHu);
  const bandTo = xOf(patientMeanHu + uncertainty.halfWidthHu);
  return {
    withNewFracture: plotted(withNewFracture),
    withoutNewFracture: plotted(withoutNewFracture),
    cutOffX: xOf(cutOffHu),
    patient: {
      x: xOf(patientMeanHu),
      bandFrom,
      bandTo,
      beyond: beyond(patientMeanHu, fromHu, toHu),
      label: labelBeside(bandFrom, bandTo, patientMeanHu < cutOffHu),
    },
    ticks: huBetween(fromHu, toHu, TICK_HU)
      .map((hu) => ({ hu, x: xOf(hu) }))
      .filter(({ x }) => x <= PLOT.right - UNIT_ROOM),
  };
}

/** What the axis covers: the same for every patient, so that plots can be compared. */
export function shownRange(groups: readonly GroupHu[]): { fromHu: number; toHu: number } {
  const lowest = Math.min(...groups.map(({ meanHu, sdHu }) => meanHu - SHOWN_DEVIATIONS * sdHu));
  const highest = Math.max(...groups.map(({ meanHu, sdHu }) => meanHu + SHOWN_DEVIATIONS * sdHu));
  return {
    fromHu: Math.floor(lowest / TICK_HU) * TICK_HU,
    toHu: Math.ceil(highest / TICK_HU) * TICK_HU,
  };
}

/** HU from one end to the other, both included where the step fits. */
export const huBetween = (fromHu: number, toHu: number, stepHu: number): readonly number[] =>
  Array.from(
    { length: Math.floor((toHu - fromHu) / stepHu) + 1 },
    (_, index) => fromHu + index * stepHu,
  );

function beyond(hu: number, fromHu: number, toHu: number): 'left' | 'right' | undefined {
  if (hu < fromHu) return 'left';
  return hu > toHu ? 'right' : undefined;
}

/** Beside the bar, away from the cut-off where there is room. */
function labelBeside(
  bandFrom: number,
  bandTo: number,
  isBelow: boolean,
): PlotScale['patient']['label'] {
  const gap = 6;
  const hasLeft = bandFrom >= LABEL_ROOM;
  const hasRight = bandTo <= PLOT.width - LABEL_ROOM;
  return (isBelow && hasLeft) || !hasRight
    ? { x: rounded(bandFrom - gap), anchor: 'end' }
    : { x: rounded(bandTo + gap), anchor: 'start' };
}

/** One decimal: finer than a pixel. */
const rounded = (units: number): number => Math.round(units * 10) / 10;
