import { add, createCtVolume, createVolumeGeometry, cross, scale, wholeBox } from '../../src';
import type { CtVolume, Direction, Vec3, VolumeGeometry } from '../../src';
import { OSTEOPOROTIC_HU, PHANTOM_LEVELS, type PhantomLevel } from './anatomy';
import { addNoise, applyPointSpread } from './imaging';
import { huByMaterial, isBodyCancellous } from './materials';
import { createRandomStream } from './random';
import { rasterize } from './rasterize';
import { buildScene, materialIn } from './scene';
import { tiltedAxes, toLocal, type LocalFrame } from './shapes';
import { placeSpine } from './spine';
import { levelTruth, type PhantomLevelTruth, type PhantomTruth } from './truth';

/**
 * How the grid lies in the patient: `axial` is an ordinary supine scan with slices from the feet
 * up; `axialReversed` has them from the head down; `oblique` turns rows, columns and slices off
 * all three patient axes, as an oblique reformation does. Or the three unit vectors themselves.
 */
export type PhantomOrientation = 'axial' | 'axialReversed' | 'oblique' | Direction;

export interface PhantomOptions {
  /** Seed of the noise. @default 1 */
  readonly seed?: number;
  /** Voxels along I, J, K. @default [256, 256, 224] */
  readonly dimensions?: Vec3;
  /** Distance of voxel centres along I, J, K, mm. @default [0.75, 0.75, 1.25] */
  readonly spacingMm?: Vec3;
  /** Middle of the grid relative to the middle of L3, LPS, mm. @default [0, 1, 4] */
  readonly centerFromL3Mm?: Vec3;
  /** @default 'axial' */
  readonly orientation?: PhantomOrientation;
  /** Turns the patient about the left-right axis through L3: positive bends forward. @default 0 */
  readonly tiltDegrees?: number;
  /** Leans the patient to the left, about the antero-posterior axis through L3. @default 0 */
  readonly rollDegrees?: number;
  /** HU of the cancellous bone of single levels. @default OSTEOPOROTIC_HU */
  readonly cancellousHu?: Readonly<Partial<Record<PhantomLevel, number>>>;
  /** Level with a wedge fracture, or `null` for none. @default 'L2' */
  readonly fracturedLevel?: PhantomLevel | null;
  /** Levels filled with cement. @default [] */
  readonly cementedLevels?: readonly PhantomLevel[];
  /** HU of the blood in the aorta; 42 is unenhanced, 250-350 arterial. @default 42 */
  readonly aortaHu?: number;
  /** Standard deviation of the image noise, HU; 0 for none. @default 16 */
  readonly noiseSdHu?: number;
  /** Amplitude of the vertical trabecular pattern in the bodies, HU. @default 10 */
  readonly textureHu?: number;
  /** Sigma of the point spread along I, J, K, mm. @default [0.55, 0.55, 0.5] */
  readonly pointSpreadMm?: Vec3;
  /** Samples along the edge of a voxel at borders of bone. @default 3 */
  readonly supersampling?: number;
}

export interface Phantom {
  readonly volume: CtVolume;
  readonly truth: PhantomTruth;
}

/** Where the middle of L3 lies, LPS, mm: off every axis, as on a scanner. */
export const L3_CENTER_LPS: Vec3 = [6.5, -11.25, -412.5];

/**
 * Options for unit tests: T12 to L4 at 1 x 1 x 2 mm, cropped to the spine, without noise,
 * texture or blur. Renders in one to two seconds.
 */
export const SMALL_PHANTOM: PhantomOptions = {
  dimensions: [104, 112, 92],
  spacingMm: [1, 1, 2],
  centerFromL3Mm: [0, 14, 24],
  noiseSdHu: 0,
  textureHu: 0,
  pointSpreadMm: [0, 0, 0],
};

const DEFAULTS = {
  seed: 1,
  dimensions: [256, 256, 224],
  spacingMm: [0.75, 0.75, 1.25],
  centerFromL3Mm: [0, 1, 4],
  orientation: 'axial',
  tiltDegrees: 0,
  rollDegrees: 0,
  cancellousHu: {},
  fracturedLevel: 'L2',
  cementedLevels: [],
  aortaHu: 42,
  noiseSdHu: 16,
  textureHu: 10,
  pointSpreadMm: [0.55, 0.55, 0.5],
  supersampling: 3,
} as const satisfies Required<PhantomOptions>;

/** HU that the stored values of a 12-bit CT can hold. */
const HU_RANGE = { min: -1024, max: 3071 } as const;

/**
 * Renders a CT of the phantom: an osteoporotic lumbar spine from T11 to the upper sacrum with
 * what surrounds it, and the truth about it. The same options give the same voxels.
 *
 * @throws VertebralBmdError `invalidGeometry` for a grid that no CT can have.
 */
