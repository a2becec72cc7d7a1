import { join } from 'node:path';
import { readCohort } from '../../../cli/cohort/readCohort';
import { analyseCohort, type CohortAnalysis } from '../../../src';
import reference from './reference/reference.json';

/**
 * Every statistic against R (reference/reference.R): to 1e-6, and p to 1e-4; relative where the
 * reference is above 1.
 */
const STATISTIC_TOLERANCE = 1e-6;
const P_TOLERANCE = 1e-4;

type Name = keyof typeof reference;

const NAMES = Object.keys(reference) as readonly Name[];

const read = (name: Name) => readCohort(join(__dirname, 'reference', `${name}.csv`), []);

const analyse = (name: Name): CohortAnalysis =>
  analyseCohort(read(name).table, { predictors: reference[name].predictors });

/** Every number in `expected`, at its place in `actual`. */
function expectNumbers(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected === 'number') {
    const tolerance = /(^|\.)(p|spearmanP)$/.test(path) ? P_TOLERANCE : STATISTIC_TOLERANCE;
    const distance = Math.abs(Number(actual) - expected);
    if (!(distance <= tolerance * Math.max(1, Math.abs(expected)))) {
      throw new Error(`${path}: expected ${expected}, got ${String(actual)}`);
    }
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      expectNumbers((actual as Record<string, unknown> | null)?.[key], value, `${path}.${key}`);
    }
  } else if (`${actual ?? 'null'}` !== `${String(expected)}`) {
    throw new Error(`${path}: expected ${String(expected)}, got ${String(actual)}`);
  }
}

describe.each(NAMES)('the statistics of the cohort "%s" are those of R', (name) => {
  const expected = reference[name];
  const analysis = analyse(name);

  it('comparisons', () => {
    expect(Object.keys(analysis.comparisons)).toEqual(Object.keys(expected.comparisons));
    for (const [column, { ...values }] of Object.entries(expected.comparisons)) {
      const actual = analysis.comparisons[column]!;
      if ('counts' in values && actual.kind === 'categorical') {
        const { counts, levels, ...tests } = values;
        expect(actual.levels.map(({ level }) => level)).toEqual(levels);
        expect(
          actual.levels.map((each) => [each.withNewFracture.n, each.withoutNewFracture.n]),
        ).toEqual(counts);
        expectNumbers(actual, tests, column);
      } else expectNumbers(actual, values, column);
    }
  });

  it('ROC curves, cut-offs and the published cut-offs', () => {
    expectNumbers(analysis.roc, expected.roc, 'roc');
  });

  it("DeLong's test", () => {
    if (expected.delong === null) expect(analysis.delong).toBeNull();
    else expectNumbers(analysis.delong, expected.delong, 'delong');
  });

  it('logistic regression', () => {
    const { separation, dropped, ...fit } = expected.logistic;
    expect(analysis.logistic!.separation?.kind ?? 'none').toBe(separation);
    expect(analysis.logistic!.dropped.map((each) => each.name)).toEqual(dropped);
    if ('coefficients' in fit) {
      // R writes a category and its level without a sign between them.
      const coefficients = analysis.logistic!.coefficients.map((each) => ({
        ...each,
        name: each.name.replace('=', ''),
      }));
      const { brierScore, meanFitted, ...others } = fit;
      expectNumbers({ ...analysis.logistic!, coefficients }, others, 'logistic');
      const { groups, ...calibration } = analysis.logistic!.calibration!;
      expectNumbers(calibration, { brierScore }, 'calibration');
      const all = groups.reduce((sum, { patients }) => sum + patients, 0);
      const sum = groups.reduce((total, group) => total + group.patients * group.predicted, 0);
      expectNumbers({ meanFitted: sum / all }, { meanFitted }, 'calibration');
    } else {
      expect(analysis.logistic!.coefficients.every(({ oddsRatio }) => oddsRatio === null)).toBe(
        true,
      );
      expect(analysis.logistic!.calibration).toBeNull();
      expect(analysis.leftOut.map(({ analysis: what }) => what)).toContain('logistic: odds ratios');
    }
  });

  it('correlation with the T-score', () => {
    expectNumbers(analysis.correlation, expected.correlation, 'correlation');
  });

  it('agreement of readers', () => {
    expectNumbers(analysis.agreement, expected.agreement, 'agreement');
  });
});
