import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The SHA-512 (hexadecimal) of each file of a folder and those in it, by its path there. */
export function hashFiles(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  return new Map(paths.map((path) => [path, sha512(join(folder, path))]));
}

/** The paths that only one of two folders has, or that differ by a byte. */
export function differingFiles(one: string, other: string): readonly string[] {
  const [left, right] = [hashFiles(one), hashFiles(other)];
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].filter((path) => left.get(path) !== right.get(path)).sort();
}

const sha512 = (path: string): string =>
  createHash('sha512').update(readFileSync(path)).digest('hex');
