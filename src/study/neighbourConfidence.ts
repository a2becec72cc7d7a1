import type { BodyPlacement } from '../segmentation/segmentation';
import { bodyAxis, gapBetween } from '../segmentation/placement';
import { dot } from '../volume/vector';
import type { MeasurementQuality } from './measurementQuality';

/** What is known of a body that was found from a point. */
export interface KnownBody {
  readonly placement: BodyPlacement;
  readonly quality: MeasurementQuality;
}

/**
 * Each likeness counts in full up to the first value and nothing from the second on, straight in
 * between. Chosen here: neighbours of two cases and of a phantom with a wedge fracture all stay
 * within the full range but the fractured one.
 */
const FULL_TO_NONE = {
  /** Least over greatest middle height, and volume. */
  heightRatio: [0.8, 0.3],
  volumeRatio: [0.7, 0.2],
  /** Angle between the axes, degrees. */
  turnDegrees: [20, 50],
  /** The fainter endplate's score, HU/mm. */
  endplateScore: [20, 0],
  /** Gap between the bodies (mm): discs are 3 to 15 mm high, in the middle 9. */
  gapFromMiddleMm: [8, 14],
} as const satisfies Record<string, readonly [full: number, none: number]>;

const MIDDLE_GAP_MM = 9;

/**
 * How sure it is (0-1) that `neighbour` is the next body to `found`: the product of how alike
 * they are in height, volume and direction, how well the gap suits a disc, how well the
 * neighbour's endplates are seen and how usual its size is. A measure of doubt, not a probability.
 *
 * @param side where the neighbour lies as seen from `found`
 */
export function neighbourConfidence(
  found: KnownBody,
  neighbour: KnownBody,
  side: 'above' | 'below',
): number {
  const [upper, lower] = side === 'above' ? [neighbour, found] : [found, neighbour];
  const { superiorScore, inferiorScore } = neighbour.quality.evidence;
  const gapMm = gapBetween(upper.placement, lower.placement);
  const turn = Math.acos(Math.min(1, dot(bodyAxis(upper.placement), bodyAxis(lower.placement))));
  const heightRatio = ratioOf(found.quality.heightMm.middle, neighbour.quality.heightMm.middle);
  const volumeRatio = ratioOf(found.quality.bodyVolumeMm3, neighbour.quality.bodyVolumeMm3);
  return (
    neighbour.quality.plausibility *
    likeness(heightRatio, FULL_TO_NONE.heightRatio) *
    likeness(volumeRatio, FULL_TO_NONE.volumeRatio) *
    likeness((turn * 180) / Math.PI, FULL_TO_NONE.turnDegrees) *
    likeness(Math.min(superiorScore, inferiorScore), FULL_TO_NONE.endplateScore) *
    likeness(Math.abs(gapMm - MIDDLE_GAP_MM), FULL_TO_NONE.gapFromMiddleMm)
  );
}

const ratioOf = (a: number, b: number): number => Math.min(a, b) / Math.max(a, b);

function likeness(value: number, [full, none]: readonly [number, number]): number {
  return Math.max(0, Math.min(1, (value - none) / (full - none)));
}
