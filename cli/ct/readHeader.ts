import { data, log, type DcmjsDict } from 'dcmjs';
import type { NaturalizedDataset } from '../../src';
import { DAMAGED, fileFault } from './fileFault';

const PIXEL_DATA = '7FE00010';

/** CT, Enhanced CT and Legacy Converted Enhanced CT Image Storage (PS3.4 section B.5). */
const CT_IMAGES: readonly unknown[] = [
  '1.2.840.10008.5.1.4.1.1.2',
  '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.2.2',
];

/**
 * The naturalized header of a DICOM file, without its pixel data.
 *
 * @param name Names the file in errors.
 * @throws VertebralBmdError `invalidDataset` for a file that is damaged or cut off.
 */
export function readHeader(bytes: Uint8Array, name: string): NaturalizedDataset {
  const { meta, dict } = parse(bytes, name);
  // A file that is cut off between two attributes reads like a whole one with fewer of them.
  const isImage = CT_IMAGES.includes(meta['00020002']?.Value?.[0]);
  if (isImage && !(PIXEL_DATA in dict)) fileFault(name, `${DAMAGED}: it ends before its pixels`);
  delete dict[PIXEL_DATA];
  keepNumbersAsWritten(dict);
  return data.DicomMetaDictionary.naturalizeDataset(dict);
}

/**
 * Puts the texts of decimal and integer strings in the place of the numbers that dcmjs makes of
 * them: it leaves out what is no digit, so that a damaged `-1x24` would become -124.
 */
function keepNumbersAsWritten(dict: DcmjsDict): void {
  for (const element of Object.values(dict)) {
    if (element.vr === 'SQ') {
      for (const item of element.Value) keepNumbersAsWritten(item as DcmjsDict);
    } else if ((element.vr === 'DS' || element.vr === 'IS') && element._rawValue) {
      element.Value = element._rawValue;
    }
  }
}

function parse(bytes: Uint8Array, name: string) {
  // dcmjs writes to the console what it stumbles over in damaged files; it is said once, below.
  log.getLogger('validation.dcmjs').disableAll();
  try {
    return data.DicomMessage.readFile(toArrayBuffer(bytes), { untilTag: PIXEL_DATA });
  } catch {
    return fileFault(name, DAMAGED);
  }
}

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
