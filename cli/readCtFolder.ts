import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { data } from 'dcmjs';
import {
  createCtVolume,
  rankSeries,
  readCtSeries,
  VertebralBmdError,
  wholeBox,
  type CtSeries,
  type CtVolume,
  type NaturalizedDataset,
} from '../src';
import { readFileHu } from './ctPixels';

/** One CT series of a folder with its voxels. */
export interface CtFolder {
  readonly series: CtSeries;
  /** All voxels of the series in HU; 16-bit integers wherever they lose nothing. */
  readonly volume: CtVolume;
  /** The naturalized headers of the series without pixel data, in no particular order. */
  readonly instances: readonly NaturalizedDataset[];
}

/** Choices in reading a folder. */
export interface CtFolderOptions {
  /** The series to read. @default the one that suits the measurement best (`rankSeries`) */
  readonly seriesInstanceUid?: string;
}

/** A DICOM file of the folder: its path and its header. */
interface HeaderFile {
  readonly path: string;
  readonly header: NaturalizedDataset;
}

/**
 * Reads a CT series from the DICOM files in a folder and its subfolders, in HU. Files that are
 * not DICOM (without the `DICM` mark) and a DICOMDIR are passed over.
 *
 * @throws VertebralBmdError `invalidInput` for a folder that is missing or holds no series that
 *   can be measured (the message says why), `invalidDataset` for a file that is damaged or
 *   compressed. Messages name the folder or the file.
 */
export async function readCtFolder(
  folder: string,
  { seriesInstanceUid }: CtFolderOptions = {},
): Promise<CtFolder> {
  const files = await readHeaders(folder);
  if (files.length === 0) fail(`${folder}: no DICOM file in this folder`);
  const bySeries = new Map<string, HeaderFile[]>();
  for (const file of files) {
    const uid = String(file.header.SeriesInstanceUID ?? '');
    bySeries.set(uid, [...(bySeries.get(uid) ?? []), file]);
  }
  if (seriesInstanceUid !== undefined && !bySeries.has(seriesInstanceUid)) {
    fail(`${folder}: no series ${seriesInstanceUid} in this folder`);
  }
  const uids = seriesInstanceUid === undefined ? [...bySeries.keys()] : [seriesInstanceUid];
  const [best] = rankSeries(
    uids.map((id) => ({ id, series: readCtSeries(bySeries.get(id)!.map(({ header }) => header)) })),
  );
  if (best!.series.status === 'refused') {
    const [reason] = best!.series.reasons;
    const count =
      uids.length > 1 ? `none of ${uids.length} series can be measured; the first: ` : '';
    fail(`${folder}: ${count}${reason!.message}`);
  }
  const chosen = bySeries.get(best!.id)!;
  return {
    series: best!.series,
    volume: await readVolume(best!.series, chosen),
    instances: chosen.map(({ header }) => header),
  };
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidInput', message);
}

async function readHeaders(folder: string): Promise<readonly HeaderFile[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) fail(`${folder}: no such folder`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.toUpperCase() !== 'DICOMDIR')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const headers: HeaderFile[] = [];
  for (const path of paths) {
    const bytes = await readFile(path);
    if (bytes.toString('latin1', 128, 132) === 'DICM') headers.push(readHeader(path, bytes));
  }
  return headers;
}

function readHeader(path: string, bytes: Buffer): HeaderFile {
  try {
    const { dict } = data.DicomMessage.readFile(toArrayBuffer(bytes), { untilTag: PIXEL_DATA });
    delete dict[PIXEL_DATA];
    return { path, header: data.DicomMetaDictionary.naturalizeDataset(dict) };
  } catch {
    throw new VertebralBmdError('invalidDataset', `${path}: the file is damaged or cut off`);
  }
}

const PIXEL_DATA = '7FE00010';

const toArrayBuffer = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** All voxels of a series; of several frames in a file each goes to its own slice. */
async function readVolume(series: CtSeries, files: readonly HeaderFile[]): Promise<CtVolume> {
  const { geometry, slices } = series;
  const size = geometry.dimensions[0] * geometry.dimensions[1];
  const slicesOf = new Map<string, { k: number; frame: number }[]>();
  slices.forEach(({ sopInstanceUid, frameNumber = 1 }, k) => {
    const place = { k, frame: frameNumber - 1 };
    slicesOf.set(sopInstanceUid, [...(slicesOf.get(sopInstanceUid) ?? []), place]);
  });
  let hu: Int16Array | Float32Array = new Int16Array(size * slices.length);
  for (const { path, header } of files) {
    const file = readFileHu(await readFile(path), path);
    if (!file.isInt16 && hu instanceof Int16Array) hu = Float32Array.from(hu);
    for (const { k, frame } of slicesOf.get(String(header.SOPInstanceUID)) ?? []) {
      hu.set(file.hu.subarray(frame * size, (frame + 1) * size), k * size);
    }
  }
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}
