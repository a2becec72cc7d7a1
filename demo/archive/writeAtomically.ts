import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it is there with all its bytes or not at all, also when the machine
 * loses power: into `temporaryFolder` (on the same disk), flushed, renamed, and the folders
 * flushed. Missing folders are made.
 */
export async function writeAtomically(
  filePath: string,
  bytes: Uint8Array,
  temporaryFolder: string,
): Promise<void> {
  await mkdir(temporaryFolder, { recursive: true });
  const madeFolder = await mkdir(dirname(filePath), { recursive: true });
  const temporaryPath = join(temporaryFolder, `${randomUUID()}.part`);
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, filePath);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  await syncFolders(dirname(filePath), madeFolder);
}

/** Flushes a folder's entry list and, where folders were made, those of its new parents. */
async function syncFolders(folder: string, madeFolder: string | undefined): Promise<void> {
  // Windows cannot open a folder for flushing; its file systems journal the rename.
  if (process.platform === 'win32') return;
  const last = madeFolder === undefined ? folder : dirname(madeFolder);
  for (let current = folder; ; current = dirname(current)) {
    const handle = await open(current, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (current === last || current === dirname(current)) return;
  }
}
