import { rankSeries, readCtSeries, readString } from '../../../src';
import type { HostDisplaySet } from '../../host/host';
import { wordingOfMessage } from '../../text/texts';
import type { SeriesOption } from '../sessionState';

/** Reading 300 headers takes a while and never changes: kept while the display set lives. */
const readSeries = new WeakMap<HostDisplaySet, ReturnType<typeof readCtSeries>>();

function seriesOf(displaySet: HostDisplaySet) {
  const known = readSeries.get(displaySet);
  if (known) return known;
  const series = readCtSeries(displaySet.instances ?? []);
  readSeries.set(displaySet, series);
  return series;
}

/** The CT series of a study as the panel offers them, the best for measuring first. */
export function listSeriesOptions(displaySets: readonly HostDisplaySet[]): readonly SeriesOption[] {
  const byUid = new Map(
    displaySets
      .filter(({ Modality, instances }) => Modality === 'CT' && instances?.length)
      .map((displaySet) => [displaySet.displaySetInstanceUID, displaySet]),
  );
  const ranked = rankSeries(
    [...byUid].map(([id, displaySet]) => ({ id, series: seriesOf(displaySet) })),
  );
  return ranked.map(({ id, series, reason }) => {
    const displaySet = byUid.get(id)!;
    return {
      displaySetInstanceUid: id,
      seriesInstanceUid: displaySet.SeriesInstanceUID,
      label: labelOf(displaySet),
      series,
      // The reasons of a refusal are listed one by one.
      remark: series.status === 'refused' ? ({ scan }) => scan.refused : wordingOfMessage(reason),
    };
  });
}

/** Number and description of a series, as far as its header says them. */
function labelOf({ SeriesNumber, SeriesDescription }: HostDisplaySet): string {
  const header = { SeriesNumber, SeriesDescription };
  const number = readString(header, 'SeriesNumber');
  const description = readString(header, 'SeriesDescription') ?? 'CT';
  return number === undefined ? description : `${number}: ${description}`;
}

/** Whether a display set is a CT series that can be measured. */
export const isMeasurable = (displaySet: HostDisplaySet): boolean =>
  displaySet.Modality === 'CT' &&
  displaySet.instances !== undefined &&
  seriesOf(displaySet).status === 'readable';

/** Whether a display set is the one that the mode opens with. */
export function isBestSeries(
  displaySet: HostDisplaySet,
  displaySets: readonly HostDisplaySet[],
): boolean {
  return (
    listSeriesOptions(displaySets)[0]?.displaySetInstanceUid === displaySet.displaySetInstanceUID
  );
}
