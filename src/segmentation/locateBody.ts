import { add, normalize, type Vec3 } from '../volume/vector';
import { frameAlong, planeNormalLps, pointToFrame, pointToLps, type BodyFrame } from './bodyFrame';
import { findEndplates, NARROW_TILT, WIDE_TILT, type EndplatePair } from './endplatePlanes';
import { recentre } from './recentre';
import type { SmoothedGrid } from './smoothedGrid';

/** Where a body lies: a frame at its middle along its axis, and its endplates in that frame. */
export interface LocatedBody {
  readonly frame: BodyFrame;
  readonly pair: EndplatePair;
}

/** Cranial in LPS, from which the search of a body's own axis starts. */
const PATIENT_AXIS: Vec3 = [0, 0, 1];

/**
 * Searches start at the seed and at these places about it (mm, LPS): a seed far back at the
 * height of the pedicles would else slip into the canal.
 */
const STARTS_LPS: readonly Vec3[] = [
  [0, 0, 0],
  [0, -6, 0],
  [0, -4, 5],
  [0, -4, -5],
];

/** A body whose middle is further from the seed than this (mm across its axis) ... */
const NEAR_ACROSS_MM = 9;
/** ... or further along it than half its height less this (mm) ... */
const NEAR_ALONG_MM = 4;
/** ... was not meant; each further mm costs this much of its score. */
const FAR_COST = 15;

/** The best seen body about a seed (LPS, mm); `undefined` where no endplates are seen. */
export function locateBody(grid: SmoothedGrid, seedLps: Vec3): LocatedBody | undefined {
  let best: LocatedBody | undefined;
  let bestScore = -Infinity;
  for (const offsetLps of STARTS_LPS) {
    const located = locateFrom(grid, add(seedLps, offsetLps));
    if (!located) continue;
    const score = located.pair.score - farCost(located, seedLps);
    if (score <= bestScore) continue;
    best = located;
    bestScore = score;
  }
  return best;
}

function locateFrom(grid: SmoothedGrid, startLps: Vec3): LocatedBody | undefined {
  const upright = recentre(grid, recentre(grid, frameAlong(startLps, PATIENT_AXIS)));
  return searchAlong(grid, upright, (frame) => recentre(grid, frame));
}

/** The body whose middle (LPS, mm) is known; `undefined` where no endplates are seen. */
export function searchFromMiddle(grid: SmoothedGrid, middleLps: Vec3): LocatedBody | undefined {
  return searchAlong(grid, frameAlong(middleLps, PATIENT_AXIS), (frame) => frame);
}

/** Endplates about the patient's axis, then about the body's, from a frame that may be moved. */
function searchAlong(
  grid: SmoothedGrid,
  upright: BodyFrame,
  move: (frame: BodyFrame) => BodyFrame,
): LocatedBody | undefined {
  const wide = findEndplates(grid, upright, WIDE_TILT);
  if (!wide) return undefined;
  const frame = move(halfway(upright, wide));
  const pair = findEndplates(grid, frame, NARROW_TILT);
  return pair && { frame, pair };
}

/** The frame halfway between two endplates, along their mean normal. */
function halfway(frame: BodyFrame, { superior, inferior }: EndplatePair): BodyFrame {
  const middle = pointToLps(frame, [0, 0, (superior.height + inferior.height) / 2]);
  const axis = normalize(add(planeNormalLps(frame, superior), planeNormalLps(frame, inferior)));
  return frameAlong(middle, axis);
}

function farCost({ frame, pair }: LocatedBody, seedLps: Vec3): number {
  const [x, y, z] = pointToFrame(frame, seedLps);
  const middle = (pair.superior.height + pair.inferior.height) / 2;
  const height = pair.superior.height - pair.inferior.height;
  const across = Math.max(0, Math.hypot(x, y) - NEAR_ACROSS_MM);
  const along = Math.max(0, Math.abs(z - middle) - (height / 2 - NEAR_ALONG_MM));
  return FAR_COST * (across + along);
}
