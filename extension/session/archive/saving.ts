import {
  buildReport,
  buildSegmentation,
  levelsOf,
  mapHistory,
  readUid,
  withStored,
  type NaturalizedDataset,
  type Reading,
  type ReportInput,
  type StoredReading,
} from '../../../src';
import type { Host } from '../../host/host';
import { ArchiveError, storeDataset } from './archive';
import { nextFrame } from '../views/nextFrame';
import { storedResultLabel } from './storedResultLabel';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { readerName } from '../readerName';
import { newUid } from '../uid';
import { wordingOf } from '../userError';

/**
 * Saves the reading: a SEG with the masks and an SR that refers to it, as new instances. The
 * reading counts as saved only when the archive lists both; otherwise it stays unsaved, and
 * saving can be tried again.
 */
export async function saveReading(context: SessionContext): Promise<void> {
  const open = context.openSeries();
  const reading = readingOf(context);
  const { store } = context;
  if (!open || !reading || levelsOf(reading).length === 0 || store.getState().busy) return;
  patchState(store, { busy: ({ notices }) => notices.saving, notice: undefined });
  try {
    await nextFrame();
    const stored = await storeReading(context.host, open, reading);
    keepAsSaved(context, reading, stored);
    notify(context, 'success', ({ notices }) => notices.saved);
  } catch (error) {
    const why = wordingOf(error);
    notify(
      context,
      'error',
      error instanceof ArchiveError ? why : (texts) => texts.notices.savingFailed(why(texts)),
    );
  } finally {
    patchState(store, { busy: undefined });
  }
}

/**
 * What was sent for a reading that is not saved yet, whether the archive holds it or not. Saving
 * again sends the same objects, so that it never holds a result twice, nor masks of no report.
 */
const sentMasks = new WeakMap<Reading['levels'], NaturalizedDataset>();
const sentReports = new WeakMap<Reading, { readonly report: NaturalizedDataset; now: Date }>();

/** Building and writing objects takes the page some frames; in between it is drawn and answers. */
async function storeReading(
  host: Host,
  open: OpenSeries,
  reading: Reading,
): Promise<StoredReading> {
  const before = sentReports.get(reading);
  const now = before?.now ?? new Date();
  const reader = readerName(host);
  const { stored: predecessor } = reading;
  const input: ReportInput = {
    reading,
    series: open.series,
    ctInstance: open.displaySet.instances![0]!,
    newUid,
    now,
    reader,
    softwareVersion: VERTEBRAL_BMD_VERSION,
    ...(predecessor
      ? {
          predecessor: {
            seriesInstanceUid: predecessor.reportSeriesInstanceUid,
            sopInstanceUid: predecessor.reportSopInstanceUid,
          },
        }
      : {}),
  };
  const hasMasks = levelsOf(reading).some(({ threeDimensional }) => threeDimensional);
  const masksBefore = sentMasks.get(reading.levels);
  const segmentation = hasMasks ? (masksBefore ?? buildSegmentation(input)) : undefined;
  await nextFrame();
  const report =
    before?.report ?? buildReport({ ...input, ...(segmentation ? { segmentation } : {}) });
  await nextFrame();
  if (segmentation) {
    sentMasks.set(reading.levels, segmentation);
    await storeDataset(host, segmentation, 'masks', masksBefore !== undefined);
  }
  sentReports.set(reading, { report, now });
  await storeDataset(host, report, 'report', before !== undefined);
  sentReports.delete(reading);
  sentMasks.delete(reading.levels);
  return {
    ...(segmentation
      ? {
          segmentationSopInstanceUid: uidOf(segmentation, 'SOPInstanceUID'),
          segmentationSeriesInstanceUid: uidOf(segmentation, 'SeriesInstanceUID'),
        }
      : {}),
    reportSopInstanceUid: uidOf(report, 'SOPInstanceUID'),
    reportSeriesInstanceUid: uidOf(report, 'SeriesInstanceUID'),
    storedAt: now.toISOString(),
    reader,
  };
}

const uidOf = (dataset: NaturalizedDataset, keyword: string): string =>
  readUid(dataset, keyword) ?? '';

/** Marks what was saved; changes made while saving stay unsaved. */
function keepAsSaved({ store }: SessionContext, saved: Reading, stored: StoredReading): void {
  const { history, storedResults } = store.getState();
  if (!history) return;
  patchState(store, {
    history: mapHistory(history, (reading) => withStored(reading, stored)),
    archived: withStored(saved, stored),
    storedResults: [{ stored, label: storedResultLabel(stored) }, ...storedResults],
  });
}
