import { message, readMessage } from '../../src/messages/message';
import {
  buildReport,
  buildSegmentation,
  createCtVolume,
  createMask,
  DEFAULT_PEEL_MM,
  measureMask,
  measureThreeSlice,
  readCtSeries,
  wholeBox,
  type CtSeries,
  type CtVolume,
  type EllipseRoi,
  type LevelReading,
  type Mask,
  type NaturalizedDataset,
  type Reading,
  type ReportInput,
  type Vec3,
  type VertebralLevel,
} from '../../src';

/** Columns and rows of the small CT; their product is no multiple of 8, so frames share bytes. */
export const COLUMNS = 29;
export const ROWS = 23;
export const SLICES = 26;

const STUDY = '2.25.81402914736285503417226093384120745301';
const SERIES = '2.25.81402914736285503417226093384120745302';

/** How the slices lie and in which order they are numbered. */
export interface SmallCtOptions {
  /** Angle (degrees) of the slices about the patient's left-right axis. */
  readonly tiltDegrees?: number;
  /** Whether columns run from left to right, which turns the direction of K over. */
  readonly mirrored?: boolean;
}

/**
 * CT instances of a lattice of known HU, naturalized, with pixel data; instance numbers run
 * against K. Every voxel differs from its neighbours, so that a shifted mask gives another mean.
 */
export function smallCt({ tiltDegrees = 0, mirrored = false }: SmallCtOptions = {}) {
  const tilt = (tiltDegrees * Math.PI) / 180;
  const row: Vec3 = [mirrored ? -1 : 1, 0, 0];
  const column: Vec3 = [0, round(Math.cos(tilt)), round(Math.sin(tilt))];
  const normal: Vec3 = [0, round(-Math.sin(tilt)), round(Math.cos(tilt))];
  const instances = Array.from({ length: SLICES }, (_, index): NaturalizedDataset => {
    const pixels = new Int16Array(COLUMNS * ROWS);
    for (let offset = 0; offset < pixels.length; offset++) {
      const i = offset % COLUMNS;
      const j = Math.floor(offset / COLUMNS);
      pixels[offset] = 1024 + 60 + ((i * 7 + j * 13 + index * 29) % 97) - (index % 5) * 4;
    }
    return {
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: `${SERIES}${String(index + 10)}`,
      StudyInstanceUID: STUDY,
      SeriesInstanceUID: SERIES,
      FrameOfReferenceUID: '2.25.81402914736285503417226093384120745303',
      PositionReferenceIndicator: '',
      PatientName: 'Müller^Änne=山田^花子',
      PatientID: 'SMALL-1',
      PatientBirthDate: '19500101',
      PatientSex: 'F',
      PatientAge: '074Y',
      StudyDate: '20240305',
      StudyTime: '101500',
      StudyID: '1',
      AccessionNumber: '',
      ReferringPhysicianName: '',
      Modality: 'CT',
      Manufacturer: 'Test',
      ManufacturerModelName: 'Lattice',
      SeriesNumber: 3,
      SeriesDescription: 'LSPINE 1.1 Br36',
      SeriesDate: '20240305',
      SeriesTime: '101500',
      AcquisitionNumber: 1,
      InstanceNumber: SLICES - index,
      ContentDate: '20240305',
      ContentTime: '101500',
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      KVP: '120',
      ConvolutionKernel: 'Br36',
      SliceThickness: '1.1',
      PatientPosition: 'HFS',
      Laterality: '',
      Rows: ROWS,
      Columns: COLUMNS,
      PixelSpacing: ['0.8', '0.7'],
      ImageOrientationPatient: [...row, ...column].map(String),
      ImagePositionPatient: normal.map((n, axis) =>
        String(round([-10.5, 20.25, -300][axis]! + n * 1.1 * index)),
      ),
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 1,
      RescaleIntercept: '-1024',
      RescaleSlope: '1',
      RescaleType: 'HU',
      PixelData: [pixels.buffer],
      _vrMap: { PixelData: 'OW' },
    };
  });
  return instances;
}

const round = (value: number): number => Number(value.toFixed(9)) + 0;

/** The series and voxels of such instances. */
export function readSmallCt(instances: readonly NaturalizedDataset[]) {
  const series = readCtSeries(instances);
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  const hu = new Int16Array(COLUMNS * ROWS * SLICES);
  series.slices.forEach(({ sopInstanceUid }, k) => {
    const slice = instances.find((instance) => instance['SOPInstanceUID'] === sopInstanceUid)!;
    const [buffer] = slice['PixelData'] as readonly ArrayBuffer[];
    hu.set(
      new Int16Array(buffer!).map((stored) => stored - 1024),
      k * COLUMNS * ROWS,
    );
  });
  const volume = createCtVolume({ geometry: series.geometry, box: wholeBox(series.geometry), hu });
  return { series, volume };
}

