import type { VertebralLevel } from '../spine/vertebralLevel';
import type { Citation } from './citation';
import type { TwoByTwo } from './deriveCounts';
import type { Estimate } from './estimate';
import type { ContextMethod, Metric } from './method';

/** Whom a study examined; what its publication does not state is absent. */
export interface StudyPopulation {
  readonly patients: number;
  /** How many of them had the outcome. */
  readonly withOutcome?: number;
  /** Absent where both sexes took part. */
  readonly sex?: 'F';
  readonly minAgeYears?: number;
  readonly followUpYears?: number;
  /** In English, of the publication's own words as little as can be. */
  readonly description: string;
}

/** How a study scanned; what its publication does not state is absent. */
export interface StudyScan {
  /** Peak tube voltage, kV. */
  readonly kvp?: number;
  readonly tubeCurrentMa?: number;
  readonly sliceThicknessMm?: number;
}

/** What a cut-off is to tell: a later fracture, or low density by another method. */
export type StudyOutcome = 'newVertebralFracture' | 'osteoporosisByDxa';

/** HU of a group, as mean and sample standard deviation. */
export interface HuDistribution {
  readonly meanHu: number;
  readonly sdHu: number;
}

/** HU of a group of patients. */
export interface GroupHu extends HuDistribution {
  readonly patients: number;
}

/** What every record of a study tells. */
interface StudyRecord {
  readonly citation: Citation;
  readonly population: StudyPopulation;
  readonly scan: StudyScan;
  readonly outcome: StudyOutcome;
  /** The levels whose mean was taken; absent where the publication is not clear. */
  readonly levels?: readonly VertebralLevel[];
}

/** What was published for one metric, complete enough to set a patient's mean against it. */
export interface Evidence extends StudyRecord {
  readonly metric: Metric;
  readonly levels: readonly VertebralLevel[];
  /** Low HU go with new fractures: a mean below this counts as positive. */
  readonly cutOffHu: number;
  readonly withNewFracture: GroupHu;
  readonly withoutNewFracture: GroupHu;
  /** As published, three decimals. */
  readonly publishedSensitivity: number;
  readonly publishedSpecificity: number;
  readonly auc: Estimate;
  /** Derived here (`deriveCounts`): the only whole numbers that give the published rates. */
  readonly counts: TwoByTwo;
  /** Multivariate logistic regression (age, multiple fractures), per HU; only of 3D-HU. */
  readonly oddsRatioPerHu?: Estimate;
  /** Pearson correlation with the DXA T-score. */
  readonly correlationWithTScore: number;
  /** Agreement of two observers (intraclass correlation); only of 3D-HU. */
  readonly observerAgreementIcc?: number;
}

/** A cut-off of a context study; `sensitivity` and `specificity` as far as they were published. */
export interface ContextCutOff {
  readonly cutOffHu: number;
  readonly sensitivity?: number;
  readonly specificity?: number;
  /** Whether the publication says "more than" of its rate. */
  readonly isLeast?: true;
}

/**
 * Another study, shown beside the patient's value and never set against it: its cut-off belongs to
 * its own method.
 */
export interface ContextStudy extends StudyRecord {
  readonly method: ContextMethod;
  readonly cutOffs: readonly ContextCutOff[];
  /** Means and SDs of those with and without the outcome. */
  readonly groups?: { readonly with: HuDistribution; readonly without: HuDistribution };
  /** Published without an interval. */
  readonly auc?: number;
  /** Multivariate, published without an interval. */
  readonly oddsRatioPerHu?: number;
}

/**
 * A cut-off that a deployment found for new vertebral fractures in its own patients, by one metric
 * of this software. Shown beside the published one, as local, with who made it and when.
 */
export interface LocalEvidence {
  readonly metric: Metric;
  /** A mean below this counts as positive. */
  readonly cutOffHu: number;
  readonly patients: number;
  /** How many of them had a new fracture; without it no interval or probability can be given. */
  readonly newFractures?: number;
  /** 0 to 1, three decimals. */
  readonly sensitivity: number;
  readonly specificity: number;
  readonly auc: Estimate;
  /** When it was made, ISO 8601 (`2025-03-10`). */
  readonly date: string;
  /** Department, person or report that answers for it. */
  readonly madeBy: string;
  /** In whom it was found, in the deployment's own words. */
  readonly population?: string;
}
