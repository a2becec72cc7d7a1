import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { analyseCohort, localCutOffs } from '../../src';
import type { CohortTable } from '../../src';
import type { CliContext } from '../cliContext';
import { toJsonText } from '../measure/jsonText';
import { openOutputFolder, type OutputFile } from '../measure/outputFolder';
import { Refusal } from '../refusal';
import type { CohortFile } from './cohortFile';
import type { CohortOptions } from './cohortOptions';
import { describeResult } from './describeResult';
import { cohortPlots, PLOT_FILES } from './plots/cohortPlots';
import { readCohort } from './readCohort';
import { CohortReport } from './report/CohortReport';

const LOCAL_CUT_OFF = 'local-cut-off.json';
const REPORT = 'cohort.html';
const RESULT = 'cohort.json';

const RESEARCH_USE = 'Research use; not a diagnosis.';

/**
 * Does what `vertebral-bmd cohort` was asked for.
 *
 * @param today for the report and the local cut-off
 * @throws Refusal for a table that cannot be analysed or an output that cannot be written.
 */
export async function runCohort(
  options: CohortOptions,
  { out }: CliContext,
  softwareVersion: string,
  today: Date,
): Promise<void> {
  const { table, leftOut } = readCohort(options.table, options.categorical);
  const { predictors, madeBy, population } = options;
  checkNames('--predictors', predictors ?? [], table, options.table);
  checkNames('--categorical', options.categorical, table, options.table);
  const date = today.toISOString().slice(0, 10);
  const analysis = analyseCohort(table, predictors ? { predictors } : {});
  const software = { name: 'vertebral-bmd cohort', version: softwareVersion };
  const local = localCutOffs(analysis, {
    date,
    madeBy: madeBy ?? `${software.name} ${software.version}`,
    ...(population === undefined ? {} : { population }),
  });
  const file: CohortFile = {
    software,
    date,
    note: RESEARCH_USE,
    ...analysis,
    leftOut: [...leftOut, ...analysis.leftOut, ...local.leftOut],
  };
  const plots = cohortPlots(table, analysis);
  const files: readonly OutputFile[] = [
    ...plots.map(({ name, element }) => ({ name, bytes: svgText(element) })),
    ...(local.records.length > 0
      ? [{ name: LOCAL_CUT_OFF, bytes: toJsonText(local.records) }]
      : []),
    { name: REPORT, bytes: htmlText(<CohortReport file={file} plots={plots} />) },
    { name: RESULT, bytes: toJsonText(file) },
  ];
  const folder = resolve(options.out);
  await writeFiles(folder, files, options.force);
  describeResult(file).forEach(out);
  out(`Written to ${folder}: ${files.map(({ name }) => name).join(', ')}. ${RESEARCH_USE}`);
}

function checkNames(
  option: string,
  names: readonly string[],
  { columns }: CohortTable,
  path: string,
): void {
  const absent = names.find((name) => !columns.some((column) => column.name === name));
  if (absent === undefined) return;
  const known = columns.map(({ name }) => name).join(', ');
  throw new Refusal(
    `${path}: ${option}: no column ${absent} that can be analysed; there are ${known}`,
  );
}

async function writeFiles(
  folder: string,
  files: readonly OutputFile[],
  force: boolean,
): Promise<void> {
  const names = [...PLOT_FILES, LOCAL_CUT_OFF, REPORT, RESULT];
  const output = await openOutputFolder(folder, names, force);
  try {
    // What an earlier table had and this one has not must not stand beside the new results.
    const stale = names.filter((name) => files.every((file) => file.name !== name));
    for (const name of stale) await rm(join(folder, name), { force: true });
    await output.write(files);
  } finally {
    await output.close();
  }
}

const svgText = (element: ReactElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(element)}\n`;

const htmlText = (element: ReactElement): string =>
  `<!doctype html>\n${renderToStaticMarkup(element)}\n`;
