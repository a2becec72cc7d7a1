import { Z95 } from '../assessment/normalDistribution';
import { twoSidedNormal } from './distributions';
import {
  standardize,
  type DroppedPredictor,
  type Predictor,
  type StandardPredictor,
} from './designMatrix';
import { fitLogistic, type LogisticFit, type SeparationKind } from './fitLogistic';
import type { Interval } from './interval';
import { varianceInflation } from './varianceInflation';

/** A predictor's odds ratio, per unit or against its reference. */
export interface LogisticCoefficient {
  readonly name: string;
  /**
   * `null` where separation leaves no finite estimate, as all that follows, and where one unit of
   * the predictor is so large a step that the number is beyond any (as `ci95`).
   */
  readonly oddsRatio: number | null;
  /** Wald's. */
  readonly ci95: Interval | null;
  readonly p: number | null;
  /** Natural logarithm of the odds ratio, with its standard error. */
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** How many times its variance is that without the other predictors. */
  readonly varianceInflation: number;
}

/** A multivariable logistic regression of the outcome. */
export interface LogisticModel {
  readonly status: LogisticFit['status'];
  readonly n: number;
  readonly withNewFracture: number;
  readonly coefficients: readonly LogisticCoefficient[];
  /** `null` where there is no finite estimate. */
  readonly intercept: { readonly estimate: number; readonly standardError: number } | null;
  /** Minus twice the log likelihood. */
  readonly deviance: number | null;
  readonly separation: {
    readonly kind: SeparationKind;
    readonly predictors: readonly string[];
  } | null;
  /** Predictors of which no coefficient can be found, and why. */
  readonly dropped: readonly DroppedPredictor[];
}

/** A model with the probability that it gives each patient. */
export interface FittedModel {
  readonly model: LogisticModel;
  /** In the order of the outcome; `null` where there is no finite estimate. */
  readonly fitted: Float64Array | null;
}

/**
 * Logistic regression of the outcome on several predictors by maximum likelihood, with Wald's
 * intervals and p. Predictors that are constant or collinear are left out and named; groups that a
 * combination of predictors separates are detected and reported without estimates.
 */
export function logisticRegression(
  predictors: readonly Predictor[],
  outcome: readonly boolean[],
): FittedModel {
  const { kept, dropped } = standardize(predictors);
  const fit = fitLogistic(kept, outcome);
  const inflation = varianceInflation(kept);
  const hasConverged = fit.status === 'converged';
  return {
    model: {
      status: fit.status,
      n: outcome.length,
      withNewFracture: outcome.filter(Boolean).length,
      coefficients: kept.map((predictor, index) => ({
        name: predictor.name,
        ...coefficientOf(fit, predictor, index),
        varianceInflation: inflation[index]!,
      })),
      intercept: hasConverged ? interceptOf(fit, kept) : null,
      deviance: hasConverged ? fit.deviance : null,
      separation:
        fit.status === 'separated'
          ? { kind: fit.kind, predictors: fit.predictors.map((index) => kept[index]!.name) }
          : null,
      dropped,
    },
    fitted: hasConverged ? fit.fitted : null,
  };
}

function coefficientOf(fit: LogisticFit, { sd }: StandardPredictor, index: number) {
  if (fit.status !== 'converged') {
    return { oddsRatio: null, ci95: null, p: null, estimate: null, standardError: null };
  }
  const estimate = fit.coefficients[index + 1]! / sd;
  const standardError = Math.sqrt(fit.covariance.get(index + 1, index + 1)) / sd;
  const ci95 = [-Z95, Z95].map((z) => Math.exp(estimate + z * standardError));
  return {
    oddsRatio: finiteOrNull(Math.exp(estimate)),
    ci95: ci95.every(Number.isFinite) ? (ci95 as unknown as Interval) : null,
    p: twoSidedNormal(estimate / standardError),
    estimate,
    standardError,
  };
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Back from standardized predictors to their own zeros. */
function interceptOf(
  { coefficients, covariance }: Extract<LogisticFit, { status: 'converged' }>,
  kept: readonly StandardPredictor[],
) {
  const weights = [1, ...kept.map(({ mean, sd }) => -mean / sd)];
  let variance = 0;
  weights.forEach((a, i) => weights.forEach((b, j) => (variance += a * b * covariance.get(i, j))));
  return {
    estimate: weights.reduce((sum, weight, index) => sum + weight * coefficients[index]!, 0),
    standardError: Math.sqrt(variance),
  };
}
