import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from 'dcmjs';
import { cross, dot, ijkToLps, type CtVolume, type NaturalizedDataset, type Vec3 } from '../../src';
import { phantomUid } from './phantomUid';

/** What the header of a phantom series says; everything is invented. */
export interface CtSeriesHeader {
  /** Tells apart the UIDs of patient, study, series and images. @default 'phantom' */
  readonly uidSeed?: string;
  /** Tells apart series of one study. @default 1 */
  readonly seriesNumber?: number;
  /** @default 'Phantom^Lumbar' */
  readonly patientName?: string;
  /** @default 'PHANTOM-001' */
  readonly patientId?: string;
  /** @default 'CT lumbar spine (phantom)' */
  readonly studyDescription?: string;
  /** @default 'Lumbar spine 1.25 mm soft' */
  readonly seriesDescription?: string;
  /** Tube voltage, kV. @default 120 */
  readonly kvp?: number;
  /** @default 'B30f' */
  readonly convolutionKernel?: string;
  /** Contrast agent; absent on an unenhanced scan. */
  readonly contrastBolusAgent?: string;
  /** Thickness of the slices, mm. @default the distance of the slices */
  readonly sliceThicknessMm?: number;
  /** Signed 16 bit with intercept 0, or unsigned 12 bit with intercept -1024. @default 'unsigned' */
  readonly storedAs?: 'signed' | 'unsigned';
}

const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';
const EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

/** Decimals kept of positions (mm) and of direction cosines: what fits 16 characters of a DS. */
const POSITION_DECIMALS = 6;
const COSINE_DECIMALS = 9;

/**
 * The instances of a CT series, one slice each, in the order of K, as naturalized datasets
 * (PS3.3 section A.3). The HU are stored unchanged.
 *
 * @param volume A whole grid (`box` = grid) of HU in -1024 to 3071.
 */
export function ctSeriesDatasets(
  volume: CtVolume,
  header: CtSeriesHeader = {},
): readonly NaturalizedDataset[] {
  const { geometry, hu } = volume;
  const [columns, rows, slices] = geometry.dimensions;
  const common = seriesAttributes(volume, header);
  const intercept = header.storedAs === 'signed' ? 0 : -1024;
  // Radiologists number slices from the head down, whatever the direction of K.
  const kGrowsCranially = geometry.direction[2][2] > 0;
  return Array.from({ length: slices }, (_, k) => {
    const stored = new Uint16Array(columns * rows);
    for (let index = 0; index < stored.length; index++) {
      stored[index] = hu[k * columns * rows + index]! - intercept;
    }
    const sopInstanceUid = phantomUid(`${common.SeriesInstanceUID} image ${k}`);
    const position = ijkToLps(geometry, [0, 0, k]);
    return {
      ...common,
      SOPInstanceUID: sopInstanceUid,
      InstanceNumber: String(kGrowsCranially ? slices - k : k + 1),
      ImagePositionPatient: position.map((mm) => decimal(mm, POSITION_DECIMALS)),
      SliceLocation: decimal(dot(position, normalOf(volume)), POSITION_DECIMALS),
      PixelData: [stored.buffer],
      _vrMap: { PixelData: 'OW' },
      _meta: fileMeta(CT_IMAGE_STORAGE, sopInstanceUid),
    };
  });
}

/** Explicit VR little endian file meta information, naturalized. */
function fileMeta(sopClassUid: string, sopInstanceUid: string) {
  return {
    FileMetaInformationVersion: [new Uint8Array([0, 1]).buffer],
    MediaStorageSOPClassUID: sopClassUid,
    MediaStorageSOPInstanceUID: sopInstanceUid,
    TransferSyntaxUID: EXPLICIT_VR_LITTLE_ENDIAN,
    ImplementationClassUID: phantomUid('implementation'),
    ImplementationVersionName: 'PHANTOM',
  };
}

/** A number as a DS, without an exponent and without needless zeros. */
const decimal = (value: number, decimals: number): string =>
  String(Number(value.toFixed(decimals)));

const normalOf = ({ geometry }: CtVolume): Vec3 =>
  cross(geometry.direction[0], geometry.direction[1]);

