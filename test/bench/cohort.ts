import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandomStream } from '../../demo/phantom/random';
import { summarize, type BenchLine } from './benchLine';

const ROWS = 20_000;
const RUNS = 5;
const BUDGET_MS = 5000;
const BUDGET_MB = 512;

/** Has the process print, at its end, the most memory that it had resident, KiB. */
const PRINT_PEAK =
  'data:text/javascript,process.on("exit",()=>console.error(`peak ${process.resourceUsage().maxRSS}`))';

/** `vertebral-bmd cohort` as built, from its start to its end, on a table with all columns. */
export function measureCohort(): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cohort-bench-'));
  try {
    const table = join(folder, 'cohort.csv');
    writeFileSync(table, tableOf(ROWS));
    const [times, peaks]: number[][] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      const { status, stderr } = spawnSync(
        process.execPath,
        [
          '--import',
          PRINT_PEAK,
          join(__dirname, '../../dist/cli.cjs'),
          ...['cohort', '--table', table, '--out', join(folder, 'out'), '--force'],
        ],
        { encoding: 'utf8' },
      );
      const [, peak] = /peak (\d+)/.exec(stderr) ?? [];
      if (status !== 0 || peak === undefined) throw new Error(`exit code ${status}: ${stderr}`);
      times.push(performance.now() - start);
      peaks.push((Number(peak) * 1024) / 1e6);
    }
    const name = `${ROWS} rows, all columns and two further ones`;
    return Promise.resolve([
      { name, unit: 'ms', ...summarize(times), budget: BUDGET_MS },
      { name: 'the same, peak memory', unit: 'MB', ...summarize(peaks), budget: BUDGET_MB },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tableOf(rows: number): string {
  const random = createRandomStream(1);
  const lines = [
    'patientId,newVertebralFracture,threeDimensionalHu,threeSliceHu,tScore,ageYears,multipleFractures,threeDimensionalHuReader2,threeSliceHuReader2,bodyVolumeMl,scanner',
  ];
  for (let row = 0; row < rows; row++) {
    const isFracture = random.uniform() < 0.175;
    const hu = (isFracture ? 41 : 80) + 25 * random.normal();
    const slice = hu - 10 + 12 * random.normal();
    lines.push(
      [
        `p${row}`,
        Number(isFracture),
        hu,
        slice,
        (-4.5 + 0.02 * hu + random.normal()).toFixed(1),
        Math.round(70 + 8 * random.normal()),
        Number(random.uniform() < 0.1),
        hu + 4 * random.normal(),
        slice + 6 * random.normal(),
        Math.exp(3 + 0.5 * random.normal()),
        'ABC'[Math.floor(3 * random.uniform())],
      ].join(','),
    );
  }
  return lines.join('\n');
}
