import { add, dot, scale, subtract, type Vec3 } from '../volume/vector';
import type { VertebralBodySegmentation } from './segmentation';

/** Height (mm) of a lumbar disc with both endplates' blur; the gap between two bodies. */
const DISC_GAP_MM = 9;

/**
 * Where the next body lies: from the endplate, along its normal, by a disc and half the height
 * of the body that was found. A seed for `segmentVertebralBody` (LPS, mm), not a measurement;
 * it may lie outside the scan.
 */
export function proposeNeighbourCenter(
  found: VertebralBodySegmentation,
  side: 'above' | 'below',
): Vec3 {
  const { superiorEndplate, inferiorEndplate, centerLps } = found;
  const [near, far] =
    side === 'above' ? [superiorEndplate, inferiorEndplate] : [inferiorEndplate, superiorEndplate];
  const heightMm = Math.abs(dot(subtract(near.pointLps, far.pointLps), near.normalLps));
  const outward = scale(near.normalLps, side === 'above' ? 1 : -1);
  // From the middle of the mask, since the plane's point need not be the endplate's middle.
  const toPlane = dot(subtract(near.pointLps, centerLps), outward);
  return add(centerLps, scale(outward, toPlane + DISC_GAP_MM + heightMm / 2));
}
