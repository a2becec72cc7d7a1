import type { StoredReading } from '../study/reading';
import { CONTEXT_CODES, MEASUREMENT_CODES } from './codes';
import { personNameText } from './contentHeader';
import { findItem, findItems, required, type StoredItem } from './contentReader';
import { readItems, readString, readUid, type NaturalizedDataset } from './dataset';

/** Who made a report and when, and the segmentation to which its groups refer. */
export function readOrigin(
  dataset: NaturalizedDataset,
  groups: readonly StoredItem[],
): StoredReading {
  const segments = groups.flatMap((group) =>
    findItems(group, MEASUREMENT_CODES.referencedSegment).flatMap((item) =>
      readItems(item, 'ReferencedSOPSequence'),
    ),
  );
  const person = findItem(dataset, CONTEXT_CODES.personName);
  const segmentationUid = segments[0] && readUid(segments[0], 'ReferencedSOPInstanceUID');
  const segmentationSeries = segmentationUid && seriesOfEvidence(dataset, segmentationUid);
  return {
    ...(segmentationUid ? { segmentationSopInstanceUid: segmentationUid } : {}),
    ...(segmentationSeries ? { segmentationSeriesInstanceUid: segmentationSeries } : {}),
    reportSopInstanceUid: required(readUid(dataset, 'SOPInstanceUID'), 'SOP Instance UID'),
    reportSeriesInstanceUid: required(readUid(dataset, 'SeriesInstanceUID'), 'Series Instance UID'),
    storedAt: readObservationTime(dataset),
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

/** When the report was made, ISO 8601 in UTC. */
function readObservationTime(dataset: NaturalizedDataset): string {
  const text = readString(dataset, 'ObservationDateTime') ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})\d{0,3}\+0000$/.exec(text);
  const [, year, month, day, hour, minute, second, ms] = required(
    parts ?? undefined,
    'Observation DateTime',
  );
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`;
}
