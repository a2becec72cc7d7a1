import type { Direction, VolumeGeometry } from '../../src/volume/geometry';
import { cross, normalize, type Vec3 } from '../../src/volume/vector';
import { columnOfBodies, type PhantomBody, type PhantomScene } from '../support/bodyPhantom';
import { AXIAL, gridAbout } from '../support/grid';

/** A phantom whose middle body is measured; the same for all voxel sizes, HU and noises. */
export interface PhantomShape {
  readonly name: string;
  readonly scene: PhantomScene;
  readonly direction?: Direction;
}

const column = (changes: Partial<PhantomBody> = {}): PhantomScene => ({
  bodies: columnOfBodies([0, 0, 0], 3, changes),
});

const ball = (centerLps: Vec3, radiusMm: number, hu: number): Partial<PhantomScene> => ({
  denseBalls: [{ centerLps, radiusMm, hu }],
});

function cementAbove(): PhantomScene {
  const [above, ...others] = columnOfBodies([0, 0, 0], 3);
  return { bodies: [{ ...above!, cancellousHu: 1800 }, ...others] };
}

/** Turned off all three axes of the patient; right-handed. */
const OBLIQUE: Direction = (() => {
  const i = normalize([0.95, 0.25, -0.18]);
  const k = normalize(cross(i, [0.1, 0.97, 0.2]));
  return [i, cross(k, i), k];
})();

const REVERSED: Direction = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, -1],
];

/** What bodies look like: one departure from the ordinary at a time, and some together. */
export const SHAPES: readonly PhantomShape[] = [
  { name: 'ordinary', scene: column() },
  { name: 'small', scene: column({ widthMm: 38, depthMm: 27, heightMm: 23 }) },
  { name: 'large', scene: column({ widthMm: 54, depthMm: 38, heightMm: 31 }) },
  { name: 'thin shell 0.6 mm', scene: column({ shellMm: 0.6 }) },
  { name: 'thick shell 1.4 mm', scene: column({ shellMm: 1.4 }) },
  { name: 'flat endplates', scene: column({ concavityMm: 0 }) },
  { name: 'tilt 15 degrees', scene: column({ pitchDegrees: 15 }) },
  { name: 'tilt 25 degrees', scene: column({ pitchDegrees: -25, rollDegrees: 6 }) },
  { name: 'tilt 35 degrees', scene: column({ pitchDegrees: 35 }) },
  { name: 'side tilt 12 degrees', scene: column({ rollDegrees: 12, pitchDegrees: 5 }) },
  { name: 'wedge 8 degrees', scene: column({ wedgeDegrees: 8 }) },
  { name: 'wedge 15 degrees', scene: column({ wedgeDegrees: 15, heightMm: 25 }) },
  { name: 'biconcave 4 mm', scene: column({ concavityMm: 4 }) },
  { name: 'wedge and biconcave', scene: column({ wedgeDegrees: 10, concavityMm: 3.5 }) },
  { name: 'dense spot inside', scene: { ...column(), ...ball([8, 2, 3], 4, 600) } },
  { name: 'dense spot at wall', scene: { ...column(), ...ball([14, -4, 4], 4, 600) } },
  { name: 'osteophyte', scene: { ...column(), ...ball([16, -16, 12], 5, 500) } },
  { name: 'rotation 5 degrees', scene: column({ rotationDegrees: 5 }) },
  { name: 'rotation 10 degrees', scene: column({ rotationDegrees: -10 }) },
  { name: 'rotation 15 degrees', scene: column({ rotationDegrees: 15 }) },
  { name: 'aorta 350 HU at wall', scene: { ...column(), aorta: { hu: 350, gapMm: 0 } } },
  { name: 'aorta 250 HU at wall', scene: { ...column(), aorta: { hu: 250, gapMm: 0 } } },
  { name: 'cement above', scene: cementAbove() },
  { name: 'oblique stack', scene: column(), direction: OBLIQUE },
  { name: 'reversed stack', scene: column({ pitchDegrees: 10 }), direction: REVERSED },
];

/** Voxel sizes along I, J, K, mm. */
export const SPACINGS: readonly Vec3[] = [
  [0.6, 0.6, 0.63],
  [0.7, 0.7, 1],
  [0.8, 0.8, 1.5],
  [0.9, 0.9, 2],
  [0.8, 0.8, 3],
  [1, 1, 5],
];

export const CANCELLOUS_HU: readonly number[] = [-20, 40, 80, 150, 250];

export const NOISE_SD_HU: readonly number[] = [15, 40];

/** The size of what is rendered about the middle body, mm along I, J, K. */
const SIZE_MM: Vec3 = [100, 98, 108];

/** The middle of the grid: voxel borders shall not meet the body's symmetry. */
const MIDDLE_LPS: Vec3 = [0.3, 2.2, 0.7];

/** The grid of a shape at a voxel size. */
export function gridOf({ direction = AXIAL }: PhantomShape, spacing: Vec3): VolumeGeometry {
  return gridAbout(MIDDLE_LPS, SIZE_MM, spacing, direction);
}
