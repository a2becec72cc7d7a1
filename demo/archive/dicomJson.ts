import { type DataSet, type Element, littleEndianByteArrayParser } from 'dicom-parser';
import { textDecoder, type TextDecode } from './characterSet';
import { dictionaryVr, type Tag } from './dictionary';

/** A person's name in DICOM JSON (PS3.18 F.2.2). */
export interface JsonPersonName {
  Alphabetic?: string;
  Ideographic?: string;
  Phonetic?: string;
}

export type JsonValue = string | number | null | JsonPersonName | DicomJson;

/** One attribute in DICOM JSON: at most one of `Value`, `BulkDataURI` and `InlineBinary`. */
export interface JsonAttribute {
  vr: string;
  Value?: JsonValue[];
  BulkDataURI?: string;
  InlineBinary?: string;
}

/** A dataset in the DICOM JSON model (PS3.18 annex F). */
export type DicomJson = Record<Tag, JsonAttribute>;

/**
 * Binary values up to this many bytes stand in the metadata; longer ones are fetched. Chosen
 * here, because private headers of CT vendors hold many short values and no viewer wants a
 * request for each.
 */
const INLINE_BYTES = 256;

const BINARY_VRS = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN']);
const WHOLE_TEXT_VRS = new Set(['ST', 'LT', 'UT', 'UR']);
const NUMBER_SIZES: Record<string, number> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 };
const PIXEL_TAGS = new Set(['7FE00008', '7FE00009', '7FE00010']);

/** File meta information, group lengths and the delimiters of items are no attributes. */
const NO_ATTRIBUTES = /^0002|^FFFE|0000$/;

interface Reading {
  decode: TextDecode;
  pixelRepresentation: number;
  /** The URI of the value at a path like `7FE00010` or `00081140/0/00091001`. */
  bulkDataUri: (path: string) => string;
}

/** The tag of a dicom-parser element (`x0020000d`). */
export function elementTag(element: Element): Tag {
  return element.tag.slice(1).toUpperCase();
}

/** The value representation of an element, from the data or, where they name none, the dictionary. */
export function elementVr(element: Element, pixelRepresentation = 0): string {
  if (element.items) return 'SQ';
  const vr = element.vr;
  if (vr && /^[A-Z]{2}$/.test(vr) && vr !== 'UN') return vr;
  return vr === 'UN' ? 'UN' : dictionaryVr(elementTag(element), pixelRepresentation);
}

/**
 * A parsed dataset, without its file meta information, in the DICOM JSON model. Pixel data
 * and long binary values become BulkDataURIs. Text is decoded by the dataset's character set.
 */
export function toDicomJson(dataSet: DataSet, bulkDataUri: (path: string) => string): DicomJson {
  const pixelRepresentation = dataSet.uint16('x00280103') ?? 0;
  return convert(dataSet, { decode: textDecoder([]), pixelRepresentation, bulkDataUri }, '');
}

function convert(dataSet: DataSet, outer: Reading, path: string): DicomJson {
  const characterSet = dataSet.elements['x00080005'];
  const reading = characterSet
    ? { ...outer, decode: textDecoder(readTexts(dataSet, characterSet, outer.decode)) }
    : outer;
  const json: DicomJson = {};
  for (const element of Object.values(dataSet.elements)) {
    const tag = elementTag(element);
    if (NO_ATTRIBUTES.test(tag)) continue;
    json[tag] =
      element === characterSet
        ? { vr: 'CS', Value: ['ISO_IR 192'] } // JSON is UTF-8, whatever the file was.
        : convertElement(dataSet, element, reading, `${path}${tag}`);
  }
  return json;
}

