import { data, type DcmjsDict } from 'dcmjs';
import type { NaturalizedDataset } from '../../src';

const { DicomDict, DicomMessage, DicomMetaDictionary } = data;

/** An implementation class UID for files written by tests (a random UUID). */
const TEST_IMPLEMENTATION = '2.25.250118023129146203862283912087716391023';

/** A naturalized dataset as a Part 10 file, explicit VR little endian. */
export function writeDataset(dataset: NaturalizedDataset): Uint8Array {
  const meta = DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
    MediaStorageSOPClassUID: dataset['SOPClassUID'],
    MediaStorageSOPInstanceUID: dataset['SOPInstanceUID'],
    TransferSyntaxUID: '1.2.840.10008.1.2.1',
    ImplementationClassUID: TEST_IMPLEMENTATION,
    ImplementationVersionName: 'VBMD_TEST',
  });
  const file = new DicomDict(meta);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ ...dataset });
  return new Uint8Array(file.write());
}

/**
 * A Part 10 file as a naturalized dataset, the way dcmjs reads it; but for texts in sequences,
 * which dcmjs 0.52 always decodes as Latin 1: here they are read as the UTF-8 they are.
 */
export function readDataset(file: Uint8Array): NaturalizedDataset {
  const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { dict } = DicomMessage.readFile(buffer as ArrayBuffer);
  for (const { vr, Value } of Object.values(dict)) {
    if (vr === 'SQ') Value.forEach((item) => decodeNestedTexts(item as DcmjsDict));
  }
  return DicomMetaDictionary.naturalizeDataset(dict);
}

function decodeNestedTexts(item: DcmjsDict): void {
  for (const element of Object.values(item)) {
    if (element.vr === 'SQ')
      element.Value.forEach((inner) => decodeNestedTexts(inner as DcmjsDict));
    else element.Value = element.Value?.map(decodeText);
  }
}

/** The character that the "latin1" decoder of browsers and Node (Windows-1252) makes of a byte. */
const LATIN1_BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('latin1').decode(new Uint8Array([byte])),
    byte,
  ]),
);

function decodeText(value: unknown): unknown {
  if (typeof value === 'string') {
    const bytes = Array.from(value, (character) => LATIN1_BYTES.get(character) ?? 0x3f);
    return new TextDecoder().decode(new Uint8Array(bytes));
  }
  if (typeof value === 'object' && value !== null && 'Alphabetic' in value) {
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, decodeText(text)]));
  }
  return value;
}

/** The pixel data of a dataset that was built or read. */
export function pixelData(dataset: NaturalizedDataset): Uint8Array {
  const [buffer] = dataset['PixelData'] as readonly ArrayBuffer[];
  return new Uint8Array(buffer!);
}
