import {
  message,
  readMessage,
  reportModel,
  type NaturalizedDataset,
  type Reading,
  type ReportModel,
} from '../../src';
import { LOCAL_EVIDENCE } from './localEvidence';
import { readSmallCt, smallCt, smallReading } from './smallReading';

/** Texts of a header and a reader that mean harm to whoever opens an export. */
export const HOSTILE = {
  patientName: '-1+HYPERLINK("http://evil.example","Click")',
  patientId: "=SUM(1+1)*cmd|' /C calc'!A0",
  accessionNumber: '+1<script>alert(1)</script>',
  birthDate: '1931-07-09',
  studyDate: '2024-03-05',
  reader: '-2+3\n"Quoted", Reader',
  exclusionNote: '\t=1+1 for Erika Mustermann',
  anatomyNote: 'Ask Dr. Who\r\nMean  999 HU',
} as const;

/** A reading with hostile names and notes, and a negative mean, as a report. */
export function hostileReport(): ReportModel {
  const ct = smallCt().map((slice): NaturalizedDataset => ({
    ...slice,
    PatientName: HOSTILE.patientName,
    PatientID: HOSTILE.patientId,
    AccessionNumber: HOSTILE.accessionNumber,
    PatientBirthDate: '19310709',
    PatientAge: '092Y',
  }));
  const { series, volume } = readSmallCt(ct);
  const sound = smallReading(series, volume);
  const { L1, L2 } = sound.levels;
  const { threeDimensional } = L1!;
  const reading: Reading = {
    ...sound,
    patient: { sex: 'F', isPostMenopausal: true, dxaTScore: -3.1 },
    anatomyNote: { kind: 'other', note: HOSTILE.anatomyNote },
    levels: {
      ...sound.levels,
      L1: {
        ...L1!,
        threeDimensional: {
          ...threeDimensional!,
          statistics: { ...threeDimensional!.statistics, meanHu: -12.345 },
          warnings: [message('denseVoxels', { percent: 3, hu: 300 }), readMessage('=Erika')],
        },
      },
      L2: { ...L2!, exclusion: { reason: 'other', note: HOSTILE.exclusionNote } },
    },
  };
  return reportModel(reading, series, {
    localEvidence: [{ ...LOCAL_EVIDENCE, metric: 'threeSliceHu', madeBy: 'Radiology' }],
    ctInstance: ct[0]!,
    reader: HOSTILE.reader,
    now: new Date(Date.UTC(2026, 10, 23, 4, 5, 6, 70)),
    softwareVersion: '0.1.0',
  });
}

/** All that tells whose scan it is, or who read it and when. */
export const personsIn = (model: ReportModel): readonly string[] => [
  ...Object.values(HOSTILE),
  'evil.example',
  'Erika',
  model.studyInstanceUid,
  model.seriesInstanceUid,
  '2026-11-23',
];
