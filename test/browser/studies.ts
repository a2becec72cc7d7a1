import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPhantom } from '../../demo/phantom/lumbarPhantom';
import { phantomUid } from '../../demo/phantom/phantomUid';
import { sampleStudy } from '../../demo/sampleStudy';
import { DEFAULT_PEEL_MM, MEAN_LEVELS, type Vec3, type VertebralLevel } from '../../src';
import { storeFolder } from '../support/stockViewer';

/** What is known of a level before anybody measures it. */
export interface KnownLevel {
  readonly level: VertebralLevel;
  /** A point in the middle of the body, LPS, mm. */
  readonly centerLps: Vec3;
  readonly meanHu: number;
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
    levels: MEAN_LEVELS.map((level) => {
      const { centerLps, meanHu } = truth.levels[level as 'L1'];
      return { level, centerLps, meanHu: meanHu(DEFAULT_PEEL_MM) };
    }),
  };
}

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
