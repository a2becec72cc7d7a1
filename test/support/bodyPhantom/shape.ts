import type { VolumeGeometry } from '../../../src/volume/geometry';
import { add, cross, dot, scale, subtract, type Vec3 } from '../../../src/volume/vector';
import type { PhantomBody } from './scene';

/** Blur of the scanner (SD, mm), besides the averaging over a voxel. */
export const SCANNER_BLUR_MM = 0.6;

/** The body's own unit axes in LPS. */
export function axesOf({
  pitchDegrees,
  rollDegrees,
  rotationDegrees,
}: Pick<PhantomBody, 'pitchDegrees' | 'rollDegrees' | 'rotationDegrees'>) {
  const radians = Math.PI / 180;
  const unit = (v: Vec3) => scale(v, 1 / Math.hypot(...v));
  const cranial = unit([-Math.tan(rollDegrees * radians), -Math.tan(pitchDegrees * radians), 1]);
  const straight = unit(subtract([0, 1, 0], scale(cranial, cranial[1])));
  const side = cross(straight, cranial);
  const turn = rotationDegrees * radians;
  const posterior = add(scale(straight, Math.cos(turn)), scale(side, Math.sin(turn)));
  return { cranial, posterior, left: cross(posterior, cranial) };
}

/** A body with its axes and the blur (SD, mm) along them on this grid. */
export function shapeOf(body: PhantomBody, geometry: VolumeGeometry) {
  const axes = axesOf(body);
  return {
    body,
    axes,
    wedge: Math.tan((body.wedgeDegrees * Math.PI) / 360),
    axialBlur: blurAlong(geometry, axes.cranial),
    planeBlur: (blurAlong(geometry, axes.left) + blurAlong(geometry, axes.posterior)) / 2,
  };
}

export type Shape = ReturnType<typeof shapeOf>;

function blurAlong({ direction, spacing }: VolumeGeometry, axis: Vec3): number {
  const voxel = direction.reduce((sum, d, n) => sum + (dot(d, axis) * spacing[n]!) ** 2, 0) / 12;
  return Math.sqrt(SCANNER_BLUR_MM ** 2 + voxel);
}

/** A point (LPS, mm) in the body's own axes: left, posterior, cranial of its centre. */
export function toShape({ body: { centerLps }, axes }: Shape, pointLps: Vec3): Vec3 {
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
export function outlineDepth(shape: Shape, [x, y, z]: Vec3): number {
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
export function bodyDepth(
  shape: Shape,
  xyz: Vec3,
): { readonly depth: number; readonly blur: number } {
  const { body, wedge, axialBlur, planeBlur } = shape;
  const [x, y, z] = xyz;
  const middle = Math.max(0, 1 - (x / (body.widthMm / 2)) ** 2 - (y / (body.depthMm / 2)) ** 2);
  const half = body.heightMm / 2 + wedge * y - body.concavityMm * middle;
  const axial = (half - Math.abs(z)) * Math.cos(Math.atan(wedge));
  const across = outlineDepth(shape, xyz);
  return axial < across ? { depth: axial, blur: axialBlur } : { depth: across, blur: planeBlur };
}

/** Depth (mm) inside the pedicles and the arch behind the canal, positive inside. */
export function archDepth(shape: Shape, [x, y, z]: Vec3): number {
  const back = 0.42 * shape.body.depthMm;
  const alongPedicle = Math.max(back - 4, Math.min(back + 16, y));
  const pedicle =
    5 - Math.hypot(Math.abs(x) - 15, y - alongPedicle, (z - shape.body.heightMm * 0.2) * 0.75);
  const ring = Math.hypot(x, (y - back - 10) * 1.2);
  const lamina = Math.min(4 - Math.abs(ring - 15), 8 - Math.abs(z), y - back - 8);
  return Math.max(pedicle, lamina);
}

/** Radius of the aorta, mm. */
const AORTA_RADIUS_MM = 9;

/** Where the aorta stands beside the midline, left positive, mm. */
const AORTA_LEFT_MM = 12;

/** Depth (mm) inside an aorta so far (mm) off the front wall, positive inside. */
export function aortaDepth({ body }: Shape, [x, y]: Vec3, gapMm: number): number {
  const b = 0.58 * body.depthMm;
  const u = (AORTA_LEFT_MM / (body.widthMm / 2)) ** 2.5;
  const wallY = -b * (1 - u) ** 0.4;
  // The outward normal of the outline at that place.
  const slope = [
    (AORTA_LEFT_MM / (body.widthMm / 2)) ** 1.5 / (body.widthMm / 2),
    -((-wallY / b) ** 1.5) / b,
  ] as const;
  const away = (AORTA_RADIUS_MM + gapMm) / Math.hypot(...slope);
  const center = [AORTA_LEFT_MM + away * slope[0], wallY + away * slope[1]] as const;
  return AORTA_RADIUS_MM - Math.hypot(x - center[0], y - center[1]);
}
