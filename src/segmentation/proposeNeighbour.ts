import { add, normalize, scale, subtract, type Vec3 } from '../volume/vector';
import { bodyAxis, gapBetween, onAxis, placementHeight } from './placement';
import type { BodyPlacement, EndplatePlane } from './segmentation';

/** Towards the head or towards the feet. */
export type SpineSide = 'above' | 'below';

/** Height (mm) of a lumbar disc with both endplates' blur; the gap between two bodies. */
const DISC_GAP_MM = 9;

/** Gaps (mm) between known bodies outside of this are not of neighbours, and teach nothing. */
const LIKELY_GAP_MM = [2, 18] as const;

/**
 * Where the next body of a spine lies, as far as its neighbours tell: a disc beyond the outermost
 * one (the mean gap of those known, else 9 mm), of their median height, turned as the spine goes on
 * turning. `centerLps` is a seed for `segmentVertebralBody`, not a measurement; all of it may lie
 * outside the scan.
 *
 * @param chain neighbouring bodies from cranial to caudal, at least one
 */
export function proposeNeighbour(chain: readonly BodyPlacement[], side: SpineSide): BodyPlacement {
  const outwards = side === 'above' ? [...chain].reverse() : chain;
  const outermost = outwards.at(-1)!;
  const before = outwards.at(-2);
  const sign = side === 'above' ? 1 : -1;
  const near = side === 'above' ? outermost.superiorEndplate : outermost.inferiorEndplate;
  const axis = nextAxis(outermost, before, near);
  // Half of the disc follows the endplate, half of it the next body.
  const acrossDisc = normalize(add(near.normalLps, axis));
  const heightMm = medianHeight(chain);
  const nextNear = add(onAxis(outermost, near), scale(acrossDisc, sign * meanGap(chain)));
  const plane = (pointLps: Vec3): EndplatePlane => ({ pointLps, normalLps: axis });
  const nextFar = add(nextNear, scale(axis, sign * heightMm));
  return {
    centerLps: add(nextNear, scale(axis, (sign * heightMm) / 2)),
    superiorEndplate: plane(side === 'above' ? nextFar : nextNear),
    inferiorEndplate: plane(side === 'above' ? nextNear : nextFar),
  };
}

/** `proposeNeighbour` from one body alone: the centre only (LPS, mm). */
export function proposeNeighbourCenter(found: BodyPlacement, side: SpineSide): Vec3 {
  return proposeNeighbour([found], side).centerLps;
}

/**
 * The next body's axis: between the endplate beside it and, where two bodies are known, the axis
 * turned on as it turned between them.
 */
function nextAxis(
  outermost: BodyPlacement,
  before: BodyPlacement | undefined,
  near: EndplatePlane,
): Vec3 {
  if (!before) return near.normalLps;
  const axis = bodyAxis(outermost);
  const turned = add(axis, subtract(axis, bodyAxis(before)));
  return normalize(add(normalize(turned), near.normalLps));
}

/** The median height (mm), so that a broken body says nothing of the next one. */
function medianHeight(chain: readonly BodyPlacement[]): number {
  const heights = chain.map(placementHeight).sort((a, b) => a - b);
  return heights[heights.length >> 1]!;
}

function meanGap(chain: readonly BodyPlacement[]): number {
  const gaps = chain
    .slice(1)
    .map((lower, index) => gapBetween(chain[index]!, lower))
    .filter((gap) => gap >= LIKELY_GAP_MM[0] && gap <= LIKELY_GAP_MM[1]);
  if (gaps.length === 0) return DISC_GAP_MM;
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}
