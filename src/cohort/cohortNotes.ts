import { METRICS } from '../assessment/method';
import type { CohortAnalysis } from './analyseCohort';
import { COHORT_COLUMNS, type CohortTable } from './cohortTable';
import type { CohortModel } from './cohortModel';

/** An analysis that was not made. */
export interface LeftOut {
  /** Its place in the results, such as `roc.threeSliceHu`. */
  readonly analysis: string;
  readonly reason: string;
}

type Results = Omit<CohortAnalysis, 'leftOut' | 'notes'>;

/** What was left out of the results and why, and what a reader of them must know. */
export function cohortNotes(
  table: CohortTable,
  results: Results,
): Pick<CohortAnalysis, 'leftOut' | 'notes'> {
  return { leftOut: leftOutOf(table, results), notes: notesOf(results) };
}

function leftOutOf(
  { columns }: CohortTable,
  { roc, delong, logistic, correlation, agreement, comparisons }: Results,
): readonly LeftOut[] {
  const lacking = (...names: readonly string[]): string | undefined => {
    const absent = names.filter((name) => !columns.some((column) => column.name === name));
    return absent.length > 0 ? `the table has no column ${absent.join(', ')}` : undefined;
  };
  const leftOut: LeftOut[] = [];
  const check = (analysis: string, result: unknown, reason: string): void => {
    if (result === undefined || result === null) leftOut.push({ analysis, reason });
  };
  for (const [name, { test, reason }] of Object.entries(comparisons)) {
    check(`comparisons.${name}`, test, reason);
  }
  for (const metric of METRICS) {
    const analysed = roc[metric];
    check(
      `roc.${metric}`,
      analysed,
      lacking(metric) ?? `a group has no patient with a value of ${metric}`,
    );
    if (analysed) {
      check(`roc.${metric}.cutOff`, analysed.cutOff, 'no cut-off has a Youden index above 0');
      check(`roc.${metric}.ci95`, analysed.ci95, 'a group has a single patient with a value');
    }
    check(
      `correlation.${metric}`,
      correlation[metric],
      lacking(metric, COHORT_COLUMNS.tScore) ??
        'fewer than three patients have both, or one does not vary',
    );
    check(
      `agreement.${metric}`,
      agreement[metric],
      lacking(metric, COHORT_COLUMNS[`${metric}Reader2`]) ??
        'fewer than three patients have both readings, or all values are equal',
    );
    const agreed = agreement[metric];
    if (agreed) {
      check(
        `agreement.${metric}.ci95`,
        agreed.ci95,
        'the readings are too few and too contradictory',
      );
    }
  }
  check(
    'delong',
    delong,
    lacking('threeDimensionalHu', 'threeSliceHu') ??
      'a group has fewer than two patients with both metrics, or both order the patients alike',
  );
  check(
    'logistic',
    logistic,
    'there is no predictor, or a group has no patient with a value of every predictor',
  );
  return [...leftOut, ...(logistic ? modelGaps(logistic) : [])];
}

function modelGaps({ dropped, separation, status }: CohortModel): readonly LeftOut[] {
  return [
    ...dropped.map(({ name, reason }) => ({ analysis: `logistic: ${name}`, reason })),
    ...(separation
      ? [{ analysis: 'logistic: odds ratios', reason: separationSentence(separation) }]
      : []),
    ...(status === 'notConverged'
      ? [{ analysis: 'logistic: odds ratios', reason: 'the estimation did not converge' }]
      : []),
  ];
}

const separationSentence = ({
  kind,
  predictors,
}: NonNullable<CohortModel['separation']>): string =>
  kind === 'complete'
    ? `complete separation: ${predictors.join(', ')} tell the groups apart without an error, so no odds ratio is finite`
    : `quasi-complete separation by ${predictors.join(', ')}: on one side of it there is one group only, so no finite odds ratio exists`;

/** Of the rarer outcome a predictor, below which odds ratios are unsafe (Peduzzi et al. 1996). */
const EVENTS_PER_PREDICTOR = 10;

/** From this variance inflation on, predictors are called collinear (Marquardt, Technometrics 1970). */
const HIGH_INFLATION = 10;

function notesOf({ roc, logistic }: Results): readonly string[] {
  const notes: string[] = [];
  for (const metric of METRICS) {
    const analysed = roc[metric];
    if (!analysed) continue;
    if (analysed.auc < 0.5) {
      notes.push(
        `${metric}: the AUC is below 0.5. Low HU count as positive here; in this cohort they go with no new fracture.`,
      );
    }
    if (analysed.auc === 1) {
      notes.push(
        `${metric}: the groups do not overlap. DeLong's interval then has no width, which is no certainty.`,
      );
    }
    if (analysed.cutOff !== null && analysed.equalCutOffs.length > 0) {
      notes.push(
        `${metric}: ${analysed.equalCutOffs.length + 1} cut-offs have the same highest Youden index; the one with the highest sensitivity was taken.`,
      );
    }
  }
  return [...notes, ...(logistic ? modelNotes(logistic) : [])];
}

function modelNotes(model: CohortModel): readonly string[] {
  const { coefficients, n, withNewFracture } = model;
  const events = Math.min(withNewFracture, n - withNewFracture);
  const inflated = coefficients.filter((each) => each.varianceInflation > HIGH_INFLATION);
  return [
    ...(events < EVENTS_PER_PREDICTOR * coefficients.length
      ? [
          `Logistic regression: ${events} patients of the rarer outcome for ${coefficients.length} predictors; fewer than ${EVENTS_PER_PREDICTOR} for each make odds ratios unsafe.`,
        ]
      : []),
    ...(inflated.length > 0
      ? [
          `Logistic regression: ${inflated.map(({ name }) => name).join(', ')} are nearly collinear (variance inflation above ${HIGH_INFLATION}); their odds ratios cannot be told apart.`,
        ]
      : []),
  ];
}
