import { segmentVertebralBody } from '../../src/segmentation/segmentVertebralBody';
import type { VertebralBodySegmentation } from '../../src/segmentation/segmentation';
import type { CtVolume } from '../../src/volume/ctVolume';
import type { Direction } from '../../src/volume/geometry';
import type { Vec3 } from '../../src/volume/vector';
import { columnOfBodies, renderPhantom, type PhantomBody } from './bodyPhantom';
import { AXIAL, gridAbout } from './grid';

/**
 * Three tilted and wedged bodies, unlike from left to right, front to back and top to bottom, in
 * noise and in voxels of three different sizes: nothing in it is the same from another side.
 */
export const PROPERTY_BODIES: readonly PhantomBody[] = columnOfBodies([0.4, 0.3, 0.2], 3, {
  pitchDegrees: 8,
  rollDegrees: -4,
  wedgeDegrees: 4,
});

/** A point in the middle third of the middle body, LPS, mm. */
export const PROPERTY_SEED: Vec3 = [1, 2, 1];

/** Holds the whole box of a level, and little more. */
const SIZE_MM: Vec3 = [104, 104, 116];

/** The phantom of `PROPERTY_BODIES`. */
export function propertyPhantom(
  spacing: Vec3 = [0.8, 1, 1.5],
  direction: Direction = AXIAL,
): CtVolume {
  const geometry = gridAbout([0.3, 4.2, 0.7], SIZE_MM, spacing, direction);
  return renderPhantom(geometry, { bodies: PROPERTY_BODIES, noiseSdHu: 20 });
}

/** The body at a point that has one. Throws where it is refused. */
export function segmentAt(volume: CtVolume, seedLps: Vec3): VertebralBodySegmentation {
  const found = segmentVertebralBody(volume, seedLps);
  if (found.status !== 'segmented') throw new Error(`refused: ${found.reason}`);
  return found;
}
