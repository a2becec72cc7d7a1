import { listed, message, type Message, type MessageCode } from '../messages/message';
import { VERTEBRAL_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { BodyHeights } from '../segmentation/segmentation';
import { levelsOf } from './changeReading';
import type { LevelReading, Reading } from './reading';

/** What stands out at a level beside the others; a hint for the reader, never an exclusion. */
export interface LevelHint {
  readonly level: VertebralLevel;
  readonly message: Message;
}

/**
 * A height under this share of the neighbours' is a loss that may be a fracture: grade 1 of
 * Genant et al., J Bone Miner Res 1993;8:1137-48, begins at 20%, against normal neighbours.
 */
const HEIGHT_SHARE = 0.8;

/**
 * A level whose mean is this far (HU) from that of the other levels stands out. Chosen here: the
 * means of the two groups of the primary study differ by 39 HU, so that one such level among four
 * moves the patient's mean by a fifth of that.
 */
const OUTLIER_HU = 30;

/** Fewer other levels than this tell nothing of an outlier: either could be it. */
const FEWEST_OTHERS = 2;

/** The parts of a body, with what is said of one that is lower than those of the neighbours. */
const PARTS = [
  ['anterior', 'lowerInFront'],
  ['middle', 'lowerInMiddle'],
  ['posterior', 'lowerBehind'],
] as const satisfies readonly (readonly [keyof BodyHeights, MessageCode])[];

/**
 * Hints from the comparison of a reading's levels with each other: height loss against the
 * measured neighbours, and a mean far from the other levels'. Excluded levels neither get hints
 * nor serve for comparison. Heights are known of levels that were found in this session.
 */
export function neighbourHints(reading: Reading): readonly LevelHint[] {
  const counted = levelsOf(reading).filter(({ exclusion }) => !exclusion);
  return counted.flatMap((each) => [
    ...heightHints(each, neighboursOf(each, counted)),
    ...outlierHints(
      each,
      counted.filter((other) => other !== each),
    ),
  ]);
}

function neighboursOf(
  { level }: LevelReading,
  counted: readonly LevelReading[],
): readonly LevelReading[] {
  const place = VERTEBRAL_LEVELS.indexOf(level);
  return counted.filter((other) => Math.abs(VERTEBRAL_LEVELS.indexOf(other.level) - place) === 1);
}

const heightsOf = ({ threeDimensional }: LevelReading): BodyHeights | undefined =>
  threeDimensional?.quality?.heightMm;

function heightHints(
  each: LevelReading,
  neighbours: readonly LevelReading[],
): readonly LevelHint[] {
  const own = heightsOf(each);
  const others = neighbours.flatMap((other) => heightsOf(other) ?? []);
  if (!own || others.length === 0) return [];
  // The part that lost most; several of one body are one fracture.
  const [worst] = PARTS.map(([part, code]) => ({
    code,
    share: own[part] / mean(others.map((heights) => heights[part])),
  })).sort((a, b) => a.share - b.share);
  if (!worst || worst.share >= HEIGHT_SHARE) return [];
  const names = neighbours.filter(heightsOf).map(({ level }) => level);
  const percent = Math.round(100 * (1 - worst.share));
  const { level } = each;
  return [{ level, message: message(worst.code, { level, percent, others: listed(names) }) }];
}

function outlierHints(each: LevelReading, others: readonly LevelReading[]): readonly LevelHint[] {
  const own = each.threeDimensional?.statistics.meanHu;
  const means = others.flatMap(({ threeDimensional }) => threeDimensional?.statistics.meanHu ?? []);
  if (own === undefined || means.length < FEWEST_OTHERS) return [];
  const sorted = [...means].sort((a, b) => a - b);
  // The median, so that one outlier does not make others of all the rest.
  const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  const difference = own - middle;
  if (Math.abs(difference) <= OUTLIER_HU) return [];
  const { level } = each;
  const hu = Math.round(Math.abs(difference));
  const code = difference > 0 ? 'huAboveOthers' : 'huBelowOthers';
  return [{ level, message: message(code, { level, hu }) }];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
