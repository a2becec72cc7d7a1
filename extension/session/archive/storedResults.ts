import {
  VertebralBmdError,
  isOurReport,
  isReportOf,
  parseReport,
  parseReportValues,
  readUid,
  type CtSeries,
  type NaturalizedDataset,
} from '../../../src';
import type { Host } from '../../host/host';
import type { StoredResult } from '../sessionState';
import { storedResultLabel } from './storedResultLabel';

/** The results of a study that this software wrote for one series. */
export interface FoundResults {
  /** The newest first. */
  readonly results: readonly StoredResult[];
  /** Whether there are others, which a newer version wrote, so that they cannot be opened. */
  readonly hasNewer: boolean;
  /** How many of this series are damaged, so that they cannot be read. */
  readonly damaged: number;
}

/** The datasets of the study that are no images: reports and segmentations. */
function studyObjects({ servicesManager }: Host): readonly NaturalizedDataset[] {
  return servicesManager.services.displaySetService
    .getActiveDisplaySets()
    .flatMap(({ instance }) => (instance ? [instance] : []));
}

/** Finds the results of a series in the study; those of other software or series are passed over. */
export function findStoredResults(host: Host, series: CtSeries): FoundResults {
  const results: StoredResult[] = [];
  let hasNewer = false;
  let damaged = 0;
  for (const dataset of studyObjects(host).filter(isOurReport)) {
    try {
      const { stored } = parseReport(dataset, series);
      const { levels } = parseReportValues(dataset);
      results.push({ stored, levels, label: storedResultLabel(stored) });
    } catch (error) {
      if (!(error instanceof VertebralBmdError)) throw error;
      if (error.code === 'unsupportedVersion') hasNewer = true;
      else if (isReportOf(dataset, series.seriesInstanceUid)) damaged++;
    }
  }
  return { results: newestFirst(results), hasNewer, damaged };
}

/** Results in the order of a history, the last one saved first. */
export const newestFirst = (results: readonly StoredResult[]): readonly StoredResult[] =>
  [...results].sort((a, b) => b.stored.storedAt.localeCompare(a.stored.storedAt));

/** The dataset of the study with this SOP Instance UID. */
export const findStudyObject = (
  host: Host,
  sopInstanceUid: string,
): NaturalizedDataset | undefined =>
  studyObjects(host).find((dataset) => readUid(dataset, 'SOPInstanceUID') === sopInstanceUid);
