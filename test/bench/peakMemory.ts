import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { summarize, type BenchLine } from './benchLine';

/** What the plugin may take beyond the memory of its host, MB. */
const BUDGET_MB = 64;

const RUNS = 3;

/** What one fresh process tells, MB beyond what it held before the worker was started. */
export interface MemorySample {
  readonly idleMb: number;
  readonly firstClickMb: number;
  readonly fourClicksMb: number;
}

/** Peak memory of worker and clicks in Node, each time in a process of its own. */
export async function measurePeakMemory(): Promise<readonly BenchLine[]> {
  const samples: MemorySample[] = [];
  for (let run = 0; run < RUNS; run++) samples.push(await sampleInChild());
  return memoryLines(samples);
}

/** The lines of some samples. */
export function memoryLines(samples: readonly MemorySample[]): readonly BenchLine[] {
  const line = (name: string, key: keyof MemorySample, budget?: number): BenchLine => ({
    name,
    unit: 'MB',
    ...summarize(samples.map((sample) => sample[key])),
    ...(budget === undefined ? {} : { budget }),
  });
  return [
    line('worker started and warmed up', 'idleMb'),
    line('peak of the first click', 'firstClickMb', BUDGET_MB),
    line('peak of four clicks', 'fourClicksMb', BUDGET_MB),
  ];
}

async function sampleInChild(): Promise<MemorySample> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    ...process.execArgv,
    join(__dirname, 'memoryChild.ts'),
  ]);
  return JSON.parse(stdout) as MemorySample;
}
