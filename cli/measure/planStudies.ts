import { resolve } from 'node:path';
import type { Vec3 } from '../../src';
import type { ArchiveAccess } from '../dicomweb/archiveClient';
import { Refusal } from '../refusal';
import { toExclusions } from './exclusions';
import { AUTHORIZATION_VARIABLE, type MeasureOptions } from './measureOptions';
import { readManifest } from './manifest';
import { readJsonFile, toLevel, toPoint, toSeeds } from './seeds';
import type { CtLocation, PlannedStudy, RunSettings, SeedPlan, StudyJob } from './studyJob';

/** One study, or a list of studies whose results lie in folders of their own. */
export type MeasurePlan =
  | { readonly kind: 'one'; readonly job: StudyJob }
  | { readonly kind: 'several'; readonly studies: readonly PlannedStudy[] };

/**
 * Turns the options of `vertebral-bmd measure` into studies to measure.
 *
 * @param environment Where the authorization is looked for if no option gives it.
 * @throws Refusal for options that do not fit together, or files that cannot be read.
 */
export function planStudies(
  options: MeasureOptions,
  environment: Readonly<Record<string, string | undefined>>,
  softwareVersion: string,
): MeasurePlan {
  const archive = toArchive(options, environment);
  const settings: RunSettings = {
    peelMm: options.peelMm,
    repeatability: options.repeatability,
    bestSeries: options.bestSeries,
    outFolder: resolve(options.out),
    force: options.force,
    softwareVersion,
    ...(archive ? { archive } : {}),
  };
  if (options.studies !== undefined) {
    return { kind: 'several', studies: readManifest(options.studies, settings) };
  }
  return {
    kind: 'one',
    job: {
      ...settings,
      name: 'study',
      location: toLocation(options, archive),
      ...(options.series === undefined ? {} : { seriesInstanceUid: options.series }),
      seedPlan: toSeedPlan(options),
      exclusions: toExclusions(splitExclusions(options.exclude), '--exclude'),
    },
  };
}

function toArchive(
  { dicomweb, authorization, timeout }: MeasureOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ArchiveAccess | undefined {
  if (dicomweb === undefined) {
    if (authorization !== undefined) throw new Refusal('--authorization needs --dicomweb');
    return undefined;
  }
  const header = authorization ?? environment[AUTHORIZATION_VARIABLE];
  return { url: dicomweb, timeoutSeconds: timeout, ...(header ? { authorization: header } : {}) };
}

function toLocation({ ct, study }: MeasureOptions, archive: ArchiveAccess | undefined): CtLocation {
  if (ct !== undefined) return { kind: 'folder', folder: ct };
  if (study !== undefined && archive) return { kind: 'archive', archive, studyInstanceUid: study };
  if (study !== undefined) throw new Refusal('--study needs --dicomweb');
  if (archive) throw new Refusal('--dicomweb needs --study or --studies');
  throw new Refusal('nothing to measure: give --ct, or --dicomweb and --study, or --studies');
}

function toSeedPlan({ seeds, seedLevel, seed }: MeasureOptions): SeedPlan {
  if (seeds !== undefined) {
    return { kind: 'each', seeds: toSeeds(readJsonFile(seeds), seeds), source: seeds };
  }
  if (seedLevel !== undefined && seed !== undefined) {
    const level = toLevel(seedLevel, '--seed-level');
    return { kind: 'propagated', level, seedLps: parsePoint(seed), source: '--seed' };
  }
  throw new Refusal('no seeds: give --seeds FILE, or both --seed-level LEVEL and --seed x,y,z');
}

function parsePoint(text: string): Vec3 {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  return toPoint(numbers, `--seed ${text}`);
}

/** `['L2=fractured']` as `{ L2: 'fractured' }`. */
function splitExclusions(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [level, reason] = text.split('=');
      if (level === undefined || reason === undefined) {
        throw new Refusal(`--exclude ${text}: expected a level and a reason, such as L2=fractured`);
      }
      return [level, reason];
    }),
  );
}
