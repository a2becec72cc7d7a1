import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCtFolder } from '../../cli/readCtFolder';
import type { CtVolume } from '../../src/volume/ctVolume';
import type { Vec3 } from '../../src/volume/vector';
import { readNiftiLabels, type LabelVolume } from './niftiMask';

/** Real CT with labels, where this machine has it; it is not part of the project. */
export const REAL_DATA = join(__dirname, '../../../shared/data');

/** Empty, or why tests that need the real CT are left out. */
export const REAL_DATA_MISSING = existsSync(REAL_DATA) ? '' : ` (skipped: no folder ${REAL_DATA})`;

/** The whole levels of the cases. */
export const REAL_LEVELS = [
  ['caseA', 'L1'],
  ['caseA', 'L2'],
  ['caseA', 'L3'],
  ['caseA', 'L4'],
  ['caseA', 'L5'],
  ['caseB', 'L3'],
] as const;

/** What the reference says of a level. */
export interface ReferenceLevel {
  /** Its number in the label volumes. */
  readonly label: number;
  readonly body: { readonly centroid_lps_mm: Vec3 };
  /** The voxels of the label at least 3 mm inside its surface. */
  readonly trabecular: { readonly mean_hu: number };
}

/** A CT with its labels. */
export interface RealCase {
  readonly volume: CtVolume;
  readonly labels: LabelVolume;
  readonly vertebrae: Readonly<Record<string, ReferenceLevel>>;
}

/** Reads a case of the real CT. */
export async function readRealCase(name: string): Promise<RealCase> {
  const folder = join(REAL_DATA, name);
  const { volume } = await readCtFolder(join(folder, 'dicom'));
  const { vertebrae } = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as {
    vertebrae: Record<string, ReferenceLevel>;
  };
  return { volume, labels: readNiftiLabels(join(folder, 'labels_body.nii.gz')), vertebrae };
}
