import { type DataSet, parseDicom, readPart10Header } from 'dicom-parser';
import { inflateRawSync } from 'node:zlib';
import { unambiguousVr, type Tag } from './dictionary';
import { type DicomJson, toDicomJson } from './dicomJson';
import { locatePixelData, type PixelLocation } from './pixelData';
import { EXPLICIT_LITTLE_ENDIAN, transferSyntax } from './transferSyntax';

/** What the index keeps of one stored instance. */
export interface StoredInstance {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopUid: string;
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
  readonly filePath: string;
  readonly fileBytes: number;
  /** The attributes that queries match and return. */
  readonly summary: DicomJson;
  /** Offsets count in the file; in a deflated one, in its inflated bytes (`parsePart10`). */
  readonly pixels: PixelLocation | undefined;
}

/** An instance as its bytes describe it, not stored yet. */
export type ParsedInstance = Omit<StoredInstance, 'filePath'>;

/** Attributes that queries match and return without opening the file again. */
export const SUMMARY_TAGS: readonly Tag[] = [
  '00080005',
  '00080016',
  '00080018',
  '00080020',
  '00080021',
  '00080022',
  '00080030',
  '00080031',
  '00080050',
  '00080060',
  '00080070',
  '00080090',
  '00081030',
  '0008103E',
  '00100010',
  '00100020',
  '00100030',
  '00100040',
  '00101010',
  '00180015',
  '00180050',
  '0020000D',
  '0020000E',
  '00200010',
  '00200011',
  '00200013',
  '00200052',
  '00280008',
  '00280010',
  '00280011',
  '00280100',
  '00400244',
  '00400245',
];

/** Digits and dots in components, so that a UID is also a safe file name. */
const UID_PATTERN = /^[0-9]+(\.[0-9]+)*$/;

/** Whether a text can be a DICOM UID (PS3.5 9.1: at most 64 characters). */
export function isUid(text: string | undefined): text is string {
  return text !== undefined && text.length <= 64 && UID_PATTERN.test(text);
}

/**
 * Parses a DICOM Part 10 file, a deflated one as what it is inside. Throws an Error that says what is wrong, without any of the
 * file's values, when the bytes are no such file or lack what an archive needs.
 */
export function parsePart10(bytes: Uint8Array): DataSet {
  if (bytes.length < 132 || String.fromCharCode(...bytes.subarray(128, 132)) !== 'DICM') {
    throw new Error('not a DICOM file (no DICM prefix)');
  }
  try {
    const dataSet = parseDicom(inflated(bytes), {
      vrCallback: (tag) => unambiguousVr(tag.slice(1).toUpperCase()),
    });
    refuseMisreadLengths(dataSet);
    return dataSet;
  } catch (error) {
    throw new Error(`damaged DICOM file (${reason(error)})`, { cause: error });
  }
}

/**
 * A deflated file as the explicit little endian one that it is inside; others as they are.
 * (dicom-parser inflates too, but then reads the preamble as attributes.)
 */
function inflated(bytes: Uint8Array): Uint8Array {
  const header = readPart10Header(bytes) as DataSet & { position: number };
  const syntax = header.elements['x00020010'];
  if (!syntax || !transferSyntax(header.string('x00020010') ?? '').deflated) return bytes;
  const body = inflateRawSync(bytes.subarray(header.position));
  const whole = Buffer.concat([bytes.subarray(0, header.position), body]);
  whole.fill(0, syntax.dataOffset, syntax.dataOffset + syntax.length);
  whole.write(EXPLICIT_LITTLE_ENDIAN, syntax.dataOffset, 'latin1');
  return whole;
}

/** dicom-parser reads OV, SV and UV with a short length, and what follows as nonsense. */
function refuseMisreadLengths(dataSet: DataSet): void {
  for (const element of Object.values(dataSet.elements)) {
    if (element.vr && ['OV', 'SV', 'UV'].includes(element.vr)) {
      throw new Error(`value representation ${element.vr} is not supported by this archive`);
    }
  }
}

function reason(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  const message = (error as { exception?: unknown }).exception;
  return typeof message === 'string' ? message : 'it cannot be parsed';
}

/** Reads what the index needs from a file's bytes. Throws as `parsePart10` does. */
export function parseInstance(bytes: Uint8Array): ParsedInstance {
  const dataSet = parsePart10(bytes);
  const uid = (tag: string, name: string, from = dataSet) => {
    const value = from.string(tag);
    if (!isUid(value)) throw new Error(`${name} is missing or not a UID`);
    return value;
  };
  const transferSyntaxUid = uid('x00020010', 'TransferSyntaxUID', readPart10Header(bytes));
  const json = toDicomJson(dataSet, () => '');
  return {
    studyUid: uid('x0020000d', 'StudyInstanceUID'),
    seriesUid: uid('x0020000e', 'SeriesInstanceUID'),
    sopUid: uid('x00080018', 'SOPInstanceUID'),
    sopClassUid: uid('x00080016', 'SOPClassUID'),
    transferSyntaxUid,
    fileBytes: bytes.length,
    summary: Object.fromEntries(
      SUMMARY_TAGS.flatMap((tag) => (json[tag] ? [[tag, json[tag]]] : [])),
    ),
    pixels: locatePixelData(dataSet),
  };
}
