import { rasterizeBody, type BodyModel } from '../../../src/segmentation/bodyModel';
import { frameAlong } from '../../../src/segmentation/bodyFrame';
import { WALL_RAYS } from '../../../src/segmentation/lateralWall';
import { LEVEL_FRACTIONS } from '../../../src/segmentation/posteriorWall';
import { bestShift } from '../../evaluation/bestShift';
import { AXIAL, gridAbout } from '../../support/grid';

const GEOMETRY = gridAbout([0, 0, 0], [60, 60, 40], [1, 1, 1], AXIAL);

/** A cylinder of 15 mm about the cranial axis between two heights, mm. */
const cylinder = (inferiorMm: number, superiorMm: number): BodyModel => ({
  frame: frameAlong([0, 0, 0], [0, 0, 1]),
  superiorHeight: () => superiorMm,
  inferiorHeight: () => inferiorMm,
  posteriorWall: () => 30,
  radiusMm: new Float32Array(WALL_RAYS * LEVEL_FRACTIONS.length).fill(15),
});

describe('bestShift', () => {
  it('moves no side of a body that overlaps wholly', () => {
    const model = cylinder(-10, 10);
    const best = bestShift(GEOMETRY, model, rasterizeBody(GEOMETRY, model));
    expect(best.dice).toBe(1);
    expect(Object.values(best.shifts)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('finds how far each endplate is off', () => {
    const mask = rasterizeBody(GEOMETRY, cylinder(-12.2, 8.8));
    const best = bestShift(GEOMETRY, cylinder(-10.2, 10.8), mask);
    expect(best.dice).toBe(1);
    // mm; voxels of 1 mm tell no more.
    expect(Math.abs(best.shifts.superior + 2)).toBeLessThanOrEqual(1);
    expect(Math.abs(best.shifts.inferior - 2)).toBeLessThanOrEqual(1);
  });
});
