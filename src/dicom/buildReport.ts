import { VertebralBmdError } from '../errors';
import { VERTEBRAL_LEVELS } from '../spine/vertebralLevel';
import type { Reading } from '../study/reading';
import { SEGMENTATION_SOP_CLASS } from './segmentationReferences';
import { HEADING_CODES, MEASUREMENT_CODES } from './codes';
import {
  checkSameSeries,
  commonModules,
  toDicomDateTime,
  type ResultOrigin,
} from './contentHeader';
import {
  container,
  textItem,
  toContentDataset,
  toReferenceItem,
  type ContentNode,
  type ImageReference,
} from './contentNode';
import { referenceKey } from './contentReader';
import type { CtSeries } from './ctSeries';
import { readItems, readNumber, readUid, type NaturalizedDataset } from './dataset';
import { imageLibrary, reportContext } from './reportContext';
import { algorithmParameter, levelGroups, PEEL_PARAMETER } from './reportGroups';
import { derivedMeasurements, qualitativeEvaluations } from './reportPatient';
import { ALGORITHM_NAME } from './segmentationSegments';

/** Comprehensive 3D SR Storage. */
export const REPORT_SOP_CLASS = '1.2.840.10008.5.1.4.1.1.88.34';

/** A stored report that a new one takes the place of, without deleting it. */
export interface PredecessorReport {
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
}

/** What a report is built from. */
export interface ReportInput extends ResultOrigin {
  readonly reading: Reading;
  readonly series: CtSeries;
  /** What `buildSegmentation` made of the same reading; absent when no level has a mask. */
  readonly segmentation?: NaturalizedDataset;
  readonly predecessor?: PredecessorReport;
}

/** Chosen here: high, so that lists sorted by number show results after the scanner's series. */
const SERIES_NUMBER = 9102;

/**
 * A structured report (Comprehensive 3D SR, TID 1500 "Measurement Report" of PS3.16) of a
 * reading. It holds everything that `parseReport` needs to restore the reading, but for the
 * masks, which it refers to.
 *
 * @throws VertebralBmdError `invalidInput` when the reading holds no measurement, is of another
 *   series, or has a mask that is not in the segmentation.
 */
export function buildReport(input: ReportInput): NaturalizedDataset {
  const { reading, series, newUid, now } = input;
  checkSameSeries(reading, series);
  const context = {
    series,
    softwareVersion: input.softwareVersion,
    reportPeelMm: reading.peelMm,
    segmentOf: (trackingUid: string) => findSegment(input.segmentation, trackingUid),
  };
  const measurements = VERTEBRAL_LEVELS.flatMap((name) => reading.levels[name] ?? []).flatMap(
    (level) => levelGroups(level, context),
  );
  if (measurements.length === 0) {
    throw new VertebralBmdError('invalidInput', 'expected a reading with a measurement, got none');
  }
  const images = markedImages(measurements, series);
  const root = container(
    'CONTAINS',
    HEADING_CODES.report,
    [
      ...reportContext(input.reader),
      imageLibrary(series, images),
      measurementsSection(reading, measurements, input.softwareVersion),
      ...derivedMeasurements(reading),
      qualitativeEvaluations(reading, series),
    ],
    '1500',
  );
  return {
    ...commonModules(input),
    SOPClassUID: REPORT_SOP_CLASS,
    SOPInstanceUID: newUid(),
    Modality: 'SR',
    SeriesInstanceUID: newUid(),
    SeriesNumber: SERIES_NUMBER,
    SeriesDescription: 'Vertebral BMD: report (research use)',
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'UNVERIFIED',
    ...(input.predecessor
      ? { PredecessorDocumentsSequence: [evidence(series, [reportSeries(input.predecessor)])] }
      : {}),
    CurrentRequestedProcedureEvidenceSequence: [
      evidence(series, [
        seriesEvidence(series.seriesInstanceUid, images),
        ...segmentationEvidence(input.segmentation),
      ]),
    ],
    ObservationDateTime: toDicomDateTime(now),
    ...toContentDataset(root),
    _vrMap: {},
  };
}

/** All groups, with the method and its parameters that hold for every mask (TID 4019). */
function measurementsSection(
  reading: Reading,
  groups: readonly ContentNode[],
  softwareVersion: string,
): ContentNode {
  return container('CONTAINS', HEADING_CODES.measurements, [
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmName, ALGORITHM_NAME),
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmVersion, softwareVersion),
    algorithmParameter(`${PEEL_PARAMETER}${reading.peelMm}`),
    ...groups,
  ]);
}

function findSegment(
  segmentation: NaturalizedDataset | undefined,
  trackingUid: string,
): ImageReference {
  const segment = segmentation
    ? readItems(segmentation, 'SegmentSequence').find(
        (item) => readUid(item, 'TrackingUID') === trackingUid,
      )
    : undefined;
  const segmentNumber = segment && readNumber(segment, 'SegmentNumber');
  const sopInstanceUid = segmentation && readUid(segmentation, 'SOPInstanceUID');
  if (segmentNumber === undefined || sopInstanceUid === undefined) {
    throw new VertebralBmdError(
      'invalidInput',
      'expected a segment for each level with a mask in the segmentation',
    );
  }
  return { sopClassUid: SEGMENTATION_SOP_CLASS, sopInstanceUid, segmentNumber };
}

/** The slices of the CT to which coordinates of the groups refer, each once, in order of K. */
function markedImages(groups: readonly ContentNode[], series: CtSeries): readonly ImageReference[] {
  const marked = new Set(
    groups
      .flatMap(({ children }) => children)
      .filter(({ attributes }) => attributes['ValueType'] === 'SCOORD')
      .flatMap(({ children }) => children)
      .flatMap(({ attributes }) => readItems(attributes, 'ReferencedSOPSequence'))
      .map((reference) => referenceKey(reference)),
  );
  return series.slices.filter((slice) => marked.has(referenceKey(toReferenceItem(slice))));
}

const evidence = (
  { studyInstanceUid }: CtSeries,
  series: readonly NaturalizedDataset[],
): NaturalizedDataset => ({
  StudyInstanceUID: studyInstanceUid,
  ReferencedSeriesSequence: series,
});

function seriesEvidence(
  seriesInstanceUid: string,
  images: readonly ImageReference[],
): NaturalizedDataset {
  const instances = new Map(images.map((image) => [image.sopInstanceUid, image] as const));
  return {
    SeriesInstanceUID: seriesInstanceUid,
    ReferencedSOPSequence: [...instances.values()].map(({ sopClassUid, sopInstanceUid }) =>
      toReferenceItem({ sopClassUid, sopInstanceUid }),
    ),
  };
}

function segmentationEvidence(
  segmentation: NaturalizedDataset | undefined,
): readonly NaturalizedDataset[] {
  const seriesUid = segmentation && readUid(segmentation, 'SeriesInstanceUID');
  const sopInstanceUid = segmentation && readUid(segmentation, 'SOPInstanceUID');
  if (!seriesUid || !sopInstanceUid) return [];
  return [seriesEvidence(seriesUid, [{ sopClassUid: SEGMENTATION_SOP_CLASS, sopInstanceUid }])];
}

const reportSeries = ({
  seriesInstanceUid,
  sopInstanceUid,
}: PredecessorReport): NaturalizedDataset =>
  seriesEvidence(seriesInstanceUid, [{ sopClassUid: REPORT_SOP_CLASS, sopInstanceUid }]);