function seriesAttributes({ geometry }: CtVolume, header: CtSeriesHeader) {
  const { direction, spacing, dimensions } = geometry;
  const uidSeed = header.uidSeed ?? 'phantom';
  const seriesNumber = header.seriesNumber ?? 1;
  const signed = header.storedAs === 'signed';
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    SOPClassUID: CT_IMAGE_STORAGE,
    StudyDate: '20250310',
    SeriesDate: '20250310',
    AcquisitionDate: '20250310',
    ContentDate: '20250310',
    StudyTime: '090000',
    SeriesTime: '090100',
    AcquisitionTime: '090100',
    ContentTime: '090130',
    AccessionNumber: '',
    Modality: 'CT',
    Manufacturer: 'Vertebral BMD phantom',
    ManufacturerModelName: 'Lumbar phantom',
    DeviceSerialNumber: '1',
    SoftwareVersions: '1',
    StationName: 'PHANTOM',
    InstitutionName: 'No institution: computed phantom',
    ReferringPhysicianName: '',
    StudyDescription: header.studyDescription ?? 'CT lumbar spine (phantom)',
    SeriesDescription: header.seriesDescription ?? 'Lumbar spine 1.25 mm soft',
    PatientName: header.patientName ?? 'Phantom^Lumbar',
    PatientID: header.patientId ?? 'PHANTOM-001',
    PatientBirthDate: '19530101',
    PatientSex: 'F',
    PatientAge: '072Y',
    BodyPartExamined: 'LSPINE',
    ...(header.contrastBolusAgent === undefined
      ? {}
      : { ContrastBolusAgent: header.contrastBolusAgent }),
    ScanOptions: 'HELICAL MODE',
    SliceThickness: decimal(header.sliceThicknessMm ?? spacing[2], POSITION_DECIMALS),
    KVP: String(header.kvp ?? 120),
    DataCollectionDiameter: '500',
    ReconstructionDiameter: decimal(dimensions[0] * spacing[0], POSITION_DECIMALS),
    GantryDetectorTilt: '0',
    TableHeight: '150',
    RotationDirection: 'CW',
    ExposureTime: '500',
    XRayTubeCurrent: '240',
    ConvolutionKernel: header.convolutionKernel ?? 'B30f',
    PatientPosition: 'HFS',
    StudyInstanceUID: phantomUid(`${uidSeed} study`),
    SeriesInstanceUID: phantomUid(`${uidSeed} series ${seriesNumber}`),
    StudyID: '1',
    SeriesNumber: String(seriesNumber),
    AcquisitionNumber: '1',
    ImageOrientationPatient: [...direction[0], ...direction[1]].map((cosine) =>
      decimal(cosine, COSINE_DECIMALS),
    ),
    FrameOfReferenceUID: phantomUid(`${uidSeed} frame of reference`),
    PositionReferenceIndicator: '',
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: dimensions[1],
    Columns: dimensions[0],
    // DICOM gives the distance of the rows first.
    PixelSpacing: [spacing[1], spacing[0]].map((mm) => decimal(mm, POSITION_DECIMALS)),
    BitsAllocated: 16,
    BitsStored: signed ? 16 : 12,
    HighBit: signed ? 15 : 11,
    PixelRepresentation: signed ? 1 : 0,
    WindowCenter: ['300', '50'],
    WindowWidth: ['1500', '350'],
    WindowCenterWidthExplanation: ['BONE', 'SOFT TISSUE'],
    RescaleIntercept: signed ? '0' : '-1024',
    RescaleSlope: '1',
    RescaleType: 'HU',
  };
}

/** A naturalized dataset as a DICOM Part 10 file. */
export function writeDicomFile(dataset: NaturalizedDataset): ArrayBuffer {
  const { DicomDict, DicomMetaDictionary } = data;
  const { _meta, ...attributes } = dataset;
  const file = new DicomDict(
    DicomMetaDictionary.denaturalizeDataset(_meta as Record<string, unknown>),
  );
  file.dict = DicomMetaDictionary.denaturalizeDataset(attributes);
  return file.write();
}

/**
 * Writes instances into a folder (made where it is missing) as IM0001.dcm, IM0002.dcm, ... in
 * their order, and returns the paths.
 */
export function writeDicomFolder(
  datasets: readonly NaturalizedDataset[],
  folder: string,
): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return datasets.map((dataset, index) => {
    const path = join(folder, `IM${String(index + 1).padStart(4, '0')}.dcm`);
    writeFileSync(path, new Uint8Array(writeDicomFile(dataset)));
    return path;
  });
}

/** Writes a volume as a CT series into a folder; see `ctSeriesDatasets` and `writeDicomFolder`. */
export function writeCtSeries(
  volume: CtVolume,
  header: CtSeriesHeader,
  folder: string,
): readonly string[] {
  return writeDicomFolder(ctSeriesDatasets(volume, header), folder);
}
