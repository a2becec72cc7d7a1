import {
  messageText,
  rankSeries,
  readCtSeries,
  readString,
  readUid,
  VertebralBmdError,
  type CtSeries,
  type RankedSeries,
  type RefusalCode,
} from '../../src';
import type { CtInstance } from './ctInstance';

/** Which series of a folder or study to read. */
export interface SeriesChoice {
  /** The series to read. @default chosen among all of them */
  readonly seriesInstanceUid?: string;
  /**
   * What to do where there are several stacks of CT slices and none is named: take the one that
   * suits the measurement best (`rankSeries`), or refuse and list them. @default 'best'
   */
  readonly ifSeveral?: 'best' | 'refuse';
}

/** Where the images come from, as messages name it: `/data/ct` is a `folder`. */
export interface CtSource {
  readonly name: string;
  readonly kind: 'folder' | 'study';
}

/** A series that can be measured, with its images in no particular order. */
export interface ChosenSeries {
  readonly series: CtSeries;
  readonly instances: readonly CtInstance[];
}

/**
 * Chooses the series to measure among images of one or several series.
 *
 * @throws VertebralBmdError `invalidInput` when no series can be measured (the message says why),
 *   the one asked for is not there, or there are several and `ifSeveral` is `'refuse'`.
 */
export function chooseCtSeries(
  instances: readonly CtInstance[],
  source: CtSource,
  { seriesInstanceUid, ifSeveral = 'best' }: SeriesChoice = {},
): ChosenSeries {
  const bySeries = new Map<string, CtInstance[]>();
  for (const instance of instances) {
    const uid = readString(instance.header, 'SeriesInstanceUID') ?? '';
    bySeries.set(uid, [...(bySeries.get(uid) ?? []), instance]);
  }
  if (seriesInstanceUid !== undefined && !bySeries.has(seriesInstanceUid)) {
    fail(source, `no series ${seriesInstanceUid} in this ${source.kind}`);
  }
  const uids = seriesInstanceUid === undefined ? [...bySeries.keys()] : [seriesInstanceUid];
  const ranked = rankSeries(
    uids.map((id) => ({ id, series: readCtSeries(bySeries.get(id)!.map(({ header }) => header)) })),
  );
  const volumes = ranked.filter(isVolume);
  const isAny = volumes.some(({ series }) => series.status === 'readable');
  if (volumes.length > 1 && isAny && ifSeveral === 'refuse') failSeveral(source, volumes);
  const { id, series } = ranked[0]!;
  if (series.status === 'refused') {
    const [reason] = series.reasons;
    const count =
      uids.length > 1 ? `none of ${uids.length} series can be measured; the first: ` : '';
    return fail(source, `${count}${messageText(reason!.message)}`);
  }
  return { series, instances: bySeries.get(id)! };
}

/** Refusals of what never was a stack of CT slices, and so is no other choice than the one made. */
const NO_VOLUME: readonly RefusalCode[] = [
  'noCt',
  'notCtImage',
  'localizer',
  'projection',
  'colour',
  'noImagePlane',
  'tooFewSlices',
];

/**
 * Whether a series is a stack of CT slices, if perhaps a faulty one. Where slices of one series
 * carry the UID of another, the rest can be a faulty stack and these a sound but coarse one.
 */
const isVolume = ({ series }: RankedSeries): boolean =>
  series.status === 'readable' || series.reasons.every(({ code }) => !NO_VOLUME.includes(code));

function failSeveral(source: CtSource, volumes: readonly RankedSeries[]): never {
  // By UID and slices only: descriptions are free text, which may name the patient.
  const list = volumes.map(({ id, series }) => {
    if (series.status === 'readable') {
      return `${id} (${series.slices.length} slices of ${inMm(series)})`;
    }
    const name = readUid({ id }, 'id') ?? 'one without a UID';
    return `${name} (cannot be measured: ${series.reasons[0]!.code})`;
  });
  fail(
    source,
    `${volumes.length} CT series in this ${source.kind}; name one with --series, or let --best-series choose: ${list.join(', ')}`,
  );
}

const inMm = ({ conditions }: CtSeries): string =>
  `${Number(conditions.spacingBetweenSlicesMm.toFixed(2))} mm`;

function fail({ name }: CtSource, message: string): never {
  throw new VertebralBmdError('invalidInput', `${name}: ${message}`);
}
