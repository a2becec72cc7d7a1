import { measureBodyDimensions } from '../../../src/segmentation/bodyDimensions';
import type { BodyModel } from '../../../src/segmentation/bodyModel';
import { frameAlong } from '../../../src/segmentation/bodyFrame';
import { WALL_RAYS } from '../../../src/segmentation/lateralWall';
import { LEVEL_FRACTIONS } from '../../../src/segmentation/posteriorWall';

/** A body of elliptic outline (half axes 24 and 18 mm), flat behind at 14 mm, about its axis. */
function model(
  superiorHeight: (x: number, y: number) => number,
  inferiorHeight: (x: number, y: number) => number,
): BodyModel {
  const radiusMm = new Float32Array(WALL_RAYS * LEVEL_FRACTIONS.length);
  radiusMm.forEach((_, cell) => {
    const angle = (2 * Math.PI * (cell % WALL_RAYS)) / WALL_RAYS;
    radiusMm[cell] = 1 / Math.hypot(Math.cos(angle) / 24, Math.sin(angle) / 18);
  });
  return {
    frame: frameAlong([3, -7, 100], [0, 0.2, 1]),
    superiorHeight,
    inferiorHeight,
    posteriorWall: () => 14,
    radiusMm,
  };
}

describe('measureBodyDimensions', () => {
  it('gives width, depth and height of a straight body', () => {
    const { heightMm, widthMm, depthMm } = measureBodyDimensions(
      model(
        () => 13,
        () => -14,
      ),
    );
    // 1e-5 mm: the radii are 32-bit floats.
    expect(widthMm).toBeCloseTo(48, 5);
    expect(depthMm).toBeCloseTo(32, 5);
    expect(heightMm.anterior).toBeCloseTo(27, 5);
    expect(heightMm.middle).toBeCloseTo(27, 5);
    expect(heightMm.posterior).toBeCloseTo(27, 5);
  });

  it('tells a wedge: heights at 10, 50 and 90% of the depth', () => {
    // Lower in front: 20 mm at y = -18 and 28 mm at y = 14, a quarter of a mm per mm.
    const { heightMm } = measureBodyDimensions(
      model(
        (_, y) => 20 + 0.25 * (y + 18),
        () => 0,
      ),
    );
    expect(heightMm.anterior).toBeCloseTo(20.8, 5);
    expect(heightMm.middle).toBeCloseTo(24, 5);
    expect(heightMm.posterior).toBeCloseTo(27.2, 5);
  });

  it('tells a biconcave body', () => {
    // Endplates sink by 4 mm each in the middle of the depth, at y = -2.
    const sink = (y: number) => 4 * Math.max(0, 1 - ((y + 2) / 11) ** 2);
    const { heightMm } = measureBodyDimensions(
      model(
        (_, y) => 13 - sink(y),
        (_, y) => sink(y) - 13,
      ),
    );
    expect(heightMm.anterior).toBeCloseTo(26, 5);
    expect(heightMm.posterior).toBeCloseTo(26, 5);
    // 8 mm less in the very middle; over 45-55% of the depth 8 * (1 - 1.28 / 121).
    expect(heightMm.middle).toBeCloseTo(26 - 8 * (1 - 1.28 / 121), 5);
  });
});
