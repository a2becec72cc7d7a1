import { createMask, trimMask, type Mask } from '../../src/segmentation/mask';
import { createCtVolume, type CtVolume } from '../../src/volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../../src/volume/geometry';
import { boxVoxelCount, wholeBox } from '../../src/volume/indexBox';
import { add, cross, dot, scale, subtract, type Vec3 } from '../../src/volume/vector';

/** A vertebral body of known shape; lengths in mm, angles in degrees. */
export interface PhantomBody {
  readonly centerLps: Vec3;
  /** Turn about left: positive raises the posterior edge of the endplates. */
  readonly pitchDegrees: number;
  /** Turn about posterior: positive raises the left edge of the endplates. */
  readonly rollDegrees: number;
  readonly widthMm: number;
  readonly depthMm: number;
  readonly heightMm: number;
  /** Angle between the endplates; positive is lower in front. */
  readonly wedgeDegrees: number;
  /** How far both endplates sink in the middle. */
  readonly concavityMm: number;
  readonly cancellousHu: number;
}

/** A dense ball: a bone island, or an osteophyte where it straddles the wall. */
export interface DenseBall {
  readonly centerLps: Vec3;
  readonly radiusMm: number;
  readonly hu: number;
}

/** What a phantom is made of. */
export interface PhantomScene {
  readonly bodies: readonly PhantomBody[];
  readonly denseBalls?: readonly DenseBall[];
  /** Standard deviation of white noise, HU. */
  readonly noiseSdHu?: number;
  /** Which noise; the same number gives the same voxels. */
  readonly noiseSeed?: number;
}

/** An ordinary lumbar body of low density at a point. */
export function ordinaryBody(centerLps: Vec3, changes: Partial<PhantomBody> = {}): PhantomBody {
  return {
    centerLps,
    pitchDegrees: 0,
    rollDegrees: 0,
    widthMm: 46,
    depthMm: 32,
    heightMm: 27,
    wedgeDegrees: 0,
    concavityMm: 1.5,
    cancellousHu: 90,
    ...changes,
  };
}

/** Bodies on one axis with 9 mm discs; `changes` apply to all of them. */
export function columnOfBodies(
  middleLps: Vec3,
  count: number,
  changes: Partial<PhantomBody> = {},
): readonly PhantomBody[] {
  const { heightMm } = ordinaryBody(middleLps, changes);
  const { cranial } = axesOf(ordinaryBody(middleLps, changes));
  return Array.from({ length: count }, (_, index) =>
    ordinaryBody(
      add(middleLps, scale(cranial, ((count - 1) / 2 - index) * (heightMm + 9))),
      changes,
    ),
  );
}

const SHELL_HU = 650;
const SHELL_MM = 1;
const DISC_HU = 80;
const CANAL_HU = 20;
const MUSCLE_HU = 55;
const FAT_HU = -100;
const BLOOD_HU = 45;

/** Blur of the scanner (SD, mm), besides the averaging over a voxel. */
const SCANNER_BLUR_MM = 0.6;

/** A CT of the scene on a grid. Surfaces are blurred along their normal, by formula. */
export function renderPhantom(geometry: VolumeGeometry, scene: PhantomScene): CtVolume {
  const box = wholeBox(geometry);
  const hu = new Int16Array(boxVoxelCount(box));
  const shapes = scene.bodies.map((body) => shapeOf(body, geometry));
  const noise = gaussianNoise(scene.noiseSeed ?? 1);
  const noiseSd = scene.noiseSdHu ?? 0;
  forEachVoxel(geometry, (pointLps, offset) => {
    let value = sceneHu(shapes, pointLps);
    for (const ball of scene.denseBalls ?? []) {
      const depth = ball.radiusMm - Math.hypot(...subtract(pointLps, ball.centerLps));
      value += (ball.hu - value) * inside(depth, SCANNER_BLUR_MM);
    }
    hu[offset] = Math.round(value + (noiseSd > 0 ? noiseSd * noise() : 0));
  });
  return createCtVolume({ geometry, box, hu });
}

