import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { assertFileWritable, assertFolderWritable } from './assertWritable';
import { hasCode, Refusal } from '../refusal';

/** The file a stock viewer takes its configuration from, beside its index.html. */
export const CONFIG_NAME = 'app-config.js';

const BACKUP_SUFFIX = '.before-ohif-vertebral-bmd';

// A server may send a compressed copy in place of the file: nginx with gzip_static does, and
// OHIF's own Docker image keeps the text in app-config.js.gz only, beside an empty app-config.js.
const COPIES = [
  { suffix: '', decode: (bytes: Buffer) => bytes, encode: (bytes: Buffer) => bytes },
  { suffix: '.gz', decode: gunzipSync, encode: (bytes: Buffer) => gzipSync(bytes, { level: 9 }) },
  {
    suffix: '.br',
    decode: brotliDecompressSync,
    encode: (bytes: Buffer) => brotliCompressSync(bytes),
  },
];

interface ConfigCopy {
  /** Name beside index.html, for messages. */
  readonly name: string;
  /** The real file, behind any symbolic link. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly encode: (bytes: Buffer) => Buffer;
}

/** An app-config.js with its compressed copies, all of which hold the same text. */
export interface ConfigFile {
  readonly text: string;
  readonly encoding: 'utf8' | 'latin1';
  readonly copies: readonly ConfigCopy[];
}

/**
 * Reads the configuration of the viewer in `folder`, or the backup of it.
 *
 * @throws Refusal when it is missing, empty, or when its compressed copies hold another text.
 */
export function readConfigFile(folder: string): ConfigFile {
  const found = COPIES.flatMap(({ suffix, decode, encode }) => {
    const name = CONFIG_NAME + suffix;
    const path = join(folder, name);
    if (!existsSync(path)) return [];
    const bytes = readFileSync(path);
    if (bytes.length === 0) return [];
    return [
      {
        copy: { name, path: realpathSync(path), bytes, encode },
        plain: decoded(name, bytes, decode),
      },
    ];
  });
  if (found.length === 0) throw new Refusal(`${CONFIG_NAME} is empty: ${folder}`);
  const [{ plain }] = found;
  const other = found.find((candidate) => !candidate.plain.equals(plain));
  if (other)
    throw new Refusal(
      `${found[0].copy.name} and ${other.copy.name} differ, and a server may send either: make them equal or remove the one that is out of date`,
    );
  return { ...decodeText(plain), copies: found.map(({ copy }) => copy) };
}

/** @throws Refusal when a file of the configuration, or its folder, may not be written. */
export function assertConfigWritable(config: ConfigFile): void {
  for (const { path } of config.copies) {
    assertFileWritable(path);
    assertFolderWritable(dirname(path));
  }
}

/**
 * Writes `text` to the configuration and its compressed copies, each in one step. When a
 * later file fails the earlier ones get their bytes back.
 */
export function writeConfigFile(config: ConfigFile, text: string): void {
  const done: ConfigCopy[] = [];
  try {
    for (const copy of config.copies) {
      replaceFile(copy.path, copy.encode(Buffer.from(text, config.encoding)));
      done.push(copy);
    }
  } catch (error) {
    for (const copy of done) replaceFile(copy.path, copy.bytes);
    throw error;
  }
}

/**
 * Keeps the bytes of the configuration beside it, under its name with
 * `.before-ohif-vertebral-bmd`. A backup with other contents is not lost: it is renamed, with
 * the date of its last change. Returns the names of the backups, newest form.
 */
export function backUpConfig(folder: string, config: ConfigFile): string[] {
  return config.copies.map(({ name, path, bytes }) => {
    const backup = join(folder, name + BACKUP_SUFFIX);
    if (existsSync(backup) && !readFileSync(backup).equals(bytes)) {
      const date = statSync(backup).mtime.toISOString().replace(/[:.]/g, '-');
      renameSync(backup, `${backup}.${date}`);
    }
    writeFileSync(backup, bytes, { mode: statSync(path).mode });
    return basename(backup);
  });
}

/** The configuration's text from before the installation; undefined without a full backup. */
export function readBackup(folder: string, config: ConfigFile): string | undefined {
  const plain = config.copies.map(({ name }) => {
    const path = join(folder, name + BACKUP_SUFFIX);
    const copy = COPIES.find(({ suffix }) => CONFIG_NAME + suffix === name);
    return copy && existsSync(path) ? decoded(name, readFileSync(path), copy.decode) : undefined;
  });
  const [first] = plain;
  return first && plain.every((other) => other?.equals(first)) ? decodeText(first).text : undefined;
}

/** Puts the bytes of the backup back in place, and removes the backup. */
export function restoreBackup(folder: string, config: ConfigFile): void {
  const backups = config.copies.map(({ name }) => join(folder, name + BACKUP_SUFFIX));
  config.copies.forEach(({ path }, index) => replaceFile(path, readFileSync(backups[index])));
  removeBackup(folder, config);
}

/** Removes the backup of the configuration, if there is one. */
export function removeBackup(folder: string, config: ConfigFile): void {
  for (const { name } of config.copies) rmSync(join(folder, name + BACKUP_SUFFIX), { force: true });
}

function decoded(name: string, bytes: Buffer, decode: (bytes: Buffer) => Buffer): Buffer {
  try {
    return decode(bytes);
  } catch {
    throw new Refusal(`${name} cannot be decompressed`);
  }
}

/** UTF-8 where the bytes are, else Latin-1, which keeps every byte of any 8-bit text. */
function decodeText(bytes: Buffer): Pick<ConfigFile, 'text' | 'encoding'> {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes)
    ? { text, encoding: 'utf8' }
    : { text: bytes.toString('latin1'), encoding: 'latin1' };
}

/** Writes a neighbour and renames it, so that no reader sees half a file; keeps mode and owner. */
function replaceFile(path: string, bytes: Buffer): void {
  const { mode, uid, gid } = statSync(path);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, bytes);
    chmodSync(temporary, mode);
    if (process.geteuid?.() === 0) chownSync(temporary, uid, gid);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    // A file that is itself mounted into a container cannot be renamed over.
    if (!hasCode(error, 'EBUSY')) throw error;
    writeFileSync(path, bytes);
  }
}
