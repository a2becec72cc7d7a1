import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../../../../cli/cliContext';
import { runCli } from '../../../../cli/runCli';
import { renderPhantom, SMALL_PHANTOM, type Phantom } from '../../../../demo/phantom/lumbarPhantom';
import { ctSeriesDatasets, writeDicomFolder } from '../../../../demo/phantom/writeCtSeries';
import type { NaturalizedDataset, Vec3, VertebralLevel } from '../../../../src';

const made: string[] = [];

// A run reads a series and measures it, some seconds on a busy machine; jest's 5 s are for units.
jest.setTimeout(60_000);

/** A new folder that `removeFolders` takes away. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-measure-'));
  made.push(folder);
  return folder;
}

/** Removes every folder that the fixtures of this file made. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The phantom of the tests of a file, rendered once, and its slices. */
export interface MeasurePhantom extends Phantom {
  readonly instances: readonly NaturalizedDataset[];
  /** The middle of each body. */
  readonly seeds: Readonly<Record<'L1' | 'L2' | 'L3' | 'L4', Vec3>>;
}

/** Renders the small phantom: T12 to L4, without noise, L2 fractured. */
export function measurePhantom(): MeasurePhantom {
  const phantom = renderPhantom(SMALL_PHANTOM);
  const { L1, L2, L3, L4 } = phantom.truth.levels;
  return {
    ...phantom,
    instances: ctSeriesDatasets(phantom.volume),
    seeds: { L1: L1.centerLps, L2: L2.centerLps, L3: L3.centerLps, L4: L4.centerLps },
  };
}

/** Writes instances as files in a new folder. */
export function ctFolder(instances: readonly NaturalizedDataset[]): string {
  const folder = temporaryFolder();
  writeDicomFolder(instances, folder);
  return folder;
}

/** Writes seeds, or whatever stands for them, as a JSON file in a new folder. */
export function seedsFile(
  seeds: Readonly<Partial<Record<VertebralLevel, Vec3>>> | unknown,
): string {
  const path = join(temporaryFolder(), 'seeds.json');
  writeFileSync(path, JSON.stringify(seeds));
  return path;
}

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs `vertebral-bmd measure` in this process; without repeatability, which takes the longest. */
export function measure(
  args: readonly string[],
  context: Partial<CliContext> = {},
): Promise<CliRun> {
  return measureFully(['--no-repeatability', ...args], context);
}

/** Runs `vertebral-bmd measure` in this process. */
export async function measureFully(
  args: readonly string[],
  context: Partial<CliContext> = {},
): Promise<CliRun> {
  const [out, err]: string[][] = [[], []];
  const code = await runCli(['measure', ...args], {
    out: (line) => out!.push(line),
    err: (line) => err!.push(line),
    bundleFolder: '',
    ...context,
  });
  return { code, out: out!, err: err! };
}

/**
 * Runs `vertebral-bmd measure` and expects it to be refused: exit code 2, one line on standard
 * error that says `message`, nothing on standard output and nothing written.
 */
export async function expectRefusal(
  args: readonly string[],
  message: string | RegExp,
): Promise<void> {
  const out = args.includes('--out') ? [] : ['--out', join(temporaryFolder(), 'result')];
  const run = await measure([...args, ...out]);
  expect(run).toMatchObject({ code: 2, out: [] });
  expect(run.err).toHaveLength(1);
  expect(run.err[0]).not.toContain('\n');
  expect(run.err[0]).toMatch(/^vertebral-bmd measure: /);
  if (typeof message === 'string') expect(run.err[0]).toContain(message);
  else expect(run.err[0]).toMatch(message);
  if (out[1]) expect(existsSync(out[1])).toBe(false);
}
