import {
  measureMask,
  measureEllipse,
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
import { ellipseBox } from '../editing/ellipseBox';
import { notify, type OpenSeries, type SessionContext } from '../sessionContext';
import type { StoredResult } from '../sessionState';
import { patchState } from '../sessionStore';
import { findStudyObject } from './storedResults';
import { UserError, wordingOf } from '../userError';
import { waitForVoxels } from '../series/waitForVoxels';

/**
 * A recomputed value may differ this much (HU) from the stored one without a word: a report
 * holds 16 characters of a number, far more than this.
 */
const TOLERANCE_HU = 0.01;

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

function differingLevels({ voxels }: OpenSeries, reading: Reading): readonly VertebralLevel[] {
  const differs = (a: number, b: number) => Math.abs(a - b) > TOLERANCE_HU;
  return levelsOf(reading)
    .filter(({ threeDimensional, threeSlice }) => {
      const is3dOff =
        threeDimensional &&
        differs(
          measureMask(voxels.read(threeDimensional.cancellous.box), threeDimensional.cancellous)
            .meanHu,
          threeDimensional.statistics.meanHu,
        );
      const isThreeSliceOff = threeSlice?.ellipses.some((ellipse, index) =>
        differs(
          measureEllipse(voxels.read(ellipseBox(ellipse)), ellipse).meanHu,
          threeSlice.hu.slices[index]!.meanHu,
        ),
      );
      return is3dOff || isThreeSliceOff;
    })
    .map(({ level }) => level);
}
