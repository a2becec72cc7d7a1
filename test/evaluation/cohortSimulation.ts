import { formatTable, formatVerdicts } from './table';
import { simulateCohorts, simulationVerdicts } from './simulatedCohort';

/** `npm run simulate`: what `cohort` finds in cohorts drawn from the study's published groups. */
const REPETITIONS = 200;

const figures = simulateCohorts(REPETITIONS);
const verdicts = simulationVerdicts(figures);
console.log(
  [
    `${REPETITIONS} cohorts of 61 and 288 patients, seeds 1 to ${REPETITIONS}`,
    formatTable([
      ['', 'published', 'mean of ours', '95% of ours', 'of ours below'],
      ...figures.map(({ name, published, decimals, mean, low, high, shareBelow }) => [
        name,
        published.toFixed(decimals),
        mean.toFixed(decimals),
        `${low.toFixed(decimals)} to ${high.toFixed(decimals)}`,
        `${Math.round(100 * shareBelow)}%`,
      ]),
    ]),
    formatVerdicts(verdicts),
  ].join('\n\n'),
);
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
