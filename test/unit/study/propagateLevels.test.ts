import { renderPhantom } from '../../../demo/phantom/lumbarPhantom';
import {
  createCtVolume,
  propagateLevels,
  segmentationBox,
  measureLevel,
  subtract,
  VERTEBRAL_LEVELS,
  walkSpine,
  wholeBox,
  type CtVolume,
  type PropagatedLevel,
  type Vec3,
  type VertebralLevel,
} from '../../../src';
import { columnOfBodies, renderPhantom as renderBodies } from '../../support/bodyPhantom';

/** T12 to L5 of the lordotic phantom with an ordinary noise. */
const SPINE = {
  dimensions: [120, 150, 150] as Vec3,
  spacingMm: [1, 1, 1.8] as Vec3,
  centerFromL3Mm: [0, 10, 4] as Vec3,
  supersampling: 2,
};

const byLevel = (levels: readonly PropagatedLevel[], name: VertebralLevel) =>
  levels.find(({ level }) => level === name);

function centerOf(reached: PropagatedLevel | undefined): Vec3 {
  if (reached?.result.status !== 'measured') throw new Error('expected a measured level');
  return reached.result.measurement.threeDimensional!.placement!.centerLps;
}

describe('propagateLevels', () => {
  const healthy = renderPhantom(SPINE);

  it.each(['T12', 'L3', 'L5'] as const)(
    'finds every level of a curved spine from %s, with a broken L2 in it',
    (start) => {
      const { volume, truth } = healthy;
      const seedLps = truth.levels[start].centerLps;
      const levels = propagateLevels(volume, { level: start, seedLps }, 3);
      expect(levels.map(({ level }) => level)).toEqual(VERTEBRAL_LEVELS);
      for (const reached of levels) {
        const { centerLps, meanHu } = truth.levels[reached.level];
        // mm; neighbours are 30 mm apart or more.
        expect(Math.hypot(...subtract(centerOf(reached), centerLps))).toBeLessThan(1);
        if (reached.result.status !== 'measured') throw new Error('checked above');
        const { path, statistics } = reached.result.measurement.threeDimensional!;
        expect(path).toBe(reached.level === start ? 'oneClick' : 'proposed');
        // HU; the broken L2 holds a compacted band, whose share moves its mean by some HU.
        const toleranceHu = reached.level === 'L2' ? 3 : 1;
        expect(Math.abs(statistics.meanHu - meanHu(3))).toBeLessThan(toleranceHu);
        expect(reached.confidence).toBeGreaterThan(0.7);
        expect(reached.confidence).toBeLessThanOrEqual(1);
      }
      expect(byLevel(levels, start)!.confidence).toBe(1);
    },
  );

  it('needs no more voxels than the box of each request', () => {
    const { volume, truth } = healthy;
    const from = { level: 'L3', seedLps: truth.levels.L3.centerLps } as const;
    const steps = walkSpine(volume.geometry, from);
    let step = steps.next();
    while (!step.done) {
      const { seedLps, path } = step.value;
      const box = segmentationBox(volume.geometry, seedLps);
      step = steps.next(measureLevel(crop(volume, box), seedLps, 3, { path }));
    }
    const atOnce = propagateLevels(volume, from, 3);
    expect(step.value).toEqual(atOnce);
  });

  it('steps over a level filled with cement', () => {
    const { volume, truth } = renderPhantom({
      ...SPINE,
      fracturedLevel: null,
      cementedLevels: ['L2'],
    });
    const from = { level: 'L4', seedLps: truth.levels.L4.centerLps } as const;
    const levels = propagateLevels(volume, from, 3);
    expect(byLevel(levels, 'L2')!.result.status).toBe('notMeasurable');
    for (const name of ['T12', 'L1', 'L3', 'L5'] as const) {
      const off = subtract(centerOf(byLevel(levels, name)), truth.levels[name].centerLps);
      expect(Math.hypot(...off)).toBeLessThan(1);
    }
    expect(byLevel(levels, 'L1')!.confidence).toBeLessThanOrEqual(0.5);
    expect(byLevel(levels, 'L3')!.confidence).toBeGreaterThan(0.7);
  });

  it('refuses levels that the border of the scan cuts, and goes no further', () => {
    const { volume, truth } = healthy;
    const { geometry } = volume;
    // Through the middle of L1 and of L5.
    const slice = (level: 'L1' | 'L5') =>
      Math.round((truth.levels[level].centerLps[2] - geometry.origin[2]) / geometry.spacing[2]);
    const [columns, rows] = geometry.dimensions;
    const [first, last] = [slice('L5'), slice('L1')];
    const box = { min: [0, 0, first], size: [columns, rows, last - first] } as const;
    const cut = crop(volume, box);
    const whole = createCtVolume({
      ...cut,
      geometry: {
        ...geometry,
        dimensions: box.size,
        origin: [
          geometry.origin[0],
          geometry.origin[1],
          geometry.origin[2] + first * geometry.spacing[2],
        ],
      },
      box: { min: [0, 0, 0], size: box.size },
    });
    const from = { level: 'L3', seedLps: truth.levels.L3.centerLps } as const;
    const levels = propagateLevels(whole, from, 3);
    expect(levels.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
    for (const name of ['L1', 'L5'] as const) {
      const { result, confidence } = byLevel(levels, name)!;
      expect(result).toMatchObject({ status: 'notMeasurable', reason: 'partlyOutsideVolume' });
      expect(confidence).toBe(0);
    }
    for (const name of ['L2', 'L4'] as const) {
      expect(byLevel(levels, name)!.result.status).toBe('measured');
    }
  });

  it.each([
    ['bent forward', { pitchDegrees: -20 }],
    ['bent backward', { pitchDegrees: 20 }],
    ['leaning to the side', { rollDegrees: 12 }],
    ['of very low density', { cancellousHu: -10 }],
  ])('follows a column %s', (_, changes) => {
    const bodies = columnOfBodies([0, 0, 0], 4, changes);
    const volume = renderBodies(
      {
        dimensions: [112, 130, 104],
        spacing: [1, 1, 1.5],
        origin: [-56, -60, -78],
        direction: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      },
      { bodies, noiseSdHu: 20 },
    );
    const from = { level: 'L2', seedLps: bodies[1]!.centerLps } as const;
    const levels = propagateLevels(volume, from, 3);
    (['L1', 'L2', 'L3', 'L4'] as const).forEach((name, index) => {
      const off = subtract(centerOf(byLevel(levels, name)), bodies[index]!.centerLps);
      // mm; a body's centroid lies up to 2 mm in front of the phantom's own middle.
      expect(Math.hypot(...off)).toBeLessThan(4);
    });
    for (const name of ['T12', 'L5'] as const) {
      expect(byLevel(levels, name)?.result.status ?? 'notMeasurable').toBe('notMeasurable');
    }
  });
});

/** The voxels of a box of a whole volume. */
function crop(volume: CtVolume, box: CtVolume['box']): CtVolume {
  expect(volume.box).toEqual(wholeBox(volume.geometry));
  const [columns, rows] = volume.box.size;
  const hu = new Int16Array(box.size[0] * box.size[1] * box.size[2]);
  let target = 0;
  for (let k = box.min[2]; k < box.min[2] + box.size[2]; k++) {
    for (let j = box.min[1]; j < box.min[1] + box.size[1]; j++, target += box.size[0]) {
      const start = (k * rows + j) * columns + box.min[0];
      hu.set(volume.hu.subarray(start, start + box.size[0]), target);
    }
  }
  return createCtVolume({ geometry: volume.geometry, box, hu });
}
