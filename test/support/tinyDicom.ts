import { data } from 'dcmjs';

const { DicomDict, DicomMetaDictionary } = data;

const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';
const SEGMENTATION_STORAGE = '1.2.840.10008.5.1.4.1.1.66.4';
const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

/** Attributes by keyword, as dcmjs naturalizes them. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A UID for tests: number `n` under the root for UUIDs, of which these are surely none. */
export function testUid(...numbers: readonly number[]): string {
  return ['2.25.999', ...numbers].join('.');
}

/** Rows and columns of the images here: small, unequal, and odd in one direction. */
export const TINY_ROWS = 4;
export const TINY_COLUMNS = 6;

/** The stored values of a tiny CT image: all different, and other for other instances. */
export function tinyPixels(instanceNumber: number): Uint16Array {
  return Uint16Array.from(
    { length: TINY_ROWS * TINY_COLUMNS },
    (_, i) => 1000 * instanceNumber + 7 * i,
  );
}

/** Where a tiny instance belongs: numbers of its study, series and instance, from 1. */
export interface TinyPlace {
  readonly study?: number;
  readonly series?: number;
  readonly instance?: number;
}

/** A CT image of a few pixels as a Part 10 file. `more` adds or replaces attributes. */
export function tinyCt(place: TinyPlace = {}, more: Attributes = {}): Buffer {
  const { instance = 1 } = place;
  return part10({
    ...commonAttributes(place, CT_IMAGE_STORAGE, 'CT'),
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    ImagePositionPatient: [0, 0, instance],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    PixelSpacing: [0.5, 0.75],
    Rows: TINY_ROWS,
    Columns: TINY_COLUMNS,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    BitsAllocated: 16,
    BitsStored: 16,
    HighBit: 15,
    PixelRepresentation: 0,
    RescaleIntercept: -1024,
    RescaleSlope: 1,
    _vrMap: { PixelData: 'OW' },
    PixelData: [arrayBuffer(tinyPixels(instance))],
    ...more,
  });
}

/**
 * A binary segmentation as a Part 10 file: frames of one bit a pixel, packed without gaps, so
 * that a frame starts inside a byte when rows × columns is no multiple of 8 (PS3.5 8.1.1).
 */
export function tinySegmentation(
  place: TinyPlace,
  frames: readonly (readonly number[])[][],
): Buffer {
  const bits = frames.flat(2);
  return part10({
    ...commonAttributes(place, SEGMENTATION_STORAGE, 'SEG'),
    ImageType: ['DERIVED', 'PRIMARY'],
    NumberOfFrames: frames.length,
    Rows: frames[0]!.length,
    Columns: frames[0]![0]!.length,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    SegmentationType: 'BINARY',
    ReferencedSeriesSequence: [{ SeriesInstanceUID: testUid(place.study ?? 1, 1) }],
    _vrMap: { PixelData: 'OB' },
    PixelData: [arrayBuffer(packBits(bits))],
  });
}

/** Bits, the first in the lowest bit of the first byte, padded to an even number of bytes. */
export function packBits(bits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * Math.ceil(bits.length / 16));
  bits.forEach((bit, i) => {
    bytes[i >> 3]! |= bit << (i & 7);
  });
  return bytes;
}

function commonAttributes(
  { study = 1, series = 1, instance = 1 }: TinyPlace,
  sopClassUid: string,
  modality: string,
): Attributes {
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    SOPClassUID: sopClassUid,
    SOPInstanceUID: testUid(study, series, instance),
    StudyInstanceUID: testUid(study),
    SeriesInstanceUID: testUid(study, series),
    StudyDate: `2024010${study}`,
    StudyTime: '120000',
    AccessionNumber: `ACC${study}`,
    Modality: modality,
    StudyDescription: `Tiny study ${study}`,
    SeriesDescription: `Tiny series ${series}`,
    ReferringPhysicianName: '',
    PatientName: `Tiny^Patient${study}`,
    PatientID: `TINY-${study}`,
    PatientBirthDate: '',
    PatientSex: '',
    StudyID: `${study}`,
    SeriesNumber: series,
    InstanceNumber: instance,
    FrameOfReferenceUID: testUid(study, 0),
  };
}

/** A naturalized dataset as a Part 10 file, explicit VR little endian. */
function part10(attributes: Attributes): Buffer {
  const meta = DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
    MediaStorageSOPClassUID: attributes['SOPClassUID'],
    MediaStorageSOPInstanceUID: attributes['SOPInstanceUID'],
    TransferSyntaxUID: EXPLICIT_LITTLE_ENDIAN,
    ImplementationClassUID: testUid(0),
  });
  const file = new DicomDict(meta);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ ...attributes });
  return Buffer.from(file.write());
}

function arrayBuffer(array: Uint8Array | Uint16Array): ArrayBuffer {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice().buffer;
}
