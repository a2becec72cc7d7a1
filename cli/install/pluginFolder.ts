import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { assertFolderWritable } from './assertWritable';
import { hasCode } from '../refusal';

/** Where plugins live in a viewer: OHIF's own convention, `plugins/NAME/VERSION/`. */
export const PLUGIN_PATH = 'plugins/ohif-vertebral-bmd';

/** A bundle in its place, not yet final: one of the two must be called. */
export interface PlacedBundle {
  /** Drops what the bundle replaced. */
  keep(): void;
  /** Puts everything back as it was. */
  undo(): void;
}

/**
 * The files of the browser bundle, by their path in `bundleFolder`: all that the build made
 * but the command line. @throws Error when the package was not built.
 */
export function bundleFiles(bundleFolder: string): string[] {
  if (!['extension.js', 'mode.js'].every((name) => existsSync(join(bundleFolder, name))))
    throw new Error(`no browser bundle in ${bundleFolder}: run "npm run build" first`);
  return filesIn(bundleFolder).filter((name) => !name.startsWith('cli.'));
}

/** Sum of the sizes of these files, in bytes. */
export function totalBytes(folder: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Whether `target` holds exactly the files of the bundle. */
export function holdsBundle(target: string, bundleFolder: string): boolean {
  const [wanted, found] = [bundleFiles(bundleFolder), filesIn(target)];
  return (
    wanted.length === found.length &&
    wanted.every(
      (name, index) =>
        name === found[index] &&
        readFileSync(join(bundleFolder, name)).equals(readFileSync(join(target, name))),
    )
  );
}

/** @throws Refusal when the plugin's folder in the viewer cannot be made or changed. */
export function assertPluginFolderWritable(viewerFolder: string): void {
  for (const folder of ownFolders(viewerFolder))
    if (existsSync(folder)) assertFolderWritable(folder);
}

/**
 * Copies the browser bundle to `plugins/ohif-vertebral-bmd/VERSION/` of the viewer. It is
 * complete before it gets that name, so that no browser meets half of it, and readable by
 * every user, since a web server commonly runs as another.
 */
export function placeBundle(
  viewerFolder: string,
  bundleFolder: string,
  version: string,
): PlacedBundle {
  const made = ownFolders(viewerFolder).filter((folder) => !existsSync(folder));
  made.forEach(makeFolder);
  const parent = join(viewerFolder, PLUGIN_PATH);
  const target = join(parent, version);
  const [incoming, replaced] = ['new', 'old'].map((word) =>
    join(parent, `.${version}.${process.pid}.${word}`),
  );
  const undo = () => {
    rmSync(incoming, { recursive: true, force: true });
    if (existsSync(replaced)) {
      rmSync(target, { recursive: true, force: true });
      renameSync(replaced, target);
    }
    [...made].reverse().forEach(removeIfEmpty);
  };
  try {
    makeFolder(incoming);
    for (const name of bundleFiles(bundleFolder)) {
      const file = join(incoming, name);
      if (!existsSync(dirname(file))) makeFolder(dirname(file));
      copyFileSync(join(bundleFolder, name), file);
      chmodSync(file, 0o644);
    }
    const isNew = !existsSync(target);
    if (!isNew) renameSync(target, replaced);
    renameSync(incoming, target);
    return {
      keep: () => rmSync(replaced, { recursive: true, force: true }),
      undo: () => {
        if (isNew) rmSync(target, { recursive: true, force: true });
        undo();
      },
    };
  } catch (error) {
    undo();
    throw error;
  }
}

/** The versions of this plugin that the viewer holds. */
export function installedVersions(viewerFolder: string): string[] {
  const parent = join(viewerFolder, PLUGIN_PATH);
  if (!existsSync(parent)) return [];
  return readdirSync(parent).filter((name) => existsSync(join(parent, name, 'extension.js')));
}

/** Removes these versions of the plugin, and then its folders when nothing is left in them. */
export function removeVersions(viewerFolder: string, versions: readonly string[]): void {
  for (const version of versions)
    rmSync(join(viewerFolder, PLUGIN_PATH, version), { recursive: true, force: true });
  ownFolders(viewerFolder).slice(1).reverse().forEach(removeIfEmpty);
}

/** The viewer's folder and those in it that lead to ours, outermost first. */
function ownFolders(viewerFolder: string): string[] {
  const parent = join(viewerFolder, PLUGIN_PATH);
  return [viewerFolder, dirname(parent), parent];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) throw error;
  }
}
