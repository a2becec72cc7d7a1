import { buildPlugin } from '../../demo/buildPlugin';
import { storeLargeStudy, storeSampleStudy } from '../browser/studies';
import type { BenchGroup, BenchLine } from './benchLine';
import { measureLoad } from './browser/load';
import { measureLongTasks } from './browser/longTasks';
import {
  measureOneClickInChromium,
  measurePeakMemoryInChromium,
} from './browser/measureInChromium';
import { measureCohort } from './cohort';
import { measureEdits } from './editToValue';
import { formatReport, type GroupResult } from './formatReport';
import { describeMachine } from './machine';
import { usualScan, withLevel, withMeasurer } from './measuredLevel';
import { measureOneClick } from './oneClick';
import { measurePeakMemory } from './peakMemory';
import { USUAL_DIMENSIONS, USUAL_SPACING_MM } from './scan';
import { measureBoxSizes, measureVolumeSizes } from './sizes';
import { measureStatistics } from './statistics';
import { startBuiltMeasurer } from './webWorkerThread';

// `npm run bench` measures everything, `npm run bench -- memory edit` the groups that are named.
// Exits with 0 whatever the timings are, with 1 when a group could not run.

interface Group extends Pick<BenchGroup, 'title' | 'note'> {
  readonly measure: () => Promise<readonly BenchLine[]>;
}

const SCAN = `${USUAL_DIMENSIONS.join(' x ')} voxels of ${USUAL_SPACING_MM.join(' x ')} mm`;

const GROUPS: Readonly<Record<string, Group>> = {
  click: {
    title: 'One click, worker thread of Node',
    note: `The built worker; ${SCAN}; from the click to both values of the level.`,
    measure: async () => measureOneClick(usualScan(), startBuiltMeasurer),
  },
  chromium: {
    title: 'One click, Chromium',
    note: 'The same in a page, with the client and worker of the plugin, built by its rules.',
    measure: measureOneClickInChromium,
  },
  edit: {
    title: 'A mask edit to its value',
    note: 'The mask corrected, peeled and measured again; a brush of 5 mm radius; Node.',
    measure: withLevel(({ volume, threeDimensional }) => measureEdits(volume, threeDimensional)),
  },
  box: {
    title: "Cost against the level's box",
    note: '96 x 96 x 100 mm in voxels of different size; worker thread of Node.',
    measure: withMeasurer(measureBoxSizes),
  },
  volume: {
    title: 'Cost against the whole scan',
    note: `The same box, ${USUAL_SPACING_MM.join(' x ')} mm; worker thread of Node.`,
    measure: withMeasurer(measureVolumeSizes),
  },
  statistics: {
    title: 'HU statistics of one mask',
    note: "Mean, SD and median; cornerstone's compute worker unchanged, in a worker thread; equal values are required.",
    measure: withLevel(({ scan, volume, mask }) => measureStatistics(scan, volume, mask)),
  },
  memory: {
    title: "Peak memory beyond the host's, worker thread of Node",
    note: 'Resident memory of the process beyond what it held before the worker was started; results kept.',
    measure: measurePeakMemory,
  },
  longtasks: {
    title: 'What blocks the page, Chromium',
    note: 'Stock viewer, sample study; processor time of the main thread. Our code: all that runs below a function of the plugin in one task, by a profile of 1 ms; minified names.',
    measure: () => measureLongTasks(storeSampleStudy),
  },
  'longtasks-large': {
    title: 'What blocks the page, Chromium, a study of 512 x 512 x 300',
    note: 'The same.',
    measure: () => measureLongTasks(storeLargeStudy),
  },
  load: {
    title: 'A study of 2000 slices in 30 series, with 100 earlier results, Chromium',
    note: 'Stock viewer, embedded archive; 512 x 512 x 2000 voxels, and 29 series of 12 slices; from the address to the last slice, and so on. Memory: resident, of the process of the page.',
    measure: measureLoad,
  },
  cohort: {
    title: 'A cohort analysed, command line as built',
    note: 'From the start of the process to its end, with report and plots; a process each run.',
    measure: measureCohort,
  },
  'chromium-memory': {
    title: "Peak memory beyond the host's, Chromium",
    note: "The same of the page's process.",
    measure: measurePeakMemoryInChromium,
  },
};

void main(process.argv.slice(2)).then((exitCode) => (process.exitCode = exitCode));

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) {
    const known = Object.keys(GROUPS).join(', ');
    console.error(`no such group: ${unknown.join(', ')} (there are ${known})`);
    return 2;
  }
  await buildPlugin();
  const machine = describeMachine(new Date());
  const results: GroupResult[] = [];
  for (const [name, group] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`measuring: ${group.title}`);
    results.push(await run(group));
  }
  console.log(formatReport(machine, results).join('\n'));
  return results.some(({ status }) => status === 'failed') ? 1 : 0;
}

async function run({ title, note, measure }: Group): Promise<GroupResult> {
  try {
    return { status: 'measured', group: { title, note, lines: await measure() } };
  } catch (error) {
    return {
      status: 'failed',
      title,
      message: error instanceof Error ? error.message : `${error}`,
    };
  }
}
