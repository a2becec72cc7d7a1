import { renderPhantom as renderSpine } from '../../../demo/phantom/lumbarPhantom';
import {
  createVolumeGeometry,
  measureLevel,
  measureMask,
  selectCancellous,
  type CtVolume,
  type Vec3,
} from '../../../src';
import {
  columnOfBodies,
  renderPhantom,
  trueBodyMask,
  type DenseBall,
} from '../../support/bodyPhantom';

// A result may be wrong, but never without a word: it is right, it is warned of, or it is refused.

/** HU beyond which a value is wrong; half of the least significant change of HU methods. */
const WRONG_HU = 5;

/** Whether what is measured at a seed is wrong, and says nothing. */
function isSilentlyWrong(volume: CtVolume, seedLps: Vec3, trueHu: number): boolean {
  const result = measureLevel(volume, seedLps, 3);
  if (result.status === 'notMeasurable') return false;
  const { statistics, warnings } = result.measurement.threeDimensional!;
  return Math.abs(statistics.meanHu - trueHu) > WRONG_HU && warnings.length === 0;
}

/** Seeds in and about the middle third of a body, mm from its middle. */
const SEEDS: readonly Vec3[] = [
  [0, 0, 0],
  [5, -3, 3],
  [-6, 2, -4],
  [6, 4, 0],
  [-2, -6, 4],
  [3, 9, -2],
];

describe('a measurement that went wrong', () => {
  const scenes: readonly (readonly [string, Vec3, readonly DenseBall[]])[] = [
    [
      'beside a dense spot in 3 mm slices',
      [0.8, 0.8, 3],
      [{ centerLps: [8, -3, 2], radiusMm: 4, hu: 600 }],
    ],
    [
      'between two dense spots',
      [0.8, 0.8, 2],
      [
        { centerLps: [-9, 4, -3], radiusMm: 4, hu: 700 },
        { centerLps: [10, -5, 5], radiusMm: 3, hu: 600 },
      ],
    ],
    ['with cement in it', [1, 1, 1.5], [{ centerLps: [3, -2, 0], radiusMm: 8, hu: 1800 }]],
    ['above cement', [1, 1, 1.5], [{ centerLps: [0, 0, -36], radiusMm: 10, hu: 2000 }]],
  ];

  it.each(scenes)('is never silent %s', (_, spacing, denseBalls) => {
    const geometry = createVolumeGeometry({
      dimensions: [104, 96, 116].map((mm, n) => Math.round(mm / spacing[n]!)) as unknown as Vec3,
      spacing,
      origin: [-51, -43, -57],
      direction: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    const bodies = columnOfBodies([0, 0, 0], 3, { cancellousHu: 60 });
    const volume = renderPhantom(geometry, { bodies, denseBalls, noiseSdHu: 20 });
    const truth = selectCancellous(geometry, trueBodyMask(geometry, bodies[1]!), 3);
    // What the bone alone has: a mean with a spot or cement in it is a wrong one as well.
    const trueHu = denseBalls.length > 0 ? 60 : measureMask(volume, truth).meanHu;
    const silent = SEEDS.filter((seedLps) => isSilentlyWrong(volume, seedLps, trueHu));
    expect(silent).toEqual([]);
  });

  it('is never silent where the click lies far back in L5', () => {
    const { volume, truth } = renderSpine({
      dimensions: [150, 170, 110],
      spacingMm: [0.75, 0.75, 1],
      centerFromL3Mm: [0, 14, -64],
      noiseSdHu: 30,
      rollDegrees: 8,
      tiltDegrees: 6,
      supersampling: 2,
    });
    const { centerLps, meanHu } = truth.levels.L5;
    // At 15.5 and 17 mm a part of the arch was taken along, at 8 HU too much.
    const silent = [8, 11, 14, 15.5, 17, 20].filter((behindMm) => {
      const seedLps: Vec3 = [centerLps[0], centerLps[1] + behindMm, centerLps[2] + 3];
      return isSilentlyWrong(volume, seedLps, meanHu(3));
    });
    expect(silent).toEqual([]);
  });
});
