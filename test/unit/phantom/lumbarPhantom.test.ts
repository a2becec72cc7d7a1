import {
  PHANTOM_LEVELS,
  renderPhantom,
  SMALL_PHANTOM,
  type Phantom,
  type PhantomOptions,
} from '../../../demo/phantom/lumbarPhantom';
import {
  add,
  dot,
  ijkToLps,
  length,
  lpsToIjk,
  scale,
  subtract,
  type CtVolume,
  type Vec3,
} from '../../../src';

/** L3 alone, for the tests that render more than once. */
const L3_ONLY: PhantomOptions = {
  ...SMALL_PHANTOM,
  dimensions: [64, 56, 28],
  centerFromL3Mm: [0, 4, 0],
};

const huAt = ({ geometry, hu }: CtVolume, pointLps: Vec3): number => {
  const [i, j, k] = lpsToIjk(geometry, pointLps).map(Math.round) as [number, number, number];
  const [ni, nj] = geometry.dimensions;
  return hu[(k * nj + j) * ni + i]!;
};

/** Mean HU of the voxels whose centre the predicate accepts (LPS). */
function meanHuWhere({ geometry, hu }: CtVolume, accepts: (pointLps: Vec3) => boolean): number {
  const [ni, nj, nk] = geometry.dimensions;
  let sum = 0;
  let count = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        if (!accepts(ijkToLps(geometry, [i, j, k]))) continue;
        sum += hu[(k * nj + j) * ni + i]!;
        count++;
      }
    }
  }
  return sum / count;
}

const towards = (from: Vec3, to: Vec3, part: number): Vec3 =>
  add(from, scale(subtract(to, from), part));

describe('the lumbar phantom', () => {
  let phantom: Phantom;

  beforeAll(() => {
    phantom = renderPhantom(SMALL_PHANTOM);
  }, 60_000);

  it.each(['L1', 'L2', 'L3', 'L4'] as const)(
    'shows in %s the mean HU that its truth states',
    (level) => {
      const truth = phantom.truth.levels[level];
      const mean = meanHuWhere(phantom.volume, (point) => truth.cancellousContains(point, 3));
      // 1 HU: partial volume of the vein and, in L2, of the compacted band in 2 mm slices.
      expect(Math.abs(mean - truth.meanHu(3))).toBeLessThan(1);
    },
  );

  it.each(['L1', 'L3', 'L4'] as const)(
    'holds in %s the stated HU of cancellous bone, but for the vein',
    (level) => {
      const { meanHu, cancellousHu } = phantom.truth.levels[level];
      // The vein is about 35 HU lower and takes up to 2% of the region.
      expect(meanHu(3)).toBeLessThanOrEqual(cancellousHu);
      expect(meanHu(3)).toBeGreaterThan(cancellousHu - 1);
    },
  );

  it('has discs that are denser than the osteoporotic bone beside them', () => {
    const { L3, L4 } = phantom.truth.levels;
    const disc = towards(L3.inferiorEndplate.pointLps, L4.superiorEndplate.pointLps, 0.5);
    expect(huAt(phantom.volume, disc)).toBeGreaterThan(L3.cancellousHu + 20);
  });

  it('has a dense shell between disc and cancellous bone', () => {
    const { inferiorEndplate } = phantom.truth.levels.L3;
    const inside = add(inferiorEndplate.pointLps, scale(inferiorEndplate.normalLps, 0.4));
    expect(phantom.truth.huAt(inside)).toBe(950);
  });

  it('shows the fractured level as a wedge that changes the mean of L1-L4 across 56.3 HU', () => {
    const { L1, L2, L3, L4 } = phantom.truth.levels;
    expect(L2.fractured).toBe(true);
    // Genant grade 2 begins at 25% loss of height.
    expect(L2.anteriorHeightMm).toBeLessThan(0.75 * L2.posteriorHeightMm);
    for (const { fractured, anteriorHeightMm, posteriorHeightMm } of [L1, L3, L4]) {
      expect(fractured).toBe(false);
      expect(anteriorHeightMm).toBeGreaterThan(0.95 * posteriorHeightMm);
    }
    const intact = (L1.meanHu(3) + L3.meanHu(3) + L4.meanHu(3)) / 3;
    expect(intact).toBeLessThan(56.3);
    expect((3 * intact + L2.meanHu(3)) / 4).toBeGreaterThan(56.3);
  });

  it('stacks the levels from the head down in a lordosis with tilted endplates', () => {
    const { levels } = phantom.truth;
    const heights = PHANTOM_LEVELS.map((level) => levels[level].centerLps[2]);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    const tiltDegrees = (normal: Vec3) => (Math.atan2(-normal[1], normal[2]) * 180) / Math.PI;
    expect(tiltDegrees(levels.S1.superiorEndplate.normalLps)).toBeCloseTo(34, 0);
    expect(tiltDegrees(levels.L1.superiorEndplate.normalLps)).toBeCloseTo(-8, 0);
  });

  it('puts the centre of a body into the body and its endplates on its surface', () => {
    for (const level of PHANTOM_LEVELS) {
      const truth = phantom.truth.levels[level];
      expect(truth.bodyContains(truth.centerLps)).toBe(true);
      for (const [plate, outward] of [
        [truth.superiorEndplate, 1],
        [truth.inferiorEndplate, -1],
      ] as const) {
        const step = (mm: number) => add(plate.pointLps, scale(plate.normalLps, mm * outward));
        expect(length(plate.normalLps)).toBeCloseTo(1, 9);
        expect(dot(plate.normalLps, [0, 0, 1])).toBeGreaterThan(0.7);
        expect(truth.bodyContains(step(0.05))).toBe(false);
        expect(truth.bodyContains(step(-0.05))).toBe(true);
      }
    }
  });

  it('peels by Euclidean distance from the surface of the body', () => {
    const { bodyContains, cancellousContains, centerLps } = phantom.truth.levels.L3;
    const sphere = directions(400);
    const peelMm = 3;
    for (const direction of directions(60)) {
      // From the centre outwards, the last point that the peel leaves.
      let reach = 0;
      const at = (mm: number) => add(centerLps, scale(direction, mm));
      while (cancellousContains(at(reach + 0.05), peelMm)) reach += 0.05;
      const outside = (mm: number) =>
        sphere.some((away) => !bodyContains(add(at(reach), scale(away, mm))));
      // 0.3 mm: distances of first order to a curved surface, and 400 directions only.
      expect(outside(peelMm - 0.3)).toBe(false);
      expect(outside(peelMm + 0.3)).toBe(true);
    }
  });
});

