import {
  rankSeries,
  readCtSeries,
  readString,
  VertebralBmdError,
  type CtSeries,
  type RankedSeries,
} from '../../src';
import type { CtInstance } from './ctInstance';

/** Which series of a folder or study to read. */
export interface SeriesChoice {
  /** The series to read. @default chosen among all of them */
  readonly seriesInstanceUid?: string;
  /**
   * What to do where several series can be measured and none is named: take the one that suits
   * the measurement best (`rankSeries`), or refuse and list them. @default 'best'
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
 *   the one asked for is not there, or several are and `ifSeveral` is `'refuse'`.
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
  const readable = ranked.filter(({ series }) => series.status === 'readable');
  if (readable.length > 1 && ifSeveral === 'refuse') failSeveral(source, readable);
  const { id, series } = ranked[0]!;
  if (series.status === 'refused') {
    const [reason] = series.reasons;
    const count =
      uids.length > 1 ? `none of ${uids.length} series can be measured; the first: ` : '';
    return fail(source, `${count}${reason!.message}`);
  }
  return { series, instances: bySeries.get(id)! };
}

function failSeveral(source: CtSource, readable: readonly RankedSeries[]): never {
  // By UID and slices only: descriptions are free text, which may name the patient.
  const list = readable.map(({ id, series }) =>
    series.status === 'readable'
      ? `${id} (${series.slices.length} slices of ${Number(series.conditions.spacingBetweenSlicesMm.toFixed(2))} mm)`
      : id,
  );
  fail(
    source,
    `${readable.length} series in this ${source.kind} can be measured; name one with --series, or let --best-series choose: ${list.join(', ')}`,
  );
}

function fail({ name }: CtSource, message: string): never {
  throw new VertebralBmdError('invalidInput', `${name}: ${message}`);
}
