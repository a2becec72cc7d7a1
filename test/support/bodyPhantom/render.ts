import { createMask, trimMask, type Mask } from '../../../src/segmentation/mask';
import { createCtVolume, type CtVolume } from '../../../src/volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../../../src/volume/geometry';
import { boxVoxelCount, wholeBox } from '../../../src/volume/indexBox';
import { scale, subtract, type Vec3 } from '../../../src/volume/vector';
import type { Aorta, PhantomBody, PhantomScene } from './scene';
import {
  aortaDepth,
  archDepth,
  bodyDepth,
  outlineDepth,
  SCANNER_BLUR_MM,
  shapeOf,
  toShape,
  type Shape,
} from './shape';

const SHELL_HU = 650;
const DISC_HU = 80;
const CANAL_HU = 20;
const MUSCLE_HU = 55;
const FAT_HU = -100;
const UNENHANCED_AORTA: Aorta = { hu: 45, gapMm: 1 };

/**
 * A noise-free CT of which the cancellous HU of one body can still be chosen: the HU of a voxel
 * is `fixed + share * HU`.
 */
export interface PhantomLayers {
  readonly geometry: VolumeGeometry;
  readonly fixed: Float32Array;
  readonly share: Float32Array;
}

/** Renders all of a scene but the cancellous bone of the body `open` (index). */
export function renderLayers(
  geometry: VolumeGeometry,
  scene: PhantomScene,
  open: number,
): PhantomLayers {
  const count = boxVoxelCount(wholeBox(geometry));
  const fixed = new Float32Array(count);
  const share = new Float32Array(count);
  const shapes = scene.bodies.map((body) => shapeOf(body, geometry));
  const aorta = scene.aorta ?? UNENHANCED_AORTA;
  const balls = scene.denseBalls ?? [];
  forEachVoxel(geometry, (pointLps, offset) => {
    const { shape, around, shell, core } = sharesAt(shapes, aorta, pointLps);
    let value = around + shell * SHELL_HU;
    let cancellous = shape === shapes[open] ? core : 0;
    if (cancellous === 0) value += core * shape.body.cancellousHu;
    for (const ball of balls) {
      const depth = ball.radiusMm - Math.hypot(...subtract(pointLps, ball.centerLps));
      const dense = inside(depth, SCANNER_BLUR_MM);
      value += (ball.hu - value) * dense;
      cancellous *= 1 - dense;
    }
    fixed[offset] = value;
    share[offset] = cancellous;
  });
  return { geometry, fixed, share };
}

/** The CT of a scene whose open body has this cancellous HU, with white noise (SD, HU). */
export function composePhantom(
  { geometry, fixed, share }: PhantomLayers,
  cancellousHu: number,
  noiseSdHu = 0,
  noiseSeed = 1,
): CtVolume {
  const hu = new Int16Array(fixed.length);
  const noise = gaussianNoise(noiseSeed);
  for (let offset = 0; offset < hu.length; offset++) {
    const value = fixed[offset]! + share[offset]! * cancellousHu;
    hu[offset] = Math.round(value + (noiseSdHu > 0 ? noiseSdHu * noise() : 0));
  }
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}

/** A CT of the scene on a grid. Surfaces are blurred along their normal, by formula. */
export function renderPhantom(geometry: VolumeGeometry, scene: PhantomScene): CtVolume {
  const layers = renderLayers(geometry, scene, 0);
  return composePhantom(
    layers,
    scene.bodies[0]!.cancellousHu,
    scene.noiseSdHu ?? 0,
    scene.noiseSeed ?? 1,
  );
}

/** The voxels whose centre lies at least so deep (mm) inside a body; 0 gives the true body. */
export function trueBodyMask(geometry: VolumeGeometry, body: PhantomBody, depthMm = 0): Mask {
  const box = wholeBox(geometry);
  const voxels = new Uint8Array(boxVoxelCount(box));
  const shape = shapeOf(body, geometry);
  forEachVoxel(geometry, (pointLps, offset) => {
    if (bodyDepth(shape, toShape(shape, pointLps)).depth >= depthMm) voxels[offset] = 1;
  });
  return trimMask(createMask(box, voxels));
}

function forEachVoxel(
  geometry: VolumeGeometry,
  visit: (pointLps: Vec3, offset: number) => void,
): void {
  const [columns, rows, slices] = geometry.dimensions;
  const along = scale(geometry.direction[0], geometry.spacing[0]);
  let offset = 0;
  for (let k = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++) {
      const [x, y, z] = ijkToLps(geometry, [0, j, k]);
      for (let i = 0; i < columns; i++) {
        visit([x + i * along[0], y + i * along[1], z + i * along[2]], offset++);
      }
    }
  }
}

/** What a voxel is made of: HU of the surroundings, and the shares of shell and cancellous bone. */
function sharesAt(shapes: readonly Shape[], aorta: Aorta, pointLps: Vec3) {
  let shape = shapes[0]!;
  let xyz = toShape(shape, pointLps);
  for (const other of shapes) {
    const there = toShape(other, pointLps);
    if (Math.abs(there[2]) >= Math.abs(xyz[2])) continue;
    shape = other;
    xyz = there;
  }
  const { depth, blur } = bodyDepth(shape, xyz);
  const bone = Math.max(depth, archDepth(shape, xyz));
  const whole = inside(bone, blur);
  const core = inside(bone - shape.body.shellMm, blur);
  const around = surroundingsHu(shape, aorta, xyz) * (1 - whole);
  return { shape, around, shell: whole - core, core };
}

function surroundingsHu(shape: Shape, aorta: Aorta, xyz: Vec3): number {
  const [x, y, z] = xyz;
  const back = 0.42 * shape.body.depthMm;
  let hu = y < -5 && Math.abs(x) < 60 ? FAT_HU : MUSCLE_HU;
  if (Math.hypot(Math.abs(x) - 38, y - 4) < 14) hu = MUSCLE_HU;
  hu += (aorta.hu - hu) * inside(aortaDepth(shape, xyz, aorta.gapMm), shape.planeBlur);
  if (Math.hypot(x / 11, (y - back - 9) / 9) < 1) hu = CANAL_HU;
  const beyondPlate = Math.abs(z) > shape.body.heightMm / 2 - 5;
  const disc = beyondPlate ? inside(outlineDepth(shape, xyz), shape.planeBlur) : 0;
  return hu + (DISC_HU - hu) * disc;
}

/** Share of a blurred half space at a depth (mm) inside it; logistic form of the normal integral. */
function inside(depth: number, blur: number): number {
  return 1 / (1 + Math.exp((-1.702 * depth) / blur));
}

/** Normal deviates from a linear congruential generator (Box and Muller). */
function gaussianNoise(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
