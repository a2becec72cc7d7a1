import { bodyAxis } from '../segmentation/placement';
import { proposeNeighbour, type SpineSide } from '../segmentation/proposeNeighbour';
import type { BodyPlacement } from '../segmentation/segmentation';
import { levelAbove, levelBelow, type VertebralLevel } from '../spine/vertebralLevel';
import type { VolumeGeometry } from '../volume/geometry';
import { add, scale, type Vec3 } from '../volume/vector';
import {
  isAtBorder,
  judgeNeighbour,
  measuredBody,
  type Expectation,
  type MeasuredBody,
} from './judgeNeighbour';
import type { LevelResult } from './measureLevel';
import { neighbourConfidence } from './neighbourConfidence';

/** A level that is to be measured next, and from where (LPS, mm). */
export interface LevelRequest {
  readonly level: VertebralLevel;
  readonly seedLps: Vec3;
  readonly path: 'oneClick' | 'proposed';
}

/** A level that was reached along the spine. */
export interface PropagatedLevel {
  readonly level: VertebralLevel;
  /** The click, or the point that was proposed from the neighbours; LPS, mm. */
  readonly seedLps: Vec3;
  /**
   * How sure it is (0-1) that this body is the level it is called, given that the start is: 1 for
   * the start, the product of `neighbourConfidence` along the way for the others, 0 where nothing
   * was measured.
   */
  readonly confidence: number;
  readonly result: LevelResult;
}

/**
 * Where a level is tried: where it is expected, then this far (mm) behind it, then this far further
 * along the spine. On two spines centres were expected up to 9 mm too far in front and up to 5 mm
 * too near, and seldom the other way.
 */
const TRIED_MM: readonly (readonly [posteriorMm: number, outwardMm: number])[] = [
  [0, 0],
  [5, 0],
  [0, 4],
];

/** Past a level that cannot be measured a body is half as sure as a direct neighbour. Chosen here. */
const STEP_OVER_CONFIDENCE = 0.5;

/** A level on the way, with its body: as found, or as expected where it cannot be measured. */
interface Visited extends PropagatedLevel {
  readonly placement: BodyPlacement;
  /** The confidence that goes on to the next level: of this one, or of the last one with a body. */
  readonly passedOn: number;
  readonly found?: MeasuredBody;
}

/**
 * Goes from one level along the spine to T12 and L5, as a series of requests, so that the caller
 * decides where voxels come from and where the measuring runs. Each request is answered by
 * `measureLevel` of its seed. From the start upwards, then downwards:
 *
 * - the next centre is proposed from all levels known so far (`proposeNeighbour`); where nothing
 *   is found there, the same level is requested again from a little beside it;
 * - a body that is cut off by the scan's border ends the way to that side;
 * - past a level that cannot be measured otherwise (cement, a broken body) one more is tried; it
 *   counts only where it lies as expected;
 * - a body is never taken for two levels, nor one that lies too far to be the next.
 *
 * @param geometry the grid of the scan
 * @returns the levels from cranial to caudal, those that cannot be measured with the reason; the
 *   start alone where it cannot be measured itself
 */
export function* walkSpine(
  geometry: VolumeGeometry,
  from: { readonly level: VertebralLevel; readonly seedLps: Vec3 },
): Generator<LevelRequest, readonly PropagatedLevel[], LevelResult> {
  const result = yield { level: from.level, seedLps: from.seedLps, path: 'oneClick' };
  const found = measuredBody(result);
  if (!found) return [{ ...from, confidence: 0, result }];
  let visited: readonly Visited[] = [
    { ...from, confidence: 1, passedOn: 1, result, found, placement: found.placement },
  ];
  for (const side of ['above', 'below'] as const) visited = yield* walkTo(geometry, visited, side);
  return visited.map(({ level, seedLps, confidence, result: each }) => ({
    level,
    seedLps,
    confidence,
    result: each,
  }));
}

function* walkTo(
  geometry: VolumeGeometry,
  start: readonly Visited[],
  side: SpineSide,
): Generator<LevelRequest, readonly Visited[], LevelResult> {
  let visited = start;
  for (;;) {
    const last = outermost(visited, side);
    const level = side === 'above' ? levelAbove(last.level) : levelBelow(last.level);
    if (!level) return visited;
    const expected = proposeNeighbour(
      visited.map(({ placement }) => placement),
      side,
    );
    const reached = yield* reach(geometry, { level, expected, side, last, known: visited });
    const next = toVisited(reached, expected, last, side);
    // What follows a level without a body counts only if it is sound itself.
    if (!next.found && !last.found) return visited;
    visited = side === 'above' ? [next, ...visited] : [...visited, next];
    if (isAtBorder(next.result)) return visited;
  }
}

type ReachedLevel = Omit<PropagatedLevel, 'confidence'>;

/** Measures a level from where it is expected and, if nothing is found there, from beside it. */
function* reach(
  geometry: VolumeGeometry,
  expectation: Expectation,
): Generator<LevelRequest, ReachedLevel, LevelResult> {
  const { level, expected, side } = expectation;
  const outward = scale(bodyAxis(expected), side === 'above' ? 1 : -1);
  let first: ReachedLevel | undefined;
  for (const [posteriorMm, outwardMm] of TRIED_MM) {
    const beside: Vec3 = add(scale(outward, outwardMm), [0, posteriorMm, 0]);
    const seedLps = add(expected.centerLps, beside);
    const answer = yield { level, seedLps, path: 'proposed' };
    const result = judgeNeighbour(geometry, answer, expectation);
    const reached = { level, seedLps, result };
    if (result.status === 'measured' || isAtBorder(result)) return reached;
    first ??= reached;
  }
  return first!;
}

const outermost = (visited: readonly Visited[], side: SpineSide): Visited =>
  visited.at(side === 'above' ? 0 : -1)!;

function toVisited(
  reached: ReachedLevel,
  expected: BodyPlacement,
  last: Visited,
  side: SpineSide,
): Visited {
  const found = measuredBody(reached.result);
  const { passedOn } = last;
  if (!found) return { ...reached, confidence: 0, passedOn, placement: expected };
  // Beyond a level without a body there is no neighbour to compare with.
  const link = last.found
    ? neighbourConfidence(last.found, found, side)
    : STEP_OVER_CONFIDENCE * found.quality.plausibility;
  const confidence = passedOn * link;
  return { ...reached, confidence, passedOn: confidence, placement: found.placement, found };
}
