import { levelsOf, reportModel, type LocalEvidence, type ReportModel } from '../../../src';
import { readerName } from '../readerName';
import { readingOf, type SessionContext } from '../sessionContext';

/**
 * What a report says of the reading as it stands, or `undefined` while nothing is measured.
 *
 * @param localEvidence The deployment's own cut-offs.
 */
export function reportOfReading(
  context: SessionContext,
  localEvidence: readonly LocalEvidence[],
): ReportModel | undefined {
  const open = context.openSeries();
  const reading = readingOf(context);
  const ctInstance = open?.displaySet.instances?.[0];
  const { preTestProbability } = context.store.getState();
  if (!open || !reading || !ctInstance || levelsOf(reading).length === 0) return undefined;
  return reportModel(reading, open.series, {
    ctInstance,
    reader: readerName(context.host),
    now: new Date(),
    softwareVersion: VERTEBRAL_BMD_VERSION,
    localEvidence,
    // As the panel computes with it.
    ...(preTestProbability === undefined ? {} : { preTestProbability }),
  });
}
