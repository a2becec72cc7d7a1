import { add, dot, scale, subtract, type Vec3 } from '../../../src';

/** Where a plane is looked at from: LPS, mm; `parallelScale` is half of the view's height in mm. */
export interface PlaneCamera {
  readonly focalPoint: Vec3;
  readonly position: Vec3;
  readonly viewPlaneNormal: Vec3;
  readonly parallelScale: number;
}

/** The size of a view on the screen, px. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** What a plane is to show: a field (mm) that is wholly in view, about a point (LPS, mm). */
export interface Framing {
  readonly centerLps: Vec3;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** The camera moved so that it looks at a point, with the same zoom. */
export function centredOn(camera: PlaneCamera, centerLps: Vec3): PlaneCamera {
  const step = subtract(centerLps, camera.focalPoint);
  return { ...camera, focalPoint: centerLps, position: add(camera.position, step) };
}

/** The camera moved along its normal only, so that its plane goes through a point. */
export function throughPoint(camera: PlaneCamera, pointLps: Vec3): PlaneCamera {
  const { viewPlaneNormal, focalPoint, position } = camera;
  const step = scale(
    viewPlaneNormal,
    dot(subtract(pointLps, focalPoint), viewPlaneNormal) / dot(viewPlaneNormal, viewPlaneNormal),
  );
  return { ...camera, focalPoint: add(focalPoint, step), position: add(position, step) };
}

/** Half of the height (mm) of a view into which a field just fits. */
export const scaleOfField = (
  { widthMm, heightMm }: Pick<Framing, 'widthMm' | 'heightMm'>,
  { width, height }: ViewSize,
): number => Math.max(heightMm, (widthMm * height) / width) / 2;

/** Whether two zooms are the same; the host keeps them with rounding. */
export const isSameScale = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-3;

/** Whether two cameras look at the same place of their plane, to a tenth of a mm. */
export function isSameView(a: PlaneCamera, b: PlaneCamera): boolean {
  const { focalPoint } = throughPoint(a, b.focalPoint);
  const off = subtract(focalPoint, b.focalPoint);
  return isSameScale(a.parallelScale, b.parallelScale) && Math.sqrt(dot(off, off)) < 0.1;
}
