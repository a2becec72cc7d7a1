import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DEFAULT_PEEL_MM, EXCLUSION_REASONS, VERTEBRAL_LEVELS } from '../../src';

/** What `vertebral-bmd measure` was asked for, as written. */
export interface MeasureOptions {
  readonly ct?: string;
  readonly dicomweb?: string;
  readonly study?: string;
  readonly studies?: string;
  readonly series?: string;
  readonly bestSeries: boolean;
  readonly seeds?: string;
  readonly seedLevel?: string;
  readonly seed?: string;
  readonly exclude: readonly string[];
  readonly peelMm: number;
  readonly repeatability: boolean;
  readonly out: string;
  readonly force: boolean;
  readonly jobs: number;
  readonly authorization?: string;
  readonly timeout: number;
}

/** Name of the environment variable for `authorization`; other users cannot read it from a process list. */
export const AUTHORIZATION_VARIABLE = 'VERTEBRAL_BMD_AUTHORIZATION';

const EXAMPLES = `
Examples:
  vertebral-bmd measure --ct ct/ --seeds seeds.json --out result/
  vertebral-bmd measure --ct ct/ --seed-level L3 --seed 6.5,-11.2,-412.5 --out result/
  vertebral-bmd measure --dicomweb http://archive:8042/dicom-web --study UID --seeds seeds.json --out result/
  vertebral-bmd measure --studies studies.json --jobs 4 --out results/

seeds.json holds a point in the middle of each body: {"L1": [x, y, z], "L2": [x, y, z]}, LPS in mm.

studies.json lists studies; paths in it are relative to it, and every study needs "seeds" (a file
or the object itself), or "seedLevel" and "seed":
  [{"name": "a", "ct": "ct/a", "seeds": "ct/a.json"},
   {"name": "b", "study": "UID", "series": "UID", "seedLevel": "L1", "seed": [x, y, z],
    "exclude": {"L2": "fractured"}}]

Result: measurement.json, segmentation.dcm and report.dcm in the output folder; of several studies
in a folder for each, with summary.csv and summary.json beside them. Files that are not of these
names stay untouched.

Exit code: 0 done; 2 the input cannot be measured or the output cannot be written, and one line says
which and why (of several studies: at least one failed, the others are measured); 1 a fault of this
program. Research use; not a diagnosis.`;

/** Describes the options of `vertebral-bmd measure` on a command of commander. */
export function describeMeasure(command: Command): Command {
  return command
    .description('measure 3D-HU and three-slice HU of CT studies, without a viewer')
    .addOption(
      new Option('--ct <folder>', 'folder of the CT, subfolders included').conflicts([
        'dicomweb',
        'study',
        'studies',
      ]),
    )
    .addOption(new Option('--dicomweb <url>', 'root of a DICOMweb archive').argParser(parseUrl))
    .addOption(
      new Option('--study <uid>', 'study in the archive').argParser(parseUid).conflicts('studies'),
    )
    .addOption(
      new Option('--studies <file>', 'list of studies to measure (JSON, see below)').conflicts([
        'series',
        'seeds',
        'seedLevel',
        'seed',
        'exclude',
      ]),
    )
    .option('--series <uid>', 'series to measure, where several can be', parseUid)
    .option('--best-series', 'where several can be, take the one that suits best', false)
    .addOption(
      new Option('--seeds <file>', 'a point in each body to measure (JSON, see below)').conflicts([
        'seedLevel',
        'seed',
      ]),
    )
    .option('--seed-level <level>', `level of --seed: ${VERTEBRAL_LEVELS.join(', ')}`)
    .option('--seed <x,y,z>', 'a point in one body, LPS in mm; its neighbours are found from it')
    .addOption(
      new Option(
        '--exclude <level=reason>',
        `leave a level out of the means; can be repeated. Reasons: ${EXCLUSION_REASONS.join(', ')}`,
      )
        .argParser((text, before: readonly string[] | undefined) => [...(before ?? []), text])
        .default([], 'none'),
    )
    .option(
      '--peel-mm <mm>',
      "distance of the mask from the body's surface",
      parsePeel,
      DEFAULT_PEEL_MM,
    )
    .option(
      '--no-repeatability',
      'do not measure each level again from points about its seed; five times as fast',
    )
    .requiredOption('--out <folder>', 'where results are written; made where it is missing')
    .option('--force', 'replace results of an earlier run in that folder', false)
    .option('--jobs <number>', 'studies measured at once', parseJobs, availableParallelism())
    .option(
      '--authorization <value>',
      `Authorization header for the archive (better: set ${AUTHORIZATION_VARIABLE})`,
    )
    .option('--timeout <seconds>', 'how long the archive may take over an answer', parseTimeout, 60)
    .allowExcessArguments(false)
    .addHelpText('after', EXAMPLES);
}

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
    throw new InvalidArgumentError('It must be a URL that starts with http:// or https://.');
  }
  return text;
}

function parseUid(text: string): string {
  if (/^[0-9.]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a UID: digits and dots, at most 64.');
}

/** Half the width of a vertebral body, mm: no peel of this size leaves a mask. Chosen here. */
const MOST_PEEL_MM = 20;

function parsePeel(text: string): number {
  const mm = Number(text);
  if (text.trim() !== '' && mm >= 0 && mm <= MOST_PEEL_MM) return mm;
  throw new InvalidArgumentError(`It must be a number of mm from 0 to ${MOST_PEEL_MM}.`);
}

/** More workers than this help no machine. Chosen here. */
const MOST_JOBS = 256;

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_JOBS}.`);
}

function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError('It must be a number of seconds, at most 3600.');
}
