import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPhantom, SMALL_PHANTOM, type Phantom } from '../../demo/phantom/lumbarPhantom';
import type { PhantomTruth } from '../../demo/phantom/truth';
import { phantomUid } from '../../demo/phantom/phantomUid';
import { ctSeriesDatasets } from '../../demo/phantom/writeCtSeries';
import { sampleStudy } from '../../demo/sampleStudy';
import {
  DEFAULT_PEEL_MM,
  MEAN_LEVELS,
  readUid,
  type EndplatePlane,
  type NaturalizedDataset,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import { storeFiles, storeFolder } from '../support/stockViewer';
import { writeDataset } from '../support/writeDataset';

/** What is known of a level before anybody measures it. */
export interface KnownLevel {
  readonly level: VertebralLevel;
  /** A point in the middle of the body, LPS, mm. */
  readonly centerLps: Vec3;
  readonly meanHu: number;
  /** Known of a phantom. */
  readonly endplates?: { readonly superior: EndplatePlane; readonly inferior: EndplatePlane };
}

/** A study in the archive, and the truth or reference about it. */
export interface KnownStudy {
  readonly studyInstanceUid: string;
  /** As the worklist shows it. */
  readonly patientName: string;
  readonly levels: readonly KnownLevel[];
}

/** Enough of a grid to ask for the truth, which does not depend on the grid. */
const NO_IMAGE = { dimensions: [8, 8, 8] } as const;

/** Stores the sample study of the demo: the lumbar phantom. */
export async function storeSampleStudy(dicomWebUrl: string): Promise<KnownStudy> {
  await storeFolder(dicomWebUrl, await sampleStudy(() => undefined));
  const { truth } = renderPhantom(NO_IMAGE);
  return {
    studyInstanceUid: phantomUid('phantom study'),
    patientName: 'Phantom, Lumbar',
    levels: phantomLevels(truth),
  };
}

/** What is known of the levels of a phantom. */
export function phantomLevels(truth: PhantomTruth): readonly KnownLevel[] {
  return MEAN_LEVELS.map((level) => {
    const known = truth.levels[level as 'L1'];
    const { centerLps, meanHu, superiorEndplate, inferiorEndplate } = known;
    return {
      level,
      centerLps,
      meanHu: meanHu(DEFAULT_PEEL_MM),
      endplates: { superior: superiorEndplate, inferior: inferiorEndplate },
    };
  });
}

/** The small phantom, with room for the skin of the back and the air behind it. */
const SMALL_GRID = {
  ...SMALL_PHANTOM,
  dimensions: [104, 140, 92],
  centerFromL3Mm: [0, 28, 24],
} as const;

let small: Phantom | undefined;

/**
 * Stores a small study of its own, that loads fast: the series of a phantom, or what `seriesFrom`
 * makes of it.
 *
 * @param title Tells the study apart from others; its patient is called `Test, title`.
 */
export async function storeSmallStudy(
  dicomWebUrl: string,
  title: string,
  seriesFrom: (sound: readonly NaturalizedDataset[]) => readonly NaturalizedDataset[] = (sound) =>
    sound,
): Promise<KnownStudy> {
  small ??= renderPhantom(SMALL_GRID);
  const { volume, truth } = small;
  const sound = ctSeriesDatasets(volume, {
    uidSeed: title,
    patientName: `Test^${title}`,
    patientId: `TEST ${title}`,
    studyDescription: title,
  });
  await storeFiles(dicomWebUrl, seriesFrom(sound).map(writeDataset));
  return {
    studyInstanceUid: readUid(sound[0]!, 'StudyInstanceUID')!,
    patientName: `Test, ${title}`,
    levels: phantomLevels(truth),
  };
}

/** 512 x 512 x 300, without what takes long to render: soft edges and blur. */
const LARGE_GRID = {
  dimensions: [512, 512, 300],
  spacingMm: [0.7, 0.7, 1],
  supersampling: 1,
  pointSpreadMm: [0, 0, 0],
} as const;

/** Images of the large study that are made and sent at a time, so that few are in memory. */
const IMAGES_A_TIME = 40;

/** Stores a study of usual size, 512 x 512 x 300. */
export async function storeLargeStudy(dicomWebUrl: string): Promise<KnownStudy> {
  const { volume, truth } = renderPhantom(LARGE_GRID);
  const datasets = ctSeriesDatasets(volume, {
    uidSeed: 'large study',
    patientName: 'Test^Large',
    patientId: 'TEST LARGE',
    studyDescription: 'Large study',
  });
  for (let first = 0; first < datasets.length; first += IMAGES_A_TIME) {
    const some = datasets.slice(first, first + IMAGES_A_TIME).map(writeDataset);
    await storeFiles(dicomWebUrl, some);
  }
  return {
    studyInstanceUid: readUid(datasets[0]!, 'StudyInstanceUID')!,
    patientName: 'Test, Large',
    levels: phantomLevels(truth),
  };
}

/** MR Image Storage. */
const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';

/** The same pictures as an MR would store them. */
export const asMagneticResonance = (
  instances: readonly NaturalizedDataset[],
): readonly NaturalizedDataset[] =>
  instances.map((instance) => ({
    ...instance,
    SOPClassUID: MR_IMAGE,
    Modality: 'MR',
    SeriesDescription: 'T1 sagittal',
  }));

const SECOND_SERIES = '2.25.77120943';

/** The series, and the same images as a second one. */
export const withSecondSeries = (
  sound: readonly NaturalizedDataset[],
): readonly NaturalizedDataset[] => [
  ...sound,
  ...sound.map((instance, index) => ({
    ...instance,
    SeriesInstanceUID: SECOND_SERIES,
    SOPInstanceUID: `${SECOND_SERIES}.${index + 1}`,
    SeriesNumber: 2,
    SeriesDescription: 'Second series',
  })),
];

const REAL_CASE = join(__dirname, '..', '..', '..', 'shared', 'data', 'caseA');

/** Whether the real case is on this machine; tests that need it skip elsewhere. */
export const hasRealCase = existsSync(join(REAL_CASE, 'reference.json'));

interface RealReference {
  readonly vertebrae: Readonly<
    Record<
      string,
      {
        readonly body: { readonly centroid_lps_mm: Vec3 };
        readonly trabecular: { readonly mean_hu: number };
      }
    >
  >;
}

/** Stores the real CT of the abdomen, with the reference of its source's labels. */
export async function storeRealCase(dicomWebUrl: string): Promise<KnownStudy> {
  await storeFolder(dicomWebUrl, join(REAL_CASE, 'dicom'));
  const { vertebrae } = JSON.parse(
    readFileSync(join(REAL_CASE, 'reference.json'), 'utf8'),
  ) as RealReference;
  return {
    studyInstanceUid: '2.25.82904353201592990142429173519846656628',
    patientName: 'Sample, CaseA',
    levels: MEAN_LEVELS.map((level) => ({
      level,
      centerLps: vertebrae[level]!.body.centroid_lps_mm,
      meanHu: vertebrae[level]!.trabecular.mean_hu,
    })),
  };
}
