import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { VertebralBmdError } from '../src';
import { chooseCtSeries, type SeriesChoice } from './ct/chooseCtSeries';
import type { CtInstance, LoadedCt } from './ct/ctInstance';
import { fileFault } from './ct/fileFault';
import { readHeader } from './ct/readHeader';
import { readVolume, type OnProgress } from './ct/readVolume';

/** A CT series read from a folder. */
export type CtFolder = LoadedCt;

/** Choices in reading a folder. */
export interface CtFolderOptions extends SeriesChoice {
  readonly onProgress?: OnProgress;
}

/**
 * Reads a CT series from the DICOM files in a folder and its subfolders, in HU. Files that are
 * not DICOM (without the `DICM` mark) and a DICOMDIR are passed over, but for those that claim
 * to be by their ending.
 *
 * @throws VertebralBmdError `invalidInput` for a folder that is missing or holds no series that
 *   can be measured (the message says why), `invalidDataset` for a file that is damaged or
 *   compressed in a way that is not read here. Messages name the folder or the file.
 */
export async function readCtFolder(
  folder: string,
  { onProgress, ...choice }: CtFolderOptions = {},
): Promise<CtFolder> {
  const found = await listInstances(folder);
  const chosen = chooseCtSeries(found, { name: folder, kind: 'folder' }, choice);
  return {
    series: chosen.series,
    volume: await readVolume(chosen, onProgress),
    instances: chosen.instances.map(({ header }) => header),
  };
}

async function listInstances(folder: string): Promise<readonly CtInstance[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) fail(`${folder}: no such folder`);
  if (!found.isDirectory()) fail(`${folder}: a folder is needed, this is a file`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.toUpperCase() !== 'DICOMDIR')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const instances: CtInstance[] = [];
  for (const path of paths) {
    const bytes = await readFile(path);
    if (bytes.toString('latin1', 128, 132) === 'DICM') {
      instances.push({ name: path, header: readHeader(bytes, path), load: () => readFile(path) });
    } else if (DICOM_ENDINGS.includes(extname(path).toLowerCase())) {
      fileFault(path, 'not a DICOM file (the mark DICM is missing), or cut off at its start');
    }
  }
  if (instances.length === 0) {
    const others = paths.length > 0 ? `, only ${paths.length} of other kinds` : '';
    fail(`${folder}: no DICOM file in this folder${others}`);
  }
  return instances;
}

/** Endings that promise a DICOM file. */
const DICOM_ENDINGS: readonly string[] = ['.dcm', '.dicom', '.ima'];

function fail(message: string): never {
  throw new VertebralBmdError('invalidInput', message);
}
