import { messageText } from '../../../src/messages/message';
import {
  createVolumeGeometry,
  measureLevel,
  type CtVolume,
  type ThreeDimensionalReading,
  type Vec3,
} from '../../../src';
import {
  columnOfBodies,
  renderPhantom,
  type PhantomBody,
  type PhantomScene,
} from '../../support/bodyPhantom';

const SEED: Vec3 = [2, -3, 2];

function phantom(body: Partial<PhantomBody>, scene: Partial<PhantomScene> = {}): CtVolume {
  const geometry = createVolumeGeometry({
    dimensions: [104, 96, 93],
    spacing: [1, 1, 1.25],
    origin: [-51, -43, -57],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  const bodies = columnOfBodies([0, 0, 0], 3, body);
  return renderPhantom(geometry, { bodies, noiseSdHu: 20, ...scene });
}

function measured(
  volume: CtVolume,
  options: Parameters<typeof measureLevel>[3] = {},
  seedLps: Vec3 = SEED,
): ThreeDimensionalReading {
  const result = measureLevel(volume, seedLps, 3, options);
  if (result.status !== 'measured') throw new Error(`refused: ${result.reason}`);
  return result.measurement.threeDimensional!;
}

/** Height (mm) of a phantom body in its midline, `share` of the depth from its front. */
function trueHeight(
  { heightMm = 27, depthMm = 32, wedgeDegrees = 0, concavityMm = 1.5 }: Partial<PhantomBody>,
  share: number,
): number {
  const front = -0.58 * depthMm + 2;
  const back = 0.42 * depthMm - 1.5;
  const y = front + share * (back - front);
  const sink = concavityMm * Math.max(0, 1 - (y / (depthMm / 2)) ** 2);
  return heightMm + 2 * (Math.tan((wedgeDegrees * Math.PI) / 360) * y - sink);
}

describe('quality of a measurement', () => {
  const bodies: readonly (readonly [string, Partial<PhantomBody>])[] = [
    ['straight', {}],
    ['wedged', { wedgeDegrees: 12, concavityMm: 1 }],
    ['lower behind', { wedgeDegrees: -8, concavityMm: 1 }],
    ['biconcave', { concavityMm: 4 }],
    ['tilted', { pitchDegrees: 15 }],
  ];

  it.each(bodies)('gives the heights of a %s body', (_, body) => {
    const { heightMm } = measured(phantom(body)).quality!;
    // mm: 0.8 is two thirds of a slice of 1.25 mm; surfaces are found between voxels.
    const toleranceMm = 0.8;
    for (const [part, share] of [
      ['anterior', 0.1],
      ['middle', 0.5],
      ['posterior', 0.9],
    ] as const) {
      expect(Math.abs(heightMm[part] - trueHeight(body, share))).toBeLessThan(toleranceMm);
    }
  });

  it('says nothing of an ordinary body, and tells its figures', () => {
    const { quality, warnings, placement, statistics } = measured(phantom({}));
    expect(warnings).toEqual([]);
    expect(quality!.plausibility).toBe(1);
    expect(quality!.denseVoxelFraction).toBeLessThan(0.002);
    expect(quality!.huByPeelMm[2]!.meanHu).toBeCloseTo(statistics.meanHu, 0);
    // mm; the outline is 46 mm wide and 30.5 mm deep at the ends, 4 and 2 mm less at the waist.
    expect(Math.abs(quality!.widthMm - 42)).toBeLessThan(1.5);
    expect(Math.abs(quality!.depthMm - 28.5)).toBeLessThan(1.5);
    expect(Math.hypot(...placement!.centerLps)).toBeLessThan(4);
    expect(JSON.parse(JSON.stringify(quality))).toEqual(quality);
    expect(quality).not.toHaveProperty('repeatability');
  });

  it('warns of a dense spot in the measured bone', () => {
    const spot = { centerLps: [-8, 3, -4] as Vec3, radiusMm: 5, hu: 700 };
    const { quality, warnings } = measured(phantom({}, { denseBalls: [spot] }));
    expect(quality!.denseVoxelExcess).toBeGreaterThan(0.02);
    expect(warnings.map((warning) => messageText(warning)).join()).toContain(
      'of the measured voxels are above 300 HU',
    );
  });

  it('does not take noise about dense bone for dense spots', () => {
    const young = phantom({ cancellousHu: 220 }, { noiseSdHu: 60 });
    const { quality, warnings } = measured(young);
    expect(quality!.denseVoxelFraction).toBeGreaterThan(0.05);
    expect(warnings).toEqual([]);
  });

  it('warns of a wedge and of a low body', () => {
    expect(
      measured(phantom({ wedgeDegrees: 16 }))
        .warnings.map((warning) => messageText(warning))
        .join(),
    ).toContain('lower in front');
    expect(
      measured(phantom({ heightMm: 18 }))
        .warnings.map((warning) => messageText(warning))
        .join(),
    ).toContain('mm high');
  });

  it('tells how the value moves with the click, when asked', () => {
    const { quality, warnings } = measured(phantom({}), { repeatability: true });
    const { sdHu, rangeHu, points, missed } = quality!.repeatability!;
    expect({ points, missed }).toEqual({ points: 5, missed: 0 });
    // HU; the range of five values is at most sqrt(8) times their SD, and never less than it.
    expect(sdHu).toBeLessThan(0.5);
    expect(rangeHu).toBeGreaterThanOrEqual(sdHu);
    expect(rangeHu).toBeLessThan(Math.sqrt(8) * sdHu + 1e-9);
    expect(warnings).toEqual([]);
  });

  it('measures again only from points inside the body', () => {
    // The back of the body lies at 11.9 mm; two of the four points lie 1.7 mm further back.
    const seedLps: Vec3 = [0, 10.8, 0];
    const { quality } = measured(phantom({}), { repeatability: true }, seedLps);
    const { points, missed } = quality!.repeatability!;
    expect(points + missed).toBe(3);
  });
});
