import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode, Refusal } from '../refusal';
import { makeStagingFolder, removeAbandonedFolders } from './stagingFolder';

/** A folder that can be written, and holds no results that must stay. */
export interface OutputFolder {
  /**
   * Puts the files in the folder, in this order: each appears with all its bytes, and the last
   * one only when the others are there.
   */
  readonly write: (files: readonly OutputFile[]) => Promise<void>;
  /** Takes away what was made besides the files. To be called at the end in any case. */
  readonly close: () => Promise<void>;
}

/** A file by its name in the folder. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Makes an output folder, or makes sure that an existing one can be written. Files in it that
 * are not of `names` are never touched, but for what killed runs on this machine left unfinished.
 *
 * @param names The files that will be written.
 * @param force Whether such files of an earlier run are replaced.
 * @throws Refusal for a folder that cannot be written, or holds such files and `force` is not set.
 */
export async function openOutputFolder(
  folder: string,
  names: readonly string[],
  force: boolean,
): Promise<OutputFolder> {
  const present = names.find((name) => existsSync(join(folder, name)));
  if (present !== undefined && !force) {
    throw new Refusal(
      `${folder}: holds ${present} of an earlier run; choose another folder, or replace it with --force`,
    );
  }
  if (await isFile(folder)) throw new Refusal(`${folder}: the output is a file, not a folder`);
  let made: string | undefined;
  let staging: string;
  try {
    made = await mkdir(folder, { recursive: true });
    // Tried rather than asked for: rights alone do not tell about a read-only file system.
    staging = await makeStagingFolder(folder);
    await removeAbandonedFolders(folder);
  } catch (error) {
    await removeEmptyFolders(folder, made);
    throw new Refusal(`${folder}: the output folder cannot be written${reasonOf(error)}`);
  }
  return {
    async write(files) {
      for (const { name, bytes } of files) await writeFlushed(join(staging, name), bytes);
      // Old and new results must not stand beside each other if this is interrupted.
      for (const { name } of [...files].reverse()) await rm(join(folder, name), { force: true });
      for (const { name } of files) await rename(join(staging, name), join(folder, name));
    },
    async close() {
      await rm(staging, { recursive: true, force: true });
      await removeEmptyFolders(folder, made);
    },
  };
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

const reasonOf = (error: unknown): string =>
  hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'ENOSPC', 'EDQUOT')
    ? ` (${error.code})`
    : '';

async function writeFlushed(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the folders that were made, from `folder` up to `made`, as far as they are empty. */
async function removeEmptyFolders(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let current = folder; current.startsWith(made); current = dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return;
    }
  }
}
