import { METRICS } from '../../src';
import { METRIC_LABELS } from './columnLabels';
import type { CohortFile } from './cohortFile';
import { intervalText, numberText } from './figures';

/** The result in some lines for the terminal. */
export function describeResult({ n, groups, roc, leftOut, notes }: CohortFile): readonly string[] {
  return [
    `${n} patients, ${groups.withNewFracture} with a new vertebral fracture.`,
    ...METRICS.flatMap((metric) => {
      const analysed = roc[metric];
      if (!analysed) return [];
      const area = `${METRIC_LABELS[metric]}: AUC ${numberText(analysed.auc, 3)} (${intervalText(analysed.ci95, 3)})`;
      if (analysed.cutOff === null) return [`${area}; no cut-off.`];
      const { cutOff, sensitivity, specificity } = analysed;
      return [
        `${area}; cut-off ${numberText(cutOff, 1)} HU, sensitivity ${numberText(sensitivity, 3)}, specificity ${numberText(specificity, 3)}.`,
      ];
    }),
    ...leftOut.map(({ analysis, reason }) => `Left out: ${analysis}: ${reason}.`),
    ...notes.map((text) => `Note: ${text}`),
  ];
}