/** The true body: voxels whose centre lies inside it. */
export function trueBodyMask(geometry: VolumeGeometry, body: PhantomBody): Mask {
  const box = wholeBox(geometry);
  const voxels = new Uint8Array(boxVoxelCount(box));
  const shape = shapeOf(body, geometry);
  forEachVoxel(geometry, (pointLps, offset) => {
    if (bodyDepth(shape, toShape(shape, pointLps)).depth >= 0) voxels[offset] = 1;
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

function axesOf({ pitchDegrees, rollDegrees }: PhantomBody) {
  const pitch = Math.tan((pitchDegrees * Math.PI) / 180);
  const roll = Math.tan((rollDegrees * Math.PI) / 180);
  const unit = (v: Vec3) => scale(v, 1 / Math.hypot(...v));
  const cranial = unit([-roll, -pitch, 1]);
  const posterior = unit(subtract([0, 1, 0], scale(cranial, cranial[1])));
  return { cranial, posterior, left: cross(posterior, cranial) };
}

/** A body with its axes and the blur (SD, mm) along them on this grid. */
function shapeOf(body: PhantomBody, { direction, spacing }: VolumeGeometry) {
  const axes = axesOf(body);
  const blurAlong = (axis: Vec3) =>
    Math.sqrt(
      SCANNER_BLUR_MM ** 2 +
        direction.reduce((sum, d, n) => sum + (dot(d, axis) * spacing[n]!) ** 2, 0) / 12,
    );
  const wedge = Math.tan((body.wedgeDegrees * Math.PI) / 360);
  return {
    body,
    axes,
    wedge,
    axialBlur: blurAlong(axes.cranial),
    planeBlur: (blurAlong(axes.left) + blurAlong(axes.posterior)) / 2,
  };
}

type Shape = ReturnType<typeof shapeOf>;

function toShape({ body: { centerLps }, axes }: Shape, pointLps: Vec3): Vec3 {
  const x = pointLps[0] - centerLps[0];
  const y = pointLps[1] - centerLps[1];
  const z = pointLps[2] - centerLps[2];
  const { left, posterior, cranial } = axes;
  return [
    x * left[0] + y * left[1] + z * left[2],
    x * posterior[0] + y * posterior[1] + z * posterior[2],
    x * cranial[0] + y * cranial[1] + z * cranial[2],
  ];
}

/** Back of the outline: flat, a little hollow towards the canal. */
function backMm({ body }: Shape, x: number): number {
  return 0.42 * body.depthMm - 1.5 * Math.max(0, 1 - (x / 10) ** 2);
}

/** Depth (mm) inside the outline seen from above, positive inside; the waist is 2 mm narrower. */
function outlineDepth(shape: Shape, [x, y, z]: Vec3): number {
  const { widthMm, depthMm, heightMm } = shape.body;
  const waist = 2 * Math.max(0, 1 - (z / (heightMm / 2)) ** 2);
  const a = widthMm / 2 - waist;
  const b = depthMm * 0.58 - waist;
  const u = Math.abs(x) / a;
  const v = Math.abs(y) / b;
  const q = Math.max(1e-6, (u * u * Math.sqrt(u) + v * v * Math.sqrt(v)) ** 0.4);
  const slopeX = ((u / q) * Math.sqrt(u / q)) / a;
  const slopeY = ((v / q) * Math.sqrt(v / q)) / b;
  const slope = Math.sqrt(slopeX * slopeX + slopeY * slopeY);
  return Math.min((1 - q) / slope, backMm(shape, x) - y);
}

/** Depth (mm) inside the body, positive inside, and the blur at its nearest surface. */
function bodyDepth(shape: Shape, xyz: Vec3): { readonly depth: number; readonly blur: number } {
  const { body, wedge, axialBlur, planeBlur } = shape;
  const [x, y, z] = xyz;
  const middle = Math.max(0, 1 - (x / (body.widthMm / 2)) ** 2 - (y / (body.depthMm / 2)) ** 2);
  const half = body.heightMm / 2 + wedge * y - body.concavityMm * middle;
  const axial = (half - Math.abs(z)) * Math.cos(Math.atan(wedge));
  const across = outlineDepth(shape, xyz);
  return axial < across ? { depth: axial, blur: axialBlur } : { depth: across, blur: planeBlur };
}

/** Depth (mm) inside the pedicles and the arch behind the canal, positive inside. */
function archDepth(shape: Shape, [x, y, z]: Vec3): number {
  const back = 0.42 * shape.body.depthMm;
  const alongPedicle = Math.max(back - 4, Math.min(back + 16, y));
  const pedicle =
    5 - Math.hypot(Math.abs(x) - 15, y - alongPedicle, (z - shape.body.heightMm * 0.2) * 0.75);
  const ring = Math.hypot(x, (y - back - 10) * 1.2);
  const lamina = Math.min(4 - Math.abs(ring - 15), 8 - Math.abs(z), y - back - 8);
  return Math.max(pedicle, lamina);
}

function sceneHu(shapes: readonly Shape[], pointLps: Vec3): number {
  let nearest = shapes[0]!;
  let xyz = toShape(nearest, pointLps);
  for (const shape of shapes) {
    const other = toShape(shape, pointLps);
    if (Math.abs(other[2]) >= Math.abs(xyz[2])) continue;
    nearest = shape;
    xyz = other;
  }
  const { depth, blur } = bodyDepth(nearest, xyz);
  const arch = archDepth(nearest, xyz);
  const bone = Math.max(depth, arch);
  const whole = inside(bone, blur);
  const core = inside(bone - SHELL_MM, blur);
  const around = surroundingsHu(nearest, xyz);
  return around * (1 - whole) + SHELL_HU * (whole - core) + nearest.body.cancellousHu * core;
}

function surroundingsHu(shape: Shape, xyz: Vec3): number {
  const [x, y, z] = xyz;
  const back = 0.42 * shape.body.depthMm;
  let hu = y < -5 && Math.abs(x) < 60 ? FAT_HU : MUSCLE_HU;
  if (Math.hypot(Math.abs(x) - 38, y - 4) < 14) hu = MUSCLE_HU;
  if (Math.hypot(x - 12, y + 0.58 * shape.body.depthMm + 10) < 9) hu = BLOOD_HU;
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