export function renderPhantom(options: PhantomOptions = {}): Phantom {
  const all: Required<PhantomOptions> = { ...DEFAULTS, ...options };
  const geometry = phantomGeometry(all);
  const anatomyInLps: LocalFrame = {
    origin: L3_CENTER_LPS,
    axes: tiltedAxes(all.tiltDegrees, all.rollDegrees, 0),
  };
  const cancellousHu = { ...OSTEOPOROTIC_HU, ...all.cancellousHu };
  const hu = huByMaterial({ cancellousHu, aortaHu: all.aortaHu });
  const spine = placeSpine(all.fracturedLevel);
  const structures = buildScene(spine, all.cementedLevels);
  const textureHu = trabecularTexture(all.textureHu);

  const voxels = rasterize(
    { structures, hu, textureHu, supersampling: all.supersampling },
    gridInAnatomy(geometry, anatomyInLps),
  );
  applyPointSpread(voxels, geometry.dimensions, geometry.spacing, all.pointSpreadMm);
  addNoise(voxels, geometry.dimensions, all.noiseSdHu, createRandomStream(all.seed));
  const rounded = new Int16Array(voxels.length);
  for (let index = 0; index < voxels.length; index++) {
    rounded[index] = Math.round(Math.max(HU_RANGE.min, Math.min(HU_RANGE.max, voxels[index]!)));
  }

  const materialAt = (x: number, y: number, z: number) => materialIn(structures, x, y, z);
  const context = {
    anatomyInLps,
    cementedLevels: all.cementedLevels,
    cancellousHu,
    materialAt,
    hu,
    textureHu,
  };
  const levels = Object.fromEntries(
    spine.map((placed) => [placed.level, levelTruth(placed, context)]),
  ) as Record<PhantomLevel, PhantomLevelTruth>;
  return {
    volume: createCtVolume({ geometry, box: wholeBox(geometry), hu: rounded }),
    truth: {
      levels,
      huAt: (pointLps) => {
        const [x, y, z] = toLocal(anatomyInLps, pointLps);
        const material = materialAt(x, y, z);
        return hu[material]! + (isBodyCancellous(material) ? textureHu(x, y, z) : 0);
      },
    },
  };
}

/** The levels of the phantom, from cranial to caudal, for those who walk through the truth. */
export { PHANTOM_LEVELS, type PhantomLevel };

function phantomGeometry(options: Required<PhantomOptions>): VolumeGeometry {
  const { dimensions, spacingMm, centerFromL3Mm, orientation } = options;
  const direction = typeof orientation === 'string' ? DIRECTIONS[orientation] : orientation;
  let origin = add(L3_CENTER_LPS, centerFromL3Mm);
  for (let axis = 0; axis < 3; axis++) {
    const halfMm = ((dimensions[axis]! - 1) / 2) * spacingMm[axis]!;
    origin = add(origin, scale(direction[axis]!, -halfMm));
  }
  return createVolumeGeometry({ dimensions, spacing: spacingMm, origin, direction });
}

/** Rows and columns turned by 12, 18 and 8 degrees about the patient's three axes. */
const OBLIQUE: Direction = (() => {
  const [left, posterior] = tiltedAxes(18, 12, 8);
  return [left, posterior, cross(left, posterior)];
})();

const DIRECTIONS: Readonly<Record<Exclude<PhantomOrientation, Direction>, Direction>> = {
  axial: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  axialReversed: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, -1],
  ],
  oblique: OBLIQUE,
};

/** The same grid, seen from the anatomy frame. */
function gridInAnatomy(geometry: VolumeGeometry, anatomyInLps: LocalFrame): VolumeGeometry {
  const turned = (axis: Vec3): Vec3 => toLocal({ ...anatomyInLps, origin: [0, 0, 0] }, axis);
  const [i, j, k] = geometry.direction;
  return {
    ...geometry,
    origin: toLocal(anatomyInLps, geometry.origin),
    direction: [turned(i), turned(j), turned(k)],
  };
}

/**
 * Vertical streaks in cancellous bone, as the thickened vertical trabeculae of osteoporosis
 * give: waves across the body that hardly change along it. Mean 0 over a body to within 1 HU.
 */
function trabecularTexture(amplitudeHu: number): (x: number, y: number, z: number) => number {
  if (amplitudeHu === 0) return () => 0;
  return (x, y, z) =>
    (amplitudeHu / 2) *
    (Math.sin(2.3 * x + 0.9 * y + 0.12 * z) +
      Math.sin(1.1 * x - 2.1 * y + 0.1 * z + 1) +
      Math.sin(-1.7 * x - 1.4 * y + 0.15 * z + 2));
}
