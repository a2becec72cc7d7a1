import { createRandomStream } from '../../demo/phantom/random';
import {
  analyseCohort,
  METRICS,
  PUBLISHED_EVIDENCE,
  STUDY_GROUPS,
  STUDY_ODDS_RATIOS,
  type CohortAnalysis,
  type CohortTable,
} from '../../src';
import { mean, quantile, type Verdict } from './table';

const { withNewFracture: WITH, withoutNewFracture: WITHOUT } =
  PUBLISHED_EVIDENCE.threeDimensionalHu;

/**
 * A cohort of the study's size drawn from its published groups: HU, T-score and age as normal
 * distributions of their means and SDs, multiple fractures by their share. How they go with each
 * other within a group was not published; they are drawn independently.
 */
export function drawCohort(seed: number): CohortTable {
  const random = createRandomStream(seed);
  const outcome = Array.from(
    { length: WITH.patients + WITHOUT.patients },
    (_, patient) => patient < WITH.patients,
  );
  const normal = (of: (isFracture: boolean) => readonly [mean: number, sd: number]) =>
    outcome.map((isFracture) => {
      const [middle, sd] = of(isFracture);
      return middle + sd * random.normal();
    });
  const groupOf = (isFracture: boolean) =>
    STUDY_GROUPS[isFracture ? 'withNewFracture' : 'withoutNewFracture'];
  return {
    outcome,
    columns: [
      ...METRICS.map((metric) => {
        const values = normal((isFracture) => {
          const { withNewFracture, withoutNewFracture } = PUBLISHED_EVIDENCE[metric];
          const { meanHu, sdHu } = isFracture ? withNewFracture : withoutNewFracture;
          return [meanHu, sdHu];
        });
        return { kind: 'numeric' as const, name: metric, values };
      }),
      {
        kind: 'numeric',
        name: 'ageYears',
        values: normal((isFracture) => {
          const { ageYears } = groupOf(isFracture);
          return [ageYears.mean, ageYears.sd];
        }),
      },
      {
        kind: 'categorical',
        name: 'multipleFractures',
        values: outcome.map((isFracture) => {
          const patients = isFracture ? WITH.patients : WITHOUT.patients;
          const share = groupOf(isFracture).multipleFractures / patients;
          return random.uniform() < share ? '1' : '0';
        }),
      },
    ],
  };
}

/** A published figure, and how to read it from an analysis. */
interface Figure {
  readonly name: string;
  readonly published: number;
  readonly decimals: number;
  readonly of: (analysis: CohortAnalysis) => number;
}

const FIGURES: readonly Figure[] = [
  ...METRICS.flatMap((metric): readonly Figure[] => {
    const evidence = PUBLISHED_EVIDENCE[metric];
    const name = metric === 'threeDimensionalHu' ? '3D-HU' : 'three-slice HU';
    return [
      {
        name: `${name}: AUC`,
        published: evidence.auc.value,
        decimals: 3,
        of: ({ roc }) => roc[metric]!.auc,
      },
      {
        name: `${name}: cut-off, HU`,
        published: evidence.cutOffHu,
        decimals: 1,
        of: ({ roc }) => roc[metric]!.cutOff!,
      },
      {
        name: `${name}: sensitivity`,
        published: evidence.publishedSensitivity,
        decimals: 3,
        of: ({ roc }) => roc[metric]!.sensitivity!,
      },
      {
        name: `${name}: specificity`,
        published: evidence.publishedSpecificity,
        decimals: 3,
        of: ({ roc }) => roc[metric]!.specificity!,
      },
    ];
  }),
  {
    name: '3D-HU: odds ratio per HU',
    published: STUDY_ODDS_RATIOS.threeDimensionalHuPerHu.value,
    decimals: 3,
    of: ({ logistic }) =>
      logistic!.coefficients.find(({ name }) => name === 'threeDimensionalHu')!.oddsRatio!,
  },
];

/** A published figure in the distribution of ours. */
export interface SimulatedFigure extends Pick<Figure, 'name' | 'published' | 'decimals'> {
  readonly mean: number;
  /** Between which 95% of ours lie. */
  readonly low: number;
  readonly high: number;
  /** Share of ours below the published one. */
  readonly shareBelow: number;
}

/** Analyses cohorts of the seeds 1, 2, 3, ... */
export function simulateCohorts(repetitions: number): readonly SimulatedFigure[] {
  const analyses = Array.from({ length: repetitions }, (_, index) =>
    analyseCohort(drawCohort(index + 1)),
  );
  return FIGURES.map(({ of, ...figure }) => {
    const values = analyses.map(of);
    return {
      ...figure,
      mean: mean(values),
      low: quantile(values, 0.025),
      high: quantile(values, 0.975),
      shareBelow: values.filter((value) => value < figure.published).length / repetitions,
    };
  });
}

/** Whether each published figure lies within 95% of ours. */
export const simulationVerdicts = (figures: readonly SimulatedFigure[]): readonly Verdict[] =>
  figures.map(({ name, published, low, high, shareBelow }) => ({
    condition: `${name}: the published one lies within 95% of ours`,
    figure: `${Math.round(100 * shareBelow)}% of ours are below`,
    holds: published >= low && published <= high,
  }));
