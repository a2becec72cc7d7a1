import { deriveCounts } from '../assessment/deriveCounts';
import { readLocalEvidence } from '../assessment/localEvidence';
import { METRICS } from '../assessment/method';
import type { LocalEvidence } from '../assessment/studyRecord';
import { messageText } from '../messages/message';
import type { CohortAnalysis } from './analyseCohort';
import type { LeftOut } from './cohortNotes';
import type { RocAnalysis } from './rocAnalysis';

/** Who answers for a local cut-off. */
export type LocalCutOffSource = Pick<LocalEvidence, 'date' | 'madeBy' | 'population'>;

/** The records for a deployment's configuration, and those that cannot be made. */
export interface LocalCutOffs {
  readonly records: readonly LocalEvidence[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The cut-offs of a cohort as records of evidence that a deployment can use (`localCutOffs` of its
 * configuration). Every record passes `readLocalEvidence`.
 */
export function localCutOffs({ roc }: CohortAnalysis, source: LocalCutOffSource): LocalCutOffs {
  const records: LocalEvidence[] = [];
  const leftOut: LeftOut[] = [];
  for (const metric of METRICS) {
    const analysed = roc[metric];
    if (!analysed) continue;
    const analysis = `local cut-off of ${metric}`;
    const record = recordOf(analysed, source);
    if (!record) {
      leftOut.push({ analysis, reason: 'there is no cut-off, or no interval of the AUC' });
      continue;
    }
    const read = readLocalEvidence([{ metric, ...record }]);
    if (read.records.length > 0) records.push(...read.records);
    else {
      const reason = read.problems.map(({ message }) => messageText(message)).join(' ');
      leftOut.push({ analysis, reason });
    }
  }
  return { records, leftOut };
}

function recordOf(
  analysed: RocAnalysis,
  source: LocalCutOffSource,
): Omit<LocalEvidence, 'metric'> | undefined {
  if (analysed.cutOff === null || analysed.ci95 === null) return undefined;
  const { auc, ci95, n, withNewFracture, withoutNewFracture } = analysed;
  const rates = {
    sensitivity: rateOf(analysed.sensitivity, withNewFracture),
    specificity: rateOf(analysed.specificity, withoutNewFracture),
  };
  const hasCounts = deriveCounts({ ...rates, withNewFracture, withoutNewFracture }) !== undefined;
  const { population, ...known } = source;
  return {
    cutOffHu: analysed.roundedCutOff,
    patients: n,
    ...(hasCounts ? { newFractures: withNewFracture } : {}),
    ...rates,
    auc: { value: rounded(auc), low: rounded(ci95[0]), high: rounded(ci95[1]) },
    ...known,
    ...(population === undefined ? {} : { population }),
  };
}

/** Three decimals, as long as they tell the count; else all of them. */
const rateOf = (rate: number, patients: number): number => (patients < 1000 ? rounded(rate) : rate);

/** As published figures are: three decimals. */
const rounded = (rate: number): number => Math.round(rate * 1000) / 1000;