function convertElement(
  dataSet: DataSet,
  element: Element,
  reading: Reading,
  path: string,
): JsonAttribute {
  const vr = elementVr(element, reading.pixelRepresentation);
  const tag = elementTag(element);
  if (vr === 'SQ') {
    const items = (element.items ?? []).map((item, index) =>
      item.dataSet ? convert(item.dataSet, reading, `${path}/${index}/`) : {},
    );
    return items.length > 0 ? { vr, Value: items } : { vr };
  }
  if (element.encapsulatedPixelData || PIXEL_TAGS.has(tag)) {
    return { vr, BulkDataURI: reading.bulkDataUri(path) };
  }
  if (element.length <= 0) return { vr };
  if (BINARY_VRS.has(vr)) {
    if (element.length > INLINE_BYTES) return { vr, BulkDataURI: reading.bulkDataUri(path) };
    return { vr, InlineBinary: binaryValue(dataSet, element, vr).toString('base64') };
  }
  const values = readValues(dataSet, element, vr, reading.decode);
  return values.length > 0 ? { vr, Value: values } : { vr };
}

function readValues(dataSet: DataSet, element: Element, vr: string, decode: TextDecode) {
  if (NUMBER_SIZES[vr]) return readNumbers(dataSet, element, vr, NUMBER_SIZES[vr]);
  if (vr === 'AT') {
    const halves = readNumbers(dataSet, element, 'US', 2);
    const hex = halves.map((half) => half.toString(16).padStart(4, '0').toUpperCase());
    return hex.flatMap((half, index) => (index % 2 === 0 ? [half + (hex[index + 1] ?? '')] : []));
  }
  const texts = WHOLE_TEXT_VRS.has(vr)
    ? [readText(dataSet, element, decode).trimEnd()]
    : readTexts(dataSet, element, decode);
  if (texts.every((text) => text === '')) return [];
  return texts.map((text): JsonValue => {
    if (text === '') return null;
    if (vr === 'PN') return personName(text);
    if ((vr === 'DS' || vr === 'IS') && Number.isFinite(Number(text))) return Number(text);
    return text;
  });
}

function readNumbers(dataSet: DataSet, element: Element, vr: string, size: number): number[] {
  const parser = element.parser ?? dataSet.byteArrayParser;
  const read = {
    US: parser.readUint16,
    SS: parser.readInt16,
    UL: parser.readUint32,
    SL: parser.readInt32,
    FL: parser.readFloat,
    FD: parser.readDouble,
  }[vr];
  if (!read) return [];
  return Array.from({ length: Math.floor(element.length / size) }, (_, index) =>
    read(dataSet.byteArray, element.dataOffset + index * size),
  );
}

function readText(dataSet: DataSet, element: Element, decode: TextDecode): string {
  const { dataOffset, length } = element;

  return decode(dataSet.byteArray.subarray(dataOffset, dataOffset + length)).replace(/\0+$/, '');
}

function readTexts(dataSet: DataSet, element: Element, decode: TextDecode): string[] {
  return readText(dataSet, element, decode)
    .split('\\')
    .map((text) => text.trim());
}

function personName(text: string): JsonPersonName {
  const [alphabetic, ideographic, phonetic] = text.split('=').map((group) => group.trim());
  return {
    ...(alphabetic ? { Alphabetic: alphabetic } : {}),
    ...(ideographic ? { Ideographic: ideographic } : {}),
    ...(phonetic ? { Phonetic: phonetic } : {}),
  };
}

/** The bytes of a binary value, in little endian as DICOMweb wants bulk data (PS3.18 8.7.1). */
export function binaryValue(dataSet: DataSet, element: Element, vr: string): Buffer {
  const { dataOffset, length } = element;
  const bytes = Buffer.from(dataSet.byteArray.subarray(dataOffset, dataOffset + length));
  const parser = element.parser ?? dataSet.byteArrayParser;
  return parser === littleEndianByteArrayParser ? bytes : swapBytes(bytes, vr);
}

/** Reverses the bytes of each word of a binary value in place and returns it. */
export function swapBytes(bytes: Buffer, vr: string): Buffer {
  if (vr === 'OW') return bytes.swap16();
  if (vr === 'OF' || vr === 'OL') return bytes.swap32();
  if (vr === 'OD' || vr === 'OV') return bytes.swap64();
  return bytes;
}
