import { closeSync, mkdtempSync, openSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal';

// Tried rather than asked for: access rights alone do not tell about a file system that is
// mounted read-only, or about a share that does not trust root.

/** @throws Refusal when the file cannot be opened for writing. Its bytes stay. */
export function assertFileWritable(path: string): void {
  attempt(`the file may not be written: ${path}`, () => closeSync(openSync(path, 'r+')));
}

/** @throws Refusal when nothing can be created in the folder. */
export function assertFolderWritable(path: string): void {
  attempt(`the folder may not be written: ${path}`, () =>
    rmdirSync(mkdtempSync(join(path, '.vertebral-bmd-'))),
  );
}

function attempt(refusal: string, action: () => void): void {
  try {
    action();
  } catch {
    throw new Refusal(refusal);
  }
}
