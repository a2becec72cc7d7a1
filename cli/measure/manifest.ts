import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../refusal';
import { toExclusions } from './exclusions';
import { isRecord, readJsonFile, toLevel, toPoint, toSeeds } from './seeds';
import type { CtLocation, PlannedStudy, RunSettings, SeedPlan } from './studyJob';

/** A study of the list, as written. */
type Entry = Readonly<Record<string, unknown>>;

const KEYS: readonly string[] = [
  'name',
  'ct',
  'study',
  'series',
  'seeds',
  'seedLevel',
  'seed',
  'exclude',
];

/**
 * Reads a list of studies. What is wrong with a single study is kept with it, so that the others
 * can be measured.
 *
 * @throws Refusal, naming the file, when it is no list, or two studies would share a folder.
 */
export function readManifest(path: string, settings: RunSettings): readonly PlannedStudy[] {
  const entries = readJsonFile(path);
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new Refusal(`${path}: expected a list of studies, [{"ct": ..., "seeds": ...}, ...]`);
  }
  const names = new Set<string>();
  return entries.map((entry: unknown, index) => {
    const name = nameOf(entry, index, path);
    if (names.has(name)) throw new Refusal(`${path}: two studies have the name ${name}`);
    names.add(name);
    try {
      return { name, job: toJob(entry, name, path, settings) };
    } catch (error) {
      if (error instanceof Refusal) return { name, refusal: error.message };
      throw error;
    }
  });
}

/** A study's own name, else its place in the list: `001`. It names the folder of its results. */
function nameOf(entry: unknown, index: number, path: string): string {
  const name = isRecord(entry) ? entry['name'] : undefined;
  if (name === undefined) return String(index + 1).padStart(3, '0');
  if (typeof name === 'string' && /^[\w-][\w.-]{0,99}$/.test(name)) return name;
  throw new Refusal(
    `${path}: study ${index + 1}: its name must consist of letters, digits, "_", "-" and "."`,
  );
}

function toJob(entry: unknown, name: string, path: string, settings: RunSettings) {
  const source = `${path}: study ${name}`;
  if (!isRecord(entry)) throw new Refusal(`${source}: expected {"ct": ..., "seeds": ...}`);
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new Refusal(`${source}: unknown key "${unknown}"; there are ${KEYS.join(', ')}`);
  }
  const series = textOf(entry, 'series', source);
  return {
    ...settings,
    name,
    outFolder: join(settings.outFolder, name),
    location: toLocation(entry, path, source, settings),
    ...(series === undefined ? {} : { seriesInstanceUid: series }),
    seedPlan: toSeedPlan(entry, path, source),
    exclusions: toExclusions(entry['exclude'] ?? {}, `${source}: exclude`),
  };
}

function toLocation(
  entry: Entry,
  path: string,
  source: string,
  { archive }: RunSettings,
): CtLocation {
  const ct = textOf(entry, 'ct', source);
  const study = textOf(entry, 'study', source);
  if ((ct === undefined) === (study === undefined)) {
    throw new Refusal(`${source}: expected either "ct" (a folder) or "study" (a UID)`);
  }
  if (ct !== undefined) return { kind: 'folder', folder: resolve(dirname(path), ct) };
  if (!/^[0-9.]{1,64}$/.test(study!)) throw new Refusal(`${source}: "study" is no UID`);
  if (!archive) throw new Refusal(`${source}: "study" needs --dicomweb`);
  return { kind: 'archive', archive, studyInstanceUid: study! };
}

function toSeedPlan(entry: Entry, path: string, source: string): SeedPlan {
  const { seeds, seedLevel, seed } = entry;
  if ((seeds === undefined) === (seed === undefined)) {
    throw new Refusal(`${source}: expected either "seeds", or "seedLevel" and "seed"`);
  }
  if (seeds === undefined) {
    const level = toLevel(textOf(entry, 'seedLevel', source) ?? '', `${source}: seedLevel`);
    return { kind: 'propagated', level, seedLps: toPoint(seed, `${source}: seed`), source };
  }
  if (seedLevel !== undefined) throw new Refusal(`${source}: "seedLevel" goes with "seed" only`);
  if (typeof seeds !== 'string') return { kind: 'each', seeds: toSeeds(seeds, source), source };
  const file = resolve(dirname(path), seeds);
  return { kind: 'each', seeds: toSeeds(readJsonFile(file), file), source: file };
}

function textOf(entry: Entry, key: string, source: string): string | undefined {
  const value = entry[key];
  if (value === undefined || typeof value === 'string') return value;
  throw new Refusal(`${source}: "${key}" must be a text`);
}
