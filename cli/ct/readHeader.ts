import { data, log } from 'dcmjs';
import type { NaturalizedDataset } from '../../src';
import { DAMAGED, fileFault } from './fileFault';

const PIXEL_DATA = '7FE00010';

/**
 * The naturalized header of a DICOM file, without its pixel data.
 *
 * @param name Names the file in errors.
 * @throws VertebralBmdError `invalidDataset` for a file that is damaged or cut off.
 */
export function readHeader(bytes: Uint8Array, name: string): NaturalizedDataset {
  // dcmjs writes to the console what it stumbles over in damaged files; it is said once, below.
  log.getLogger('validation.dcmjs').disableAll();
  try {
    const { dict } = data.DicomMessage.readFile(toArrayBuffer(bytes), { untilTag: PIXEL_DATA });
    delete dict[PIXEL_DATA];
    return data.DicomMetaDictionary.naturalizeDataset(dict);
  } catch {
    return fileFault(name, DAMAGED);
  }
}

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
