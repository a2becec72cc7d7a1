import { message, type Message } from '../messages/message';
import type { Mask } from '../segmentation/mask';
import { bodyAxis, gapBetween, placementHeight } from '../segmentation/placement';
import type { SpineSide } from '../segmentation/proposeNeighbour';
import type { BodyPlacement, NotMeasurable } from '../segmentation/segmentation';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { containsLps, type VolumeGeometry } from '../volume/geometry';
import { add, length, scale, subtract } from '../volume/vector';
import { coversSameBody } from './levelOverlap';
import type { LevelResult } from './measureLevel';
import type { KnownBody } from './neighbourConfidence';

/** Gaps (mm) between the endplates of two neighbours: beyond, a body lies between or there is none. */
const GAP_MM = [-2, 22] as const;

/**
 * Past a level that cannot be measured, a body counts this near (mm) to where it was expected,
 * about half its height.
 */
const STEP_OVER_MM = 15;

/** A body with its measured bone. */
export interface MeasuredBody extends KnownBody {
  readonly cancellous: Mask;
}

/** A level on the way along the spine: with its body, or with the place where it is expected. */
export interface KnownLevel {
  readonly level: VertebralLevel;
  readonly placement: BodyPlacement;
  readonly found?: MeasuredBody;
}

/** Everything that a newly measured level is held against. */
export interface Expectation {
  readonly level: VertebralLevel;
  readonly expected: BodyPlacement;
  /** Where the new level lies as seen from `last`. */
  readonly side: SpineSide;
  readonly last: KnownLevel;
  /** All levels so far, `last` among them. */
  readonly known: readonly KnownLevel[];
}

/**
 * The result of measuring from a proposed point as it is, or the reason why it is not the level
 * that was expected there: the same body again, one that lies elsewhere, or the scan's border.
 */
export function judgeNeighbour(
  geometry: VolumeGeometry,
  result: LevelResult,
  { level, expected, side, last, known }: Expectation,
): LevelResult {
  const found = measuredBody(result);
  if (!found) {
    return result.status === 'notMeasurable' ? atBorder(geometry, result, level, expected) : result;
  }
  const twin = known.find(
    (other) => other.found && coversSameBody(found.cancellous, other.found.cancellous),
  );
  if (twin) {
    return none(message('sameBodyAgain', { level, other: twin.level }));
  }
  const gapMm =
    side === 'above'
      ? gapBetween(found.placement, last.placement)
      : gapBetween(last.placement, found.placement);
  const off = length(subtract(found.placement.centerLps, expected.centerLps));
  const isSound = gapMm >= GAP_MM[0] && gapMm <= GAP_MM[1] && (last.found || off <= STEP_OVER_MM);
  if (isSound) return result;
  return none(message('bodyElsewhere', { level }));
}

/** Tells that a level is cut off or beyond, where no body is seen at the border of the scan. */
function atBorder(
  geometry: VolumeGeometry,
  result: NotMeasurable,
  level: VertebralLevel,
  expected: BodyPlacement,
): NotMeasurable {
  const half = scale(bodyAxis(expected), placementHeight(expected) / 2);
  const inside = [half, scale(half, 0), scale(half, -1)].filter((way) =>
    containsLps(geometry, add(expected.centerLps, way)),
  ).length;
  if (inside === 3) return result;
  if (inside === 0) {
    return {
      status: 'notMeasurable',
      reason: 'outsideVolume',
      message: message('levelOutsideScan', { level }),
    };
  }
  return {
    status: 'notMeasurable',
    reason: 'partlyOutsideVolume',
    message: message('levelCutOff', { level }),
  };
}

/** Whether a result ends the way: the scan does not go on. */
export const isAtBorder = (result: LevelResult): boolean =>
  result.status === 'notMeasurable' &&
  (result.reason === 'partlyOutsideVolume' || result.reason === 'outsideVolume');

const none = (why: Message): NotMeasurable => ({
  status: 'notMeasurable',
  reason: 'noVertebralBody',
  message: why,
});

/** The body of a level that was found from a point; `undefined` where there is none. */
export function measuredBody(result: LevelResult): MeasuredBody | undefined {
  if (result.status !== 'measured') return undefined;
  const { placement, quality, cancellous } = result.measurement.threeDimensional ?? {};
  return placement && quality && cancellous ? { placement, quality, cancellous } : undefined;
}
