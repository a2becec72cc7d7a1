import { uniformNumbers } from '../../evaluation/startingPoints';
import { sharesAt } from '../../../src/segmentation/blurredShell';
import { FAR_BLUR, NEAR_BLUR, refineSurface } from '../../../src/segmentation/refineSurface';
import { fitShell } from '../../../src/segmentation/shellFit';
import {
  addSample,
  binSamples,
  createSurfaceSamples,
  type SurfaceSamples,
} from '../../../src/segmentation/surfaceSamples';

/** HU inside, in and outside a shell of 1 mm. */
const LEVELS = [60, 650, 80] as const;

/** Samples about an edge found at 0, of a shell whose true surface lies `offsetMm(u, v)` off it. */
function samplesOf(
  offsetMm: (u: number, v: number) => number,
  { spacingMm = 1, blurMm = 1 } = {},
): SurfaceSamples {
  const samples = createSurfaceSamples(spacingMm);
  // Noise as after smoothing: without it every larger residual would be an outlier.
  const uniform = uniformNumbers('shell');
  for (let u = -1; u <= 1; u += 0.1) {
    for (let v = -1; v <= 1; v += 0.1) {
      // Samples a voxel apart, at another phase in each place.
      for (let depth = -12 + ((u + v + 2) % 1) * spacingMm; depth < 8; depth += spacingMm) {
        const shares = sharesAt(depth - offsetMm(u, v), blurMm);
        const hu = LEVELS.reduce((sum, level, n) => sum + level * shares[n]!, 0);
        const noise = 60 * (uniform() - 0.5);
        addSample(samples, depth, hu + noise, u, v, blurMm * blurMm);
      }
    }
  }
  return samples;
}

describe('fitShell', () => {
  it.each([-1.3, -0.4, 0.2])('finds the true surface %d mm off the edge, and the HU', (offset) => {
    const shell = fitShell(samplesOf(() => offset))!;
    // mm; the search steps by 0.1 mm.
    expect(Math.abs(shell.offsetMm - offset)).toBeLessThan(0.15);
    expect(Math.abs(shell.levelsHu[0] - LEVELS[0])).toBeLessThan(10);
    expect(Math.abs(shell.levelsHu[2] - LEVELS[2])).toBeLessThan(10);
  });

  it('sees no shell where HU only fall, and none in too few samples', () => {
    const samples = createSurfaceSamples(1);
    for (let n = 0; n < 2000; n++) {
      const depth = -6 + (9 * n) / 2000;
      addSample(samples, depth, depth < 0 ? 700 : 0, 0, 0, 0.4);
    }
    expect(fitShell(samples)?.levelsHu[1] ?? 0).toBeLessThan(1000);
    expect(fitShell(createSurfaceSamples(1))).toBeUndefined();
  });
});

describe('refineSurface', () => {
  const basis = (u: number, v: number) => [1, u, v, u * u, u * v, v * v];

  it('finds a shift, a tilt and a bulge at once', () => {
    const truth = (u: number, v: number) => -0.8 + 0.4 * u - 0.3 * v + 0.5 * (u * u + v * v - 0.7);
    const samples = samplesOf(truth);
    const shift = refineSurface(samples, fitShell(samples)!, basis, NEAR_BLUR);
    for (const [u, v] of [
      [0, 0],
      [0.9, 0],
      [-0.5, 0.8],
    ] as const) {
      // mm; shapes go up to 0.7 mm off the mean, and their penalty keeps up to a third of that.
      expect(Math.abs(shift(u, v) - truth(u, v))).toBeLessThan(0.25);
    }
  });

  it('finds a bulge of 2 mm between slices of 3 mm when it begins with a wide blur', () => {
    const truth = (u: number, v: number) => -1 - 2 * (1 - (u * u + v * v) / 2);
    const samples = samplesOf(truth, { spacingMm: 3, blurMm: 1.05 });
    const shift = refineSurface(samples, fitShell(samples)!, basis, FAR_BLUR);
    // mm; of a bulge of 2 mm.
    expect(Math.abs(shift(0, 0) - truth(0, 0))).toBeLessThan(0.6);
    expect(Math.abs(shift(0.9, 0.9) - truth(0.9, 0.9))).toBeLessThan(0.6);
  });
});

describe('binSamples', () => {
  it('gives the same bins for samples in another order', () => {
    const forward = createSurfaceSamples(1);
    const backward = createSurfaceSamples(1);
    const all = Array.from({ length: 3000 }, (_, n) => ({
      depth: -5 + ((n * 7.3) % 8),
      hu: (n * 37) % 400,
      u: Math.sin(n),
      v: Math.cos(3 * n),
    }));
    for (const { depth, hu, u, v } of all) addSample(forward, depth, hu, u, v, 1);
    for (const { depth, hu, u, v } of all.reverse()) addSample(backward, depth, hu, u, v, 1);
    const [a, b] = [binSamples(forward), binSamples(backward)];
    expect(b.weight).toEqual(a.weight);
    a.hu.forEach((hu, bin) => expect(b.hu[bin]).toBeCloseTo(hu, 9));
    a.depthMm.forEach((mm, bin) => expect(b.depthMm[bin]).toBeCloseTo(mm, 9));
  });
});
