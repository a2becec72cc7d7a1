import { planeInView } from '../../extension/tools/planeInView';
import { dot, subtract, type EndplatePlane, type Vec3 } from '../../src';

const tilted: EndplatePlane = { pointLps: [10, 20, 30], normalLps: [0, 0.6, 0.8] };

describe('an endplate in a view plane', () => {
  it('is a line that lies in both planes, at the height of its point', () => {
    const view = { pointLps: [14, 0, 0] as Vec3, normalLps: [1, 0, 0] as Vec3 };
    const ends = planeInView(tilted, view, 5)!;
    for (const end of ends) {
      expect(end[0]).toBeCloseTo(14, 9);
      expect(dot(subtract(end, tilted.pointLps), tilted.normalLps)).toBeCloseTo(0, 9);
    }
    expect((ends[0][1] + ends[1][1]) / 2).toBeCloseTo(20, 9);
  });

  it('is nothing where the planes are parallel', () => {
    const view = { pointLps: [0, 0, 0] as Vec3, normalLps: [0, 0.6, 0.8] as Vec3 };
    expect(planeInView(tilted, view, 5)).toBeUndefined();
  });
});
