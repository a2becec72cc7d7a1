import { parentPort, Worker, workerData } from 'node:worker_threads';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureStudy } from './measureStudy';
import type { StudyJob } from './studyJob';
import { toOutcome, type StudyOutcome } from './studyOutcome';

/** Measures the study that this worker was made for and tells its parent the outcome. */
export async function runStudyWorker(): Promise<void> {
  const { job } = workerData as { readonly job: StudyJob };
  parentPort?.postMessage(await toOutcome(measureStudy(job)));
}

/**
 * Measures a study in a worker of its own, whose memory is given back afterwards, and whose end,
 * whatever its cause, leaves the others alone.
 */
export function measureInWorker(job: StudyJob): Promise<StudyOutcome> {
  return new Promise((resolve) => {
    const fail = (message: string) =>
      resolve({ status: 'failed', fault: 'program', message: message.split('\n')[0]! });
    const worker = createWorker(job);
    worker.once('message', (outcome: StudyOutcome) => resolve(outcome));
    worker.once('error', (error) => fail(`the worker failed: ${error.message}`));
    worker.once('exit', (code) => fail(`the worker ended early, with code ${code}`));
  });
}

/** The program itself, as a worker: as built, or from its source, which tsx translates. */
function createWorker(job: StudyJob): Worker {
  const workerOptions = { workerData: { job } };
  const built = join(__dirname, 'cli.cjs');
  if (existsSync(built)) return new Worker(built, workerOptions);
  const source = JSON.stringify(join(__dirname, '..', 'main.ts'));
  const start = `const require = process.getBuiltinModule('node:module').createRequire(${source});
    require('tsx/cjs/api').register();
    require(${source});`;
  return new Worker(start, { ...workerOptions, eval: true });
}
