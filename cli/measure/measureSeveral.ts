import { forEachInParallel } from '../ct/forEachInParallel';
import { toJsonText } from './jsonText';
import { openOutputFolder } from './outputFolder';
import type { PlannedStudy } from './studyJob';
import { measureInWorker } from './studyWorker';
import type { StudyOutcome } from './studyOutcome';
import { summarize, toCsv, type ListedStudy } from './summary';

/** Lists of the results of several studies; the last one is written last. */
export const SUMMARY_FILES = ['summary.csv', 'summary.json'] as const;

/** Where and how several studies are measured. */
export interface SeveralOptions {
  readonly outFolder: string;
  readonly force: boolean;
  /** Studies measured at once. */
  readonly jobs: number;
  /** Takes each study when it is done, and how many are. */
  readonly onStudy: (study: ListedStudy, done: number) => void;
}

/**
 * Measures studies in parallel, each in a worker and with its results in a folder of its own,
 * and writes the list of all. A study that fails stops none of the others.
 *
 * @returns the studies with their outcomes, in their order.
 * @throws Refusal when the folder cannot be written, or holds a list and `force` is not set.
 */
export async function measureSeveral(
  studies: readonly PlannedStudy[],
  { outFolder, force, jobs, onStudy }: SeveralOptions,
): Promise<readonly ListedStudy[]> {
  const output = await openOutputFolder(outFolder, SUMMARY_FILES, force);
  try {
    const listed: ListedStudy[] = [];
    let done = 0;
    await forEachInParallel(studies, jobs, async (study, index) => {
      const outcome: StudyOutcome =
        'job' in study
          ? await measureInWorker(study.job)
          : { status: 'failed', fault: 'input', message: study.refusal };
      listed[index] = { name: study.name, outcome };
      onStudy(listed[index], ++done);
    });
    const rows = summarize(listed);
    await output.write([
      { name: SUMMARY_FILES[0], bytes: toCsv(rows) },
      { name: SUMMARY_FILES[1], bytes: toJsonText(rows) },
    ]);
    return listed;
  } finally {
    await output.close();
  }
}
