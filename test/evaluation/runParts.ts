import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A message of a part's process: its results are ready. */
interface PartDone<Result> {
  readonly part: number;
  readonly result: Result;
}

/**
 * Runs the parts of an evaluation in child processes, one a core, and collects their results in
 * the order of the parts. The script is this process's own; in a child `servePart` answers.
 *
 * @throws Error when a part fails; its output is shown as it comes
 */
export async function runParts<Result>(
  parts: number,
  onDone: (done: number) => void,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  let next = 0;
  const work = async (): Promise<void> => {
    const child = fork(process.argv[1]!, ['--part'], { execArgv: ['--import', 'tsx'] });
    try {
      while (next < parts) {
        const part = next++;
        results.set(part, await ask<Result>(child, part));
        onDone(results.size);
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), parts) }, work));
  return Array.from({ length: parts }, (_, part) => results.get(part)!);
}

function ask<Result>(child: ReturnType<typeof fork>, part: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`part ${part} of the evaluation failed`));
    child.once('exit', failed);
    child.once('message', (message) => {
      child.off('exit', failed);
      resolve((message as PartDone<Result>).result);
    });
    child.send(part);
  });
}

/** In a child: answers each part's number with its result. Returns whether this is a child. */
export function servePart<Result>(evaluate: (part: number) => Promise<Result>): boolean {
  if (!process.argv.includes('--part')) return false;
  process.on('message', (part: number) => {
    void evaluate(part).then((result) => process.send!({ part, result }));
  });
  return true;
}
