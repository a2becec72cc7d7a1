import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../refusal';

/** Begins the names of the folders in which results wait until all of them are written. */
const PREFIX = '.unfinished-';

/**
 * Makes a folder inside `folder` for results that are not complete yet. Its name tells the machine
 * and the process, so that a later run can tell whether that process is still at work.
 */
export function makeStagingFolder(folder: string): Promise<string> {
  return mkdtemp(join(folder, `${namesOfThisMachine()}${process.pid}-`));
}

/**
 * Removes what runs on this machine left behind that were killed. Folders of other machines, and of
 * processes that still run, stay; so does what cannot be removed.
 */
export async function removeAbandonedFolders(folder: string): Promise<void> {
  const ours = namesOfThisMachine();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(ours)) continue;
    const [, pid] = /^(\d+)-\w{6}$/.exec(name.slice(ours.length)) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

const namesOfThisMachine = (): string => `${PREFIX}${hostname().replace(/[^\w.-]/g, '_')}-`;

/** Whether there is a process of this id, of whatever user. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}
