import {
  readCtSeries,
  readMessage,
  type CtSeries,
  type NaturalizedDataset,
  type Reading,
} from '../../src';
import { editReport, isOf } from '../support/editReport';
import { MARKUP } from '../support/hostileValues';
import { phantomReading } from '../support/phantomReading';
import { smallResult } from '../support/smallReading';
import { storeFiles } from '../support/stockViewer';
import { writeDataset } from '../support/writeDataset';

const [IMAGE, SCRIPT, DRAWING] = MARKUP;

/** What the header of a study says: markup wherever there is free text. */
export const HOSTILE_HEADER = {
  // An equals sign would part the name from its ideographic form.
  PatientName: "<script>window['injected']++</script>^Given",
  PatientID: DRAWING,
  AccessionNumber: '<b id=injected>',
  StudyDescription: SCRIPT,
  SeriesDescription: IMAGE,
  ProtocolName: SCRIPT,
  ConvolutionKernel: '<b id=injected>',
  Manufacturer: DRAWING,
  ManufacturerModelName: SCRIPT,
  StationName: '<b id=injected>',
  InstitutionName: IMAGE,
  ReferringPhysicianName: SCRIPT,
  StudyID: '<b id=injected>',
  // It makes the scan check quote nothing of it, but stands in the report.
  ContrastBolusAgent: IMAGE,
} as const;

/** What the stored results of a study say: markup wherever a reader can write. */
export const HOSTILE_RESULT = {
  reader: `${DRAWING}^Reader`,
  exclusionNote: IMAGE,
  anatomyNote: SCRIPT,
  warning: DRAWING,
  contrast: IMAGE,
} as const;

/** A study of the hostile patient in the archive. */
export interface HostileStudy {
  readonly studyInstanceUid: string;
  readonly patientName: string;
}

/**
 * Stores a study of the phantom with hostile texts in its header, with a second series, and a result
 * with hostile texts in it.
 *
 * @param number tells the studies of the one patient apart
 */
export async function storeHostileStudy(
  dicomWebUrl: string,
  number: number,
  studyDate: string,
): Promise<HostileStudy> {
  const phantom = phantomReading();
  const root = `2.25.480151${number}`;
  const ct = (series: number): readonly NaturalizedDataset[] =>
    phantom.instances.map((instance, index) => ({
      ...instance,
      ...HOSTILE_HEADER,
      StudyDate: studyDate,
      StudyInstanceUID: root,
      SeriesInstanceUID: `${root}.${series}`,
      SeriesNumber: String(series),
      SOPInstanceUID: `${root}.${series}.${index + 1}`,
      FrameOfReferenceUID: `${root}.9`,
    }));
  const instances = ct(1);
  const series = readCtSeries(instances);
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  let made = 0;
  const { segmentation, report } = smallResult(
    withHostileTexts(phantom.reading, series),
    series,
    instances,
    { reader: HOSTILE_RESULT.reader, newUid: () => `${root}.7.${++made}` },
  );
  const forged = editReport(report, (item) =>
    isOf('Intravenous contrast as stated in the header')(item)
      ? { ...item, TextValue: HOSTILE_RESULT.contrast }
      : item,
  );
  await storeFiles(dicomWebUrl, [...instances, ...ct(2), segmentation, forged].map(writeDataset));
  return { studyInstanceUid: root, patientName: HOSTILE_HEADER.PatientName };
}

function withHostileTexts(
  reading: Reading,
  { studyInstanceUid, seriesInstanceUid }: CtSeries,
): Reading {
  const { L1, L2 } = reading.levels;
  return {
    ...reading,
    studyInstanceUid,
    seriesInstanceUid,
    anatomyNote: { kind: 'other', note: HOSTILE_RESULT.anatomyNote },
    levels: {
      ...reading.levels,
      L1: {
        ...L1!,
        threeDimensional: {
          ...L1!.threeDimensional!,
          warnings: [readMessage(HOSTILE_RESULT.warning)],
        },
      },
      L2: { ...L2!, exclusion: { reason: 'other', note: HOSTILE_RESULT.exclusionNote } },
    },
  };
}
