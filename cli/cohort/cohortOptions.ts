import { Option, type Command } from 'commander';

/** What `vertebral-bmd cohort` was asked for, as written. */
export interface CohortOptions {
  readonly table: string;
  readonly out: string;
  readonly predictors?: readonly string[];
  readonly categorical: readonly string[];
  readonly madeBy?: string;
  readonly population?: string;
  readonly force: boolean;
}

const HELP = `
The table is a CSV file with a row a patient and these columns, of which the first two are needed:
  patientId                  any text, once each; it is not written anywhere
  newVertebralFracture       1 or 0; a patient without it is left out
  threeDimensionalHu         mean 3D-HU           threeDimensionalHuReader2  of a second reader
  threeSliceHu               mean three-slice HU  threeSliceHuReader2        of a second reader
  tScore, ageYears           numbers
  multipleFractures          1 or 0
Any further column is compared between the groups: as numbers where most of its values are, else as
categories. Commas, semicolons or tabs; with the latter two, decimal commas or points. Empty, NA,
N/A, NaN, null and "." are missing values.

Result: cohort.json, cohort.html (printable, needs no other file), the plots as SVG, and
local-cut-off.json, whose list can stand as vertebralBmd.localCutOffs in the viewer's app-config.js.

Examples:
  vertebral-bmd cohort --table cohort.csv --out result/
  vertebral-bmd cohort --table cohort.csv --out result/ --predictors threeSliceHu,ageYears,scanner \\
    --made-by "Department of Radiology" --population "Women after kyphoplasty"

Exit code: 0 done; 2 the table cannot be analysed or the output cannot be written, and one line says
which row and column and why; 1 a fault of this program. Research use; not a diagnosis.`;

const toNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Describes the options of `vertebral-bmd cohort` on a command of commander. */
export function describeCohort(command: Command): Command {
  return command
    .description('compare readings with what followed in your own patients, and find a cut-off')
    .requiredOption('--table <file>', 'the cohort (CSV, see below)')
    .requiredOption('--out <folder>', 'where results are written; made where it is missing')
    .option(
      '--predictors <columns>',
      'columns in the logistic regression, comma-separated (default: 3D-HU, age and multiple fractures, as in the study)',
      toNames,
    )
    .addOption(
      new Option(
        '--categorical <columns>',
        'further columns whose numbers are codes of categories, comma-separated',
      )
        .argParser(toNames)
        .default([], 'none'),
    )
    .option('--made-by <text>', 'who answers for the local cut-off; stands beside it in the viewer')
    .option('--population <text>', 'in whom it was found; stands beside it in the viewer')
    .option('--force', 'replace results of an earlier run in that folder', false)
    .allowExcessArguments(false)
    .addHelpText('after', HELP);
}
