import { intraclassCorrelation } from './intraclass';
import type { RepeatedBody } from './repeatBody';
import { formatTable, mean, standardDeviation, type Verdict } from './table';

/** The bodies as a table. */
export function repeatTable(bodies: readonly RepeatedBody[]): string {
  const head = [
    'body',
    'starts',
    'refused',
    'warned',
    'mean HU',
    'SD, HU',
    'range, HU',
    'Dice least (truth or label)',
    'Dice least (from the middle)',
  ];
  const rows = bodies.map((body) => [
    body.title,
    String(body.starts),
    String(body.refused),
    String(body.warned),
    mean(body.meanHu).toFixed(1),
    standardDeviation(body.meanHu).toFixed(2),
    `${Math.min(...body.meanHu).toFixed(1)} to ${Math.max(...body.meanHu).toFixed(1)}`,
    Math.min(...body.diceOfTruth).toFixed(3),
    Math.min(...body.diceOfMiddle).toFixed(3),
  ]);
  return formatTable([head, ...rows]);
}

/** What the repeated bodies must show. */
export function repeatVerdicts(bodies: readonly RepeatedBody[]): readonly Verdict[] {
  const deviations = bodies.map(({ meanHu }) => standardDeviation(meanHu));
  const refused = bodies.reduce((sum, body) => sum + body.refused, 0);
  const ofTruth = Math.min(...bodies.flatMap((body) => (body.isReal ? [] : body.diceOfTruth)));
  const ofMiddle = Math.min(...bodies.flatMap(({ diceOfMiddle }) => diceOfMiddle));
  const ofLabel = bodies.flatMap((body) => (body.isReal ? body.diceOfTruth : []));
  const icc = twoObserverIcc(bodies);
  return [
    {
      condition: 'SD of mean HU over starting points at most 0.5 HU in each body',
      figure: `${Math.max(...deviations).toFixed(2)} HU at most`,
      holds: Math.max(...deviations) <= 0.5,
    },
    {
      condition: 'no starting point is refused',
      figure: `${refused}`,
      holds: refused === 0,
    },
    {
      condition: 'no starting point below body Dice 0.90 against the truth (phantoms)',
      figure: ofTruth.toFixed(3),
      holds: ofTruth >= 0.9,
    },
    {
      condition: 'no starting point below body Dice 0.90 against the body from the middle (all)',
      figure: ofMiddle.toFixed(3),
      holds: ofMiddle >= 0.9,
    },
    ...(ofLabel.length === 0
      ? []
      : [
          {
            condition: 'no starting point below body Dice 0.90 against the label (real cases)',
            figure: Math.min(...ofLabel).toFixed(3),
            holds: Math.min(...ofLabel) >= 0.9,
          },
        ]),
    {
      condition: 'ICC(2,1) of two observers with different starting points at least 0.995',
      figure: icc.toFixed(4),
      holds: icc >= 0.995,
    },
  ];
}

/** Two observers read each body once, from the first and from the second half of the points. */
function twoObserverIcc(bodies: readonly RepeatedBody[]): number {
  // The k-th reading of either observer, so that every starting point has its say.
  const rounds = Math.floor(Math.min(...bodies.map(({ meanHu }) => meanHu.length)) / 2);
  const each = Array.from({ length: rounds }, (_, round) =>
    intraclassCorrelation(bodies.map(({ meanHu }) => [meanHu[2 * round]!, meanHu[2 * round + 1]!])),
  );
  return Math.min(...each);
}
