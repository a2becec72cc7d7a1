import {
  buildReport,
  buildSegmentation,
  levelsOf,
  levelValuesOf,
  mapHistory,
  readUid,
  withStored,
  type NaturalizedDataset,
  type Reading,
  type ReportInput,
  type StoredReading,
} from '../../../src';
import { ArchiveError, type ArchiveObject } from './archive';
import { forgetSent, rememberSent, sentObjectsOf } from './sentObjects';
import { nextFrame } from '../views/nextFrame';
import { storeDataset, type StoringStep } from './storing';
import { storedResultLabel } from './storedResultLabel';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import type { StoredResult } from '../sessionState';
import { patchState } from '../sessionStore';
import { readerName } from '../readerName';
import { newUid } from '../uid';
import { wordingOf } from '../userError';

/** Saving a reading, which may take long where the archive is slow. */
export interface Saving {
  /**
   * Saves the reading: a SEG with the masks and an SR that refers to it, as new instances. The
   * reading counts as saved only when the archive lists both; otherwise it stays unsaved, and
   * saving can be tried again.
   */
  save(): Promise<void>;
  /** Waits no longer for the archive; the reading stays unsaved. */
  stopSaving(): void;
}

export function createSaving(context: SessionContext): Saving {
  let stopping: AbortController | undefined;
  return {
    async save() {
      const open = context.openSeries();
      const reading = readingOf(context);
      const { store } = context;
      if (!open || !reading || levelsOf(reading).length === 0 || store.getState().busy) return;
      const { signal } = (stopping = new AbortController());
      patchState(store, {
        busy: ({ notices }) => notices.saving,
        canStop: true,
        notice: undefined,
      });
      try {
        await nextFrame();
        const stored = await storeReading(context, open, reading, signal);
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
        patchState(store, { busy: undefined, canStop: undefined });
      }
    },
    stopSaving: () => stopping?.abort(),
  };
}

/** Building and writing objects takes the page some frames; in between it is drawn and answers. */
async function storeReading(
  { host, store, drafts }: SessionContext,
  open: OpenSeries,
  reading: Reading,
  signal: AbortSignal,
): Promise<StoredReading> {
  const before = sentObjectsOf(reading);
  const now = before.report?.now ?? new Date();
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
  const masks = hasMasks ? (before.masks ?? buildSegmentation(input)) : undefined;
  await nextFrame();
  const report =
    before.report?.dataset ?? buildReport({ ...input, ...(masks ? { segmentation: masks } : {}) });
  await nextFrame();
  rememberSent(reading, { ...(masks ? { masks } : {}), report: { dataset: report, now } });
  // Should the page go while they are sent, the next one sends the same objects.
  await drafts?.keep(reading);
  const storing = (object: ArchiveObject, wasSent: boolean) => ({
    wasSent,
    signal,
    onStep: (step: StoringStep) =>
      patchState(store, {
        busy: ({ notices, archive }) => notices.savingStep[step](archive[object]),
      }),
  });
  if (masks) {
    await storeDataset(host, masks, 'masks', storing('masks', before.masks !== undefined));
  }
  await storeDataset(host, report, 'report', storing('report', before.report !== undefined));
  forgetSent(reading);
  return {
    ...(masks
      ? {
          segmentationSopInstanceUid: uidOf(masks, 'SOPInstanceUID'),
          segmentationSeriesInstanceUid: uidOf(masks, 'SeriesInstanceUID'),
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
    storedResults: [savedResult(saved, stored), ...storedResults],
  });
}

const savedResult = (reading: Reading, stored: StoredReading): StoredResult => ({
  stored,
  levels: levelValuesOf(reading),
  label: storedResultLabel(stored),
  reading: withStored(reading, stored),
});