/** A skewed ball of voxels around one. */
function blob([ci, cj, ck]: Vec3, radius: number): Mask {
  const size = 2 * radius + 1;
  const voxels = new Uint8Array(size ** 3);
  for (let offset = 0; offset < voxels.length; offset++) {
    const i = (offset % size) - radius;
    const j = (Math.floor(offset / size) % size) - radius;
    const k = Math.floor(offset / size ** 2) - radius;
    if (i * i + j * j + k * k + i * j <= radius * radius) voxels[offset] = 1;
  }
  return createMask(
    { min: [ci - radius, cj - radius, ck - radius], size: [size, size, size] },
    voxels,
  );
}

/** Three ellipses around a voxel: straight, turned, and off the voxel centres by 1/1024s. */
const ellipsesAround = ([i, j, k]: Vec3): readonly EllipseRoi[] => [
  {
    position: 'superior',
    sliceIndex: k + 2,
    centerIj: [i, j],
    majorHalfAxisIj: [5, 0],
    minorHalfAxisIj: [0, 3],
  },
  {
    position: 'middle',
    sliceIndex: k,
    centerIj: [i + 0.25, j - 5 / 1024],
    majorHalfAxisIj: [4, 3],
    minorHalfAxisIj: [-1.5, 2],
  },
  {
    position: 'inferior',
    sliceIndex: k - 2,
    centerIj: [i - 3 / 1024, j],
    majorHalfAxisIj: [0, 5],
    minorHalfAxisIj: [3.5, 0],
  },
];

const TRACKING = '2.25.81402914736285503417226093384120746';

/**
 * A reading of the small CT that holds one of everything: both metrics, one of them only, a note,
 * exclusions with and without a note, a level that is only excluded, every mask path, a seed
 * that no decimal string of 16 characters holds, peels of its own, warnings, all that can be entered
 * of the patient.
 */
export function smallReading(series: CtSeries, volume: CtVolume): Reading {
  const centers: Readonly<Record<'L1' | 'L2' | 'L3' | 'L4', Vec3>> = {
    L1: [14, 11, 21],
    L2: [13, 12, 16],
    L3: [15, 10, 10],
    L4: [14, 12, 4],
  };
  const measured = (level: keyof typeof centers, number: number): LevelReading => {
    const cancellous = blob(centers[level], 3);
    const ellipses = ellipsesAround(centers[level]);
    return {
      level,
      trackingUid: `${TRACKING}${number}`,
      threeDimensional: {
        path: (['oneClick', 'proposed', 'edited', 'guidedManual'] as const)[number - 1]!,
        cancellous,
        statistics: measureMask(volume, cancellous),
        // The report's own, one that no decimal holds exactly, and that of a mask drawn by hand.
        peelMm: [DEFAULT_PEEL_MM, DEFAULT_PEEL_MM, 7 / 3, 0][number - 1]!,
        ...(number === 4 ? {} : { seedLps: [-1 / 3, 22.125 + number / 7, -290 + number] as const }),
        warnings:
          number === 2
            ? [message('denseVoxels', { percent: 3, hu: 300 }), readMessage('Of another version.')]
            : [],
      },
      threeSlice: { ellipses, hu: measureThreeSlice(volume, ellipses) },
    };
  };
  const { level, trackingUid, threeDimensional } = measured('L3', 3);
  const levels: Partial<Record<VertebralLevel, LevelReading>> = {
    T12: {
      level: 'T12',
      trackingUid: `${TRACKING}0`,
      exclusion: { reason: 'notFullyCovered', note: '' },
    },
    L1: measured('L1', 1),
    L2: {
      ...measured('L2', 2),
      exclusion: { reason: 'other', note: 'Schmorl\\node; größer 5 mm\nsee L1' },
    },
    L3: { level, trackingUid, threeDimensional: threeDimensional! },
    L4: measured('L4', 4),
  };
  return {
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    peelMm: DEFAULT_PEEL_MM,
    anatomyNote: { kind: 'lumbosacralTransition', note: 'L5 links größer; Castellvi IIa' },
    patient: {
      sex: 'O',
      ageYears: 71,
      isPostMenopausal: true,
      augmentation: 'afterScan',
      hasTreatment: false,
      isHighEnergyTrauma: false,
      hasOtherBoneDisease: true,
      hasEarlierFracture: false,
      hasIntravenousContrast: false,
      fractureCount: 2,
      dxaTScore: -10 / 3,
    },
    levels,
  };
}

/** The SEG and SR of a reading of the small CT, with counted UIDs and a fixed time. */
export function smallResult(
  reading: Reading,
  series: CtSeries,
  ct: readonly NaturalizedDataset[],
  changes: Partial<ReportInput> = {},
) {
  let count = 0;
  const input = {
    ctInstance: ct[0]!,
    newUid: () => `2.25.5210364918273645546372819102837465000${++count}`,
    now: new Date(Date.UTC(2026, 10, 23, 4, 5, 6, 70)),
    softwareVersion: '0.1.0',
    reader: 'Lecteur^Ré',
    reading,
    series,
    ...changes,
  };
  const segmentation = buildSegmentation(input);
  return { segmentation, report: buildReport({ ...input, segmentation }) };
}
