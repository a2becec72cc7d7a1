import { proposeNeighbourCenter } from '../segmentation/proposeNeighbour';
import { segmentVertebralBody } from '../segmentation/segmentVertebralBody';
import { levelAbove, levelBelow, type VertebralLevel } from '../spine/vertebralLevel';
import type { CtVolume } from '../volume/ctVolume';
import type { Vec3 } from '../volume/vector';
import { measureLevel, type LevelResult } from './measureLevel';

/** A level reached from another one, measured or not. */
export interface PropagatedLevel {
  readonly level: VertebralLevel;
  /** Where it was measured from, LPS, mm. */
  readonly seedLps: Vec3;
  /** How sure it is that the body found is this level's, 0 to 1; 1 for the level given. */
  readonly confidence: number;
  readonly result: LevelResult;
}

/** Chosen here: each step along the spine adds a chance to miss a body. */
const CONFIDENCE_PER_STEP = 0.9;

/**
 * Measures a level and, from body to body, its neighbours up to T12 and down to L5. A side ends
 * with the first body that cannot be measured, which is among the results.
 *
 * @returns from cranial to caudal, the level given included.
 */
export function propagateLevels(
  volume: CtVolume,
  from: { readonly level: VertebralLevel; readonly seedLps: Vec3 },
  peelMm: number,
): readonly PropagatedLevel[] {
  const start: PropagatedLevel = {
    ...from,
    confidence: 1,
    result: measureLevel(volume, from.seedLps, peelMm),
  };
  return [
    ...walk(volume, start, 'above', peelMm).reverse(),
    start,
    ...walk(volume, start, 'below', peelMm),
  ];
}

function walk(
  volume: CtVolume,
  start: PropagatedLevel,
  side: 'above' | 'below',
  peelMm: number,
): PropagatedLevel[] {
  const next = side === 'above' ? levelAbove : levelBelow;
  const reached: PropagatedLevel[] = [];
  let last = start;
  for (;;) {
    const found = segmentVertebralBody(volume, last.seedLps, { peelMm });
    const level = next(last.level);
    if (found.status === 'notMeasurable' || level === undefined) return reached;
    const seedLps = proposeNeighbourCenter(found, side);
    const result = measureLevel(volume, seedLps, peelMm);
    last = { level, seedLps, confidence: last.confidence * CONFIDENCE_PER_STEP, result };
    reached.push(last);
  }
}
