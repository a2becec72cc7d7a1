import type { StoredReading } from '../study/reading';
import { CONTEXT_CODES, MEASUREMENT_CODES } from './codes';
import { personNameText } from './sharedAttributes';
import { failSeveral, findItem, findItems, required, type StoredItem } from './contentReader';
import { readItems, readUid, type NaturalizedDataset } from './dataset';
import { readUtcTime } from './storedTime';

/**
 * Who made a report and when, and the segmentation to which its groups refer.
 *
 * @throws VertebralBmdError `invalidDataset` when something of it is missing or no such thing, or
 *   there are several segmentations.
 */
export function readOrigin(
  dataset: NaturalizedDataset,
  groups: readonly StoredItem[],
): StoredReading {
  const segments = groups.flatMap((group) =>
    findItems(group, MEASUREMENT_CODES.referencedSegment).flatMap((item) =>
      readItems(item, 'ReferencedSOPSequence'),
    ),
  );
  const [segmentationUid, ...others] = new Set(
    segments.map((segment) =>
      required(readUid(segment, 'ReferencedSOPInstanceUID'), 'Referenced SOP Instance UID'),
    ),
  );
  if (others.length > 0) failSeveral(MEASUREMENT_CODES.referencedSegment.meaning);
  const person = findItem(dataset, CONTEXT_CODES.personName);
  const segmentationSeries = segmentationUid && seriesOfEvidence(dataset, segmentationUid);
  return {
    ...(segmentationUid ? { segmentationSopInstanceUid: segmentationUid } : {}),
    ...(segmentationSeries ? { segmentationSeriesInstanceUid: segmentationSeries } : {}),
    reportSopInstanceUid: required(readUid(dataset, 'SOPInstanceUID'), 'SOP Instance UID'),
    reportSeriesInstanceUid: required(readUid(dataset, 'SeriesInstanceUID'), 'Series Instance UID'),
    storedAt: required(readUtcTime(dataset, 'ObservationDateTime'), 'Observation DateTime'),
    reader: person ? personNameText(person['PersonName']) : '',
  };
}

/** The series of an instance on which a report is based. */
function seriesOfEvidence(dataset: NaturalizedDataset, sopInstanceUid: string): string | undefined {
  const series = readItems(dataset, 'CurrentRequestedProcedureEvidenceSequence')
    .flatMap((study) => readItems(study, 'ReferencedSeriesSequence'))
    .find((each) =>
      readItems(each, 'ReferencedSOPSequence').some(
        (instance) => readUid(instance, 'ReferencedSOPInstanceUID') === sopInstanceUid,
      ),
    );
  return series && readUid(series, 'SeriesInstanceUID');
}