/** Unit vectors spread evenly over the sphere (Fibonacci lattice). */
function directions(count: number): readonly Vec3[] {
  return Array.from({ length: count }, (_, index) => {
    const z = 1 - (2 * index + 1) / count;
    const angle = index * Math.PI * (3 - Math.sqrt(5));
    const radius = Math.sqrt(1 - z * z);
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  });
}

describe('the options of the phantom', () => {
  const upright = renderPhantom(L3_ONLY);

  it('gives the same voxels for the same seed and others for another', () => {
    const noisy = { ...L3_ONLY, dimensions: [24, 24, 6], noiseSdHu: 20 } as const;
    const first = renderPhantom({ ...noisy, seed: 7 }).volume.hu;
    expect(renderPhantom({ ...noisy, seed: 7 }).volume.hu).toEqual(first);
    expect(renderPhantom({ ...noisy, seed: 8 }).volume.hu).not.toEqual(first);
  });

  it.each(['axialReversed', 'oblique'] as const)(
    'shows the same anatomy in LPS on an %s grid',
    (orientation) => {
      const { volume, truth } = renderPhantom({ ...L3_ONLY, orientation });
      expect(truth.levels.L3.centerLps).toEqual(upright.truth.levels.L3.centerLps);
      const accepts = (point: Vec3) => upright.truth.levels.L3.cancellousContains(point, 3);
      // 0.5 HU: the vein falls on other voxels.
      expect(meanHuWhere(volume, accepts)).toBeCloseTo(meanHuWhere(upright.volume, accepts), 0);
      const { centerLps } = truth.levels.L3;
      const psoas = add(centerLps, [28, 4, 0]);
      const canal = add(centerLps, [0, 24, 0]);
      expect([centerLps, psoas, canal].map((point) => huAt(volume, point))).toEqual([45, 48, 24]);
    },
  );

  it('turns the patient with the truth', () => {
    const { volume, truth } = renderPhantom({ ...L3_ONLY, tiltDegrees: 15, rollDegrees: 8 });
    const mean = meanHuWhere(volume, (point) => truth.levels.L3.cancellousContains(point, 3));
    expect(Math.abs(mean - truth.levels.L3.meanHu(3))).toBeLessThan(1);
    expect(truth.levels.L1.centerLps).not.toEqual(upright.truth.levels.L1.centerLps);
  });

  it('takes the HU of a level, cement and the healthy spine', () => {
    const { volume, truth } = renderPhantom({
      ...L3_ONLY,
      cancellousHu: { L3: 140 },
      cementedLevels: ['L3'],
      fracturedLevel: null,
    });
    expect(truth.levels.L3.cancellousHu).toBe(140);
    expect(truth.levels.L3.cemented).toBe(true);
    expect(Math.max(...volume.hu)).toBeGreaterThan(1500);
    expect(truth.levels.L2.fractured).toBe(false);
    expect(truth.levels.L2.anteriorHeightMm).toBeGreaterThan(truth.levels.L2.posteriorHeightMm);
  });

  it('fills the aorta with contrast', () => {
    const grid = { ...L3_ONLY, centerFromL3Mm: [8, -28, 0], dimensions: [24, 24, 4] } as const;
    const enhanced = renderPhantom({ ...grid, aortaHu: 300 }).volume.hu;
    const unenhanced = renderPhantom(grid).volume.hu;
    const voxelsOf = (hu: ArrayLike<number>, value: number) =>
      Array.from(hu).filter((voxel) => voxel === value).length;
    expect(voxelsOf(enhanced, 300)).toBeGreaterThan(300);
    expect(voxelsOf(unenhanced, 300)).toBe(0);
  });

  it('adds noise of the stated standard deviation around an unchanged mean', () => {
    const { volume, truth } = renderPhantom({ ...L3_ONLY, noiseSdHu: 25 });
    const differences = Array.from(volume.hu, (hu, index) => hu - upright.volume.hu[index]!);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const variance =
      differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / differences.length;
    // 100,352 voxels, correlated over a few: 2% of the SD and 0.2 HU of the mean are generous.
    expect(Math.abs(Math.sqrt(variance) - 25)).toBeLessThan(0.5);
    expect(Math.abs(mean)).toBeLessThan(0.2);
    expect(truth.levels.L3.meanHu(3)).toBe(upright.truth.levels.L3.meanHu(3));
  });
});
