import { parseDicom, type DataSet } from 'dicom-parser';
import { naturalizeReportJson, readUid } from '../../../src';
import type { HostSeries, HostStudy } from '../../host/host';
import { ArchiveError } from './archiveError';

// What an archive answers is looked at before it is used: a proxy may answer in its place, and an
// object may be damaged, or another one than was asked for.

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A UID in a field of an answer, or `''`: what is none would lead a request elsewhere. */
const uidOf = (value: unknown): string => readUid({ uid: value }, 'uid') ?? '';

/** The list that an answer is; `undefined` of any other answer. */
export const listIn = (answer: unknown): readonly unknown[] | undefined =>
  Array.isArray(answer) ? answer : undefined;

/** The studies of a search, as the host names their fields; what names no study is left out. */
export const studiesIn = (answer: readonly unknown[]): readonly HostStudy[] =>
  answer.filter(isRecord).flatMap(({ studyInstanceUid, date, mrn, modalities }) => {
    const uid = uidOf(studyInstanceUid);
    if (uid === '') return [];
    return [
      {
        studyInstanceUid: uid,
        date: textOf(date),
        mrn: textOf(mrn),
        modalities: textOf(modalities),
      },
    ];
  });

/** The series of a study, likewise. */
export const seriesIn = (answer: readonly unknown[]): readonly HostSeries[] =>
  answer.filter(isRecord).flatMap(({ seriesInstanceUid, modality }) => {
    const uid = uidOf(seriesInstanceUid);
    return uid === '' ? [] : [{ seriesInstanceUid: uid, modality: textOf(modality) }];
  });

/** Whether metadata (DICOM JSON) are those of an instance. */
export const holdsInstance = (metadata: unknown, sopInstanceUid: string): boolean =>
  sopInstanceUid !== '' &&
  (listIn(metadata) ?? [])
    .filter(isRecord)
    // Of the whole dataset, which may be large, only this attribute.
    .map((json) => naturalizeReportJson({ '00080018': json['00080018'] }))
    .some((dataset) => readUid(dataset, 'SOPInstanceUID') === sopInstanceUid);

/**
 * The pixel data of an uncompressed instance.
 *
 * @param part10 The DICOM file that the archive gave for the instance.
 * @throws ArchiveError when it is no such file, of another instance, or without pixel data.
 */
export function pixelDataIn(part10: unknown, sopInstanceUid: string): Uint8Array {
  const dataset = parse(part10);
  if (dataset?.string('x00080018') !== sopInstanceUid) {
    throw new ArchiveError(({ archive }) => archive.masksDamaged);
  }
  const element = dataset.elements['x7fe00010'];
  if (!element) throw new ArchiveError(({ archive }) => archive.masksEmpty);
  const end = element.dataOffset + element.length;
  if (
    element.encapsulatedPixelData ||
    element.hadUndefinedLength ||
    end > dataset.byteArray.length
  ) {
    throw new ArchiveError(({ archive }) => archive.masksDamaged);
  }
  return dataset.byteArray.slice(element.dataOffset, end) as Uint8Array;
}

function parse(part10: unknown): DataSet | undefined {
  if (!isBuffer(part10)) return undefined;
  try {
    return parseDicom(new Uint8Array(part10));
  } catch {
    // The parser throws texts, and objects with half a dataset in them: the file is damaged.
    return undefined;
  }
}

/** By its own name, since a buffer of another window is no `instanceof` this one's. */
const isBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';
