import type { NaturalizedDataset } from '../../src';

/** CT Image Storage. */
export const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';

/**
 * The naturalized header of one axial slice of a soft, thin, original lumbar CT at 120 kV
 * without contrast, as dcmjs gives it; every check passes. `number` is its instance number.
 */
export function ctHeader(number: number, changes: NaturalizedDataset = {}): NaturalizedDataset {
  return {
    SOPClassUID: CT_IMAGE_STORAGE,
    SOPInstanceUID: `1.2.3.4.${number}`,
    StudyInstanceUID: '1.2.3',
    SeriesInstanceUID: '1.2.3.4',
    FrameOfReferenceUID: '1.2.3.5',
    Modality: 'CT',
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    InstanceNumber: number,
    SeriesNumber: 3,
    SeriesDescription: 'LSPINE 1.0',
    KVP: 120,
    XRayTubeCurrent: 240,
    ConvolutionKernel: ['Br36d', '3'],
    SliceThickness: 1,
    Manufacturer: 'Test',
    ManufacturerModelName: 'Phantom',
    StationName: 'CT1',
    SoftwareVersions: ['A', 'B'],
    PatientSex: 'F',
    PatientAge: '074Y',
    Rows: 64,
    Columns: 48,
    PixelSpacing: [0.8, 0.7],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    ImagePositionPatient: [-20, -30, 100 + number],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    BitsAllocated: 16,
    BitsStored: 16,
    HighBit: 15,
    PixelRepresentation: 1,
    RescaleIntercept: -1024,
    RescaleSlope: 1,
    RescaleType: 'HU',
    ...changes,
  };
}

/** A stack of such slices, instance numbers from 1; `changes` may depend on the number. */
export function ctHeaders(
  count: number,
  changes: (number: number) => NaturalizedDataset = () => ({}),
): readonly NaturalizedDataset[] {
  return Array.from({ length: count }, (_, index) => ctHeader(index + 1, changes(index + 1)));
}
