import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseInstance, parsePart10, type StoredInstance } from './instance';
import { addToIndex, emptyIndex, type InstanceIndex } from './instanceIndex';
import { listFiles } from './listFiles';
import type { ByteRange } from './pixelData';
import { transferSyntax } from './transferSyntax';
import { writeAtomically } from './writeAtomically';

/** Where an archive keeps its files and what it serves besides. */
export interface ArchiveOptions {
  /** Stored instances go here: `STUDY/SERIES/SOP.dcm`. Made when missing. */
  readonly folder: string;
  /** Told one line for each file that is not served, with the reason. */
  readonly onSkipped?: (line: string) => void;
  /** Told how many of the files found so far have been read. */
  readonly onProgress?: (filesRead: number, filesFound: number) => void;
}

/**
 * What became of one object given to `store`.
 *
 * - `stored`: it is on disk; `alreadyThere` when the same bytes were stored before;
 * - `refused`: it is not, `failureReason` as in PS3.18 table I.2-2 and its neighbours.
 */
export type StoreOutcome =
  | { readonly status: 'stored'; readonly instance: StoredInstance; readonly alreadyThere: boolean }
  | {
      readonly status: 'refused';
      readonly failureReason: number;
      readonly message: string;
      readonly sopClassUid?: string;
      readonly sopUid?: string;
    };

/** Failure Reason values (PS3.3 C.14-1, PS3.4 B.2.3, PS3.7 annex C). */
export const FAILURE = {
  processingFailure: 0x0110,
  duplicateSopInstance: 0x0111,
  datasetDoesNotMatch: 0xa900,
  cannotUnderstand: 0xc000,
} as const;

/** A DICOM store in a folder, for trying out. */
export interface Archive {
  readonly index: InstanceIndex;
  /**
   * Serves the DICOM files of another folder as they are; nothing is ever written there. Bad
   * files, and those whose SOP Instance UID is served already, are skipped with a line. Resolves
   * to what was added.
   */
  addFolder(folder: string): Promise<readonly StoredInstance[]>;
  /**
   * Stores one DICOM Part 10 file. It is on disk and in the index when the promise resolves.
   * The same bytes again are fine; other bytes under a stored SOP Instance UID are refused.
   */
  store(bytes: Buffer, expectedStudyUid?: string): Promise<StoreOutcome>;
  /** The whole file of an instance. */
  readFile(instance: StoredInstance): Promise<Buffer>;
  /** Runs of bytes of an instance; offsets as in `StoredInstance.pixels`. */
  readRanges(instance: StoredInstance, ranges: readonly ByteRange[]): Promise<Buffer[]>;
}

/** Unfinished files; the dot keeps them out of the index. */
const INCOMING_FOLDER = '.incoming';

/** Files read at the same time while the index is built; chosen here, more gained nothing. */
const PARALLEL_READS = 4;

/** Opens an archive: reads every file of its folder into the index, skipping bad ones. */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const index = emptyIndex();
  const incoming = join(options.folder, INCOMING_FOLDER);
  await mkdir(options.folder, { recursive: true });
  await rm(incoming, { recursive: true, force: true });
  await readIntoIndex(index, options.folder, options);
  return {
    index,
    addFolder: (folder) => readIntoIndex(index, folder, options),
    store: oneAfterAnother(storeInto(index, options.folder, incoming)),
    readFile: (instance) => readFile(instance.filePath),
    readRanges,
  };
}

async function readIntoIndex(
  index: InstanceIndex,
  folder: string,
  { onSkipped, onProgress }: ArchiveOptions,
): Promise<readonly StoredInstance[]> {
  const paths = await listFiles(folder);
  const added: StoredInstance[] = [];
  for (let start = 0; start < paths.length; start += PARALLEL_READS) {
    const group = paths.slice(start, start + PARALLEL_READS);
    const contents = await Promise.allSettled(group.map((path) => readFile(path)));
    group.forEach((filePath, i) => {
      try {
        const content = contents[i];
        if (content.status === 'rejected') throw content.reason;
        const instance = { ...parseInstance(content.value), filePath };
        if (index.bySopUid.has(instance.sopUid)) {
          throw new Error('its SOP Instance UID was in an earlier file');
        }
        addToIndex(index, instance);
        added.push(instance);
      } catch (error) {
        onSkipped?.(`${relative(folder, filePath)} is not served: ${messageOf(error)}`);
      }
    });
    onProgress?.(Math.min(start + PARALLEL_READS, paths.length), paths.length);
  }
  return added;
}

type Store = Archive['store'];

function storeInto(index: InstanceIndex, folder: string, incoming: string): Store {
  return async (bytes, expectedStudyUid) => {
    let parsed;
    try {
      parsed = parseInstance(bytes);
    } catch (error) {
      return {
        status: 'refused',
        failureReason: FAILURE.cannotUnderstand,
        message: messageOf(error),
      };
    }
    const { studyUid, seriesUid, sopUid, sopClassUid } = parsed;
    const refuse = (failureReason: number, message: string): StoreOutcome => {
      return { status: 'refused', failureReason, message, sopClassUid, sopUid };
    };
    if (expectedStudyUid !== undefined && studyUid !== expectedStudyUid) {
      return refuse(FAILURE.datasetDoesNotMatch, 'it belongs to another study than the request');
    }
    const present = index.bySopUid.get(sopUid);
    if (present) {
      const same =
        present.fileBytes === bytes.length && bytes.equals(await readFile(present.filePath));
      return same
        ? { status: 'stored', instance: present, alreadyThere: true }
        : refuse(
            FAILURE.duplicateSopInstance,
            'another object is stored under its SOP Instance UID',
          );
    }
    const filePath = join(folder, studyUid, seriesUid, `${sopUid}.dcm`);
    try {
      await writeAtomically(filePath, bytes, incoming);
    } catch (error) {
      return refuse(FAILURE.processingFailure, `writing the file failed (${messageOf(error)})`);
    }
    const instance = { ...parsed, filePath };
    addToIndex(index, instance);
    return { status: 'stored', instance, alreadyThere: false };
  };
}

/** Lets one call end before the next starts, so that two of the same UID cannot both win. */
function oneAfterAnother(store: Store): Store {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const next = last.then(() => store(...args));
    last = next.catch(() => undefined);
    return next;
  };
}

async function readRanges(
  instance: StoredInstance,
  ranges: readonly ByteRange[],
): Promise<Buffer[]> {
  if (transferSyntax(instance.transferSyntaxUid).deflated) {
    const inflated = parsePart10(await readFile(instance.filePath)).byteArray;
    return ranges.map(({ offset, length }) =>
      Buffer.from(inflated.subarray(offset, offset + length)),
    );
  }
  const file = await open(instance.filePath, 'r');
  try {
    const parts: Buffer[] = [];
    for (const { offset, length } of ranges) {
      const part = Buffer.alloc(length);
      const { bytesRead } = await file.read(part, 0, length, offset);
      if (bytesRead !== length) throw new Error('the file is shorter than when it was stored');
      parts.push(part);
    }
    return parts;
  } finally {
    await file.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
