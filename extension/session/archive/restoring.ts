import {
  differsFromVoxels,
  levelsOf,
  nextLevelToMeasure,
  record,
  restoreReading,
  type Reading,
  type SegmentationWithPixels,
  type VertebralLevel,
} from '../../../src';
import type { Host } from '../../host/host';
import { instanceUidsOf, retrievePixelData } from './archive';
import { notify, type OpenSeries, type SessionContext } from '../sessionContext';
import type { StoredResult } from '../sessionState';
import { patchState } from '../sessionStore';
import { findStudyObject } from './storedResults';
import { UserError, wordingOf } from '../userError';
import { waitForVoxels } from '../series/waitForVoxels';

/**
 * Opens a stored result: masks, ellipses, exclusions and values as they were saved. It becomes
 * the reading, with what was there before one undo step away. Its values are then computed again
 * from the voxels, and a difference is reported.
 */
export async function restoreStoredResult(
  context: SessionContext,
  open: OpenSeries,
  { stored, label, reading: saved }: StoredResult,
): Promise<void> {
  const { store, host } = context;
  patchState(store, { busy: ({ notices }) => notices.restoring });
  try {
    const reading =
      saved ?? (await readStoredReading(host, open, stored.reportSopInstanceUid, stored));
    if (open.signal.aborted) return;
    const { history } = store.getState();
    patchState(store, {
      history: record(history!, reading),
      archived: reading,
      activeLevel: nextLevelToMeasure(reading),
    });
    notify(context, 'info', ({ notices }) => notices.restored(label));
    void checkRestored(context, open, reading);
  } catch (error) {
    if (!open.signal.aborted) {
      const why = wordingOf(error);
      notify(context, 'error', (texts) => texts.notices.restoringFailed(label, why(texts)));
    }
  } finally {
    patchState(store, { busy: undefined });
  }
}

async function readStoredReading(
  host: Host,
  open: OpenSeries,
  reportUid: string,
  { segmentationSopInstanceUid }: StoredResult['stored'],
): Promise<Reading> {
  const report = findStudyObject(host, reportUid);
  if (!report) throw new UserError(({ notices }) => notices.reportGone);
  const segmentation = segmentationSopInstanceUid
    ? await readSegmentation(host, segmentationSopInstanceUid)
    : undefined;
  return restoreReading(segmentation, report, open.series);
}

async function readSegmentation(
  host: Host,
  sopInstanceUid: string,
): Promise<SegmentationWithPixels> {
  const dataset = findStudyObject(host, sopInstanceUid);
  if (!dataset) throw new UserError(({ notices }) => notices.masksGone);
  const pixelData = await retrievePixelData(host, instanceUidsOf(dataset));
  return { dataset, pixelData };
}

/** Shows the restored masks on all planes and computes the values again, once the voxels are there. */
export async function checkRestored(
  context: SessionContext,
  open: OpenSeries,
  reading: Reading,
): Promise<void> {
  try {
    await waitForVoxels(open.voxels, () => undefined, open.signal);
    showMiddleLevel(context, reading);
    const levels = differingLevels(open, reading);
    if (levels.length === 0) return;
    notify(context, 'warning', ({ notices }) => notices.valuesDiffer(levels.join(', ')));
  } catch (error) {
    if (!open.signal.aborted) notify(context, 'error', wordingOf(error));
  }
}

function showMiddleLevel({ views }: SessionContext, reading: Reading): void {
  const measured = levelsOf(reading).filter((each) => each.threeDimensional ?? each.threeSlice);
  const middle = measured[Math.floor(measured.length / 2)];
  if (middle) views.showLevel(middle.level);
}

const differingLevels = ({ voxels }: OpenSeries, reading: Reading): readonly VertebralLevel[] =>
  levelsOf(reading)
    .filter((level) => differsFromVoxels(level, voxels.read))
    .map(({ level }) => level);
