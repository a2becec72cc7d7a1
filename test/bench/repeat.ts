import { summarize, type BenchLine } from './benchLine';

/** A piece of work that is timed. */
export interface Task extends Pick<BenchLine, 'name' | 'budget' | 'aim'> {
  readonly work: () => unknown;
  /** What must be done before each run and is not timed. */
  readonly before?: () => Promise<void> | void;
}

export interface RepeatOptions {
  /** Samples of each task that count. */
  readonly runs: number;
  /** Runs of each before, which do not count. @default 3 */
  readonly warmUps?: number;
}

/**
 * Times tasks a number of times each, in ms, one run of each in turn: so what else the machine
 * does meanwhile falls on all of them alike, and their ratio means something. (Benchmark libraries
 * run one task after the other.) Throws what a task throws.
 */
export async function repeatInTurn(
  tasks: readonly Task[],
  { runs, warmUps = 3 }: RepeatOptions,
): Promise<readonly BenchLine[]> {
  const samples = tasks.map((): number[] => []);
  for (let run = -warmUps; run < runs; run++) {
    for (const [index, { work, before }] of tasks.entries()) {
      await before?.();
      const start = performance.now();
      await work();
      const elapsed = performance.now() - start;
      if (run >= 0) samples[index]!.push(elapsed);
    }
  }
  return tasks.map(({ name, budget, aim }, index) => ({
    name,
    unit: 'ms',
    ...summarize(samples[index]!),
    ...(budget === undefined ? {} : { budget }),
    ...(aim === undefined ? {} : { aim }),
  }));
}

/** Times one task; see `repeatInTurn`. */
export async function repeat(task: Task, options: RepeatOptions): Promise<BenchLine> {
  const [line] = await repeatInTurn([task], options);
  return line!;
}
