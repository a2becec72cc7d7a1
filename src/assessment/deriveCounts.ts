/** How often a mean below the cut-off and a new vertebral fracture met; patients. */
export interface TwoByTwo {
  /** Below the cut-off, and a new fracture followed. */
  readonly truePositives: number;
  /** Not below the cut-off, and a new fracture followed. */
  readonly falseNegatives: number;
  /** Below the cut-off, and none followed. */
  readonly falsePositives: number;
  /** Not below the cut-off, and none followed. */
  readonly trueNegatives: number;
}

/** What a publication states instead of the counts. */
export interface PublishedRates {
  readonly sensitivity: number;
  readonly specificity: number;
  /** Patients with a new fracture. */
  readonly withNewFracture: number;
  readonly withoutNewFracture: number;
}

/** Published rates have three decimals: a count fits when it rounds to the same ones. */
const HALF_LAST_DECIMAL = 0.0005;

/**
 * The counts behind rounded rates, where there is exactly one pair of whole numbers that gives
 * them; `undefined` where none or several do. Derived, not published.
 */
export function deriveCounts({
  sensitivity,
  specificity,
  withNewFracture,
  withoutNewFracture,
}: PublishedRates): TwoByTwo | undefined {
  const truePositives = onlyCount(sensitivity, withNewFracture);
  const trueNegatives = onlyCount(specificity, withoutNewFracture);
  if (truePositives === undefined || trueNegatives === undefined) return undefined;
  return {
    truePositives,
    falseNegatives: withNewFracture - truePositives,
    falsePositives: withoutNewFracture - trueNegatives,
    trueNegatives,
  };
}

function onlyCount(rate: number, patients: number): number | undefined {
  const lowest = Math.max(0, Math.ceil((rate - HALF_LAST_DECIMAL) * patients));
  const highest = Math.min(patients, Math.floor((rate + HALF_LAST_DECIMAL) * patients));
  if (lowest === highest) return lowest;
  // A rate with all its decimals, of a group too large for three of them to tell the count.
  const nearest = Math.round(rate * patients);
  const isRounded = Math.round(rate * 1000) / 1000 === rate;
  return !isRounded && nearest / patients === rate ? nearest : undefined;
}
