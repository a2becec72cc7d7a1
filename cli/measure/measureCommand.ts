import { resolve } from 'node:path';
import type { CliContext } from '../cliContext';
import { oneLine, Refusal } from '../refusal';
import { describeMeasurement } from './describeMeasurement';
import type { MeasureOptions } from './measureOptions';
import { measureSeveral } from './measureSeveral';
import { measureStudy } from './measureStudy';
import { planStudies } from './planStudies';
import { createProgress } from './progress';
import type { PlannedStudy, StudyJob } from './studyJob';

const RESEARCH_USE = 'Research use; not a diagnosis.';

/**
 * Does what `vertebral-bmd measure` was asked for.
 *
 * @returns the exit code; of several studies 2 if one failed by its input, 1 if by this program.
 * @throws Refusal for what cannot be fulfilled.
 */
export async function runMeasure(
  options: MeasureOptions,
  context: CliContext,
  softwareVersion: string,
): Promise<number> {
  const plan = planStudies(options, context.environment ?? {}, softwareVersion);
  if (plan.kind === 'one') return measureOne(plan.job, context);
  return measureList(plan.studies, options, context);
}

async function measureOne(job: StudyJob, { out, terminal }: CliContext): Promise<number> {
  const progress = createProgress(terminal);
  try {
    const measurement = await measureStudy(job, (done, total) =>
      progress.show(done < total ? `Reading image ${done} of ${total}` : 'Measuring'),
    );
    progress.clear();
    describeMeasurement(measurement).forEach(out);
    out(`Written to ${job.outFolder}. ${RESEARCH_USE}`);
    return 0;
  } finally {
    progress.clear();
  }
}

async function measureList(
  studies: readonly PlannedStudy[],
  { jobs, force, out: folder }: MeasureOptions,
  { out, err, terminal }: CliContext,
): Promise<number> {
  const progress = createProgress(terminal);
  const outFolder = resolve(folder);
  progress.show(`0 of ${studies.length} studies`);
  try {
    const listed = await measureSeveral(studies, {
      outFolder,
      force,
      jobs,
      onStudy: ({ name, outcome }, done) => {
        const count = `${done} of ${studies.length}`;
        progress.clear();
        if (outcome.status === 'failed')
          err(oneLine(`${count}: ${name} failed: ${outcome.message}`));
        else if (!terminal) err(`${count}: ${name} measured`);
        if (done < studies.length) progress.show(`${count} studies`);
      },
    });
    const failed = listed.flatMap(({ outcome }) => (outcome.status === 'failed' ? [outcome] : []));
    out(`${listed.length - failed.length} of ${listed.length} studies measured.`);
    out(
      `Written to ${outFolder}: summary.csv, summary.json and a folder for each. ${RESEARCH_USE}`,
    );
    if (failed.some(({ fault }) => fault === 'program')) return 1;
    if (failed.length === 0) return 0;
    throw new Refusal(
      `${failed.length} of ${listed.length} studies could not be measured; ${outFolder}/summary.csv says why`,
    );
  } finally {
    progress.clear();
  }
}
