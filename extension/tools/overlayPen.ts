import type { Types as CoreTypes } from '@cornerstonejs/core';
import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { Vec3 } from '../../src';
import type { CornerstoneTools } from '../host/host';
import type { ViewPlane } from './overlayGeometry';

/** How a line is drawn. */
export interface LineStyle {
  readonly color: string;
  readonly closed?: boolean;
  readonly dashed?: boolean;
  /** @default 2 px */
  readonly width?: number;
}

/** Draws in one viewport, at places in the patient (LPS, mm). Each `id` is drawn once. */
export interface OverlayPen {
  readonly plane: ViewPlane;
  onScreen(pointLps: Vec3): readonly [number, number];
  /** Size (mm) of a pixel of the screen at a point. */
  mmPerPixelAt(pointLps: Vec3): number;
  line(id: string, pointsLps: readonly Vec3[], style: LineStyle): void;
  /** @param radius px, @default 4 */
  handles(
    id: string,
    pointsLps: readonly Vec3[],
    color: string,
    fill: string,
    radius?: number,
  ): void;
  circle(id: string, centerLps: Vec3, radiusMm: number, style: LineStyle): void;
  text(id: string, words: string, atLps: Vec3, color: string): void;
}

/** The plane that a viewport shows now. */
export function viewPlaneOf(viewport: CoreTypes.IVolumeViewport): ViewPlane {
  const { focalPoint, viewPlaneNormal } = viewport.getCamera();
  return { pointLps: focalPoint as Vec3, normalLps: viewPlaneNormal as Vec3 };
}

/** Size (mm) of a pixel of the screen at a point (LPS, mm) of a viewport. */
export function mmPerPixelAt(viewport: CoreTypes.IVolumeViewport, pointLps: Vec3): number {
  const [x, y] = viewport.worldToCanvas([...pointLps]);
  const here = viewport.canvasToWorld([x, y]);
  const beside = viewport.canvasToWorld([x + 1, y]);
  return Math.hypot(...beside.map((mm, axis) => mm - here[axis]!));
}

const DASH = '6,5';

/** @param name the tool that draws */
export function overlayPen(
  { drawing }: CornerstoneTools,
  name: string,
  viewport: CoreTypes.IVolumeViewport,
  helper: ToolsTypes.SVGDrawingHelper,
): OverlayPen {
  const onCanvas = (point: Vec3) => viewport.worldToCanvas([...point]);
  const styleOf = ({ color, dashed, width }: LineStyle) => ({
    color,
    lineWidth: width ?? 2,
    ...(dashed ? { lineDash: DASH } : {}),
  });
  return {
    plane: viewPlaneOf(viewport),
    onScreen: onCanvas,
    mmPerPixelAt: (point) => mmPerPixelAt(viewport, point),
    line(id, pointsLps, style) {
      drawing.drawPolyline(helper, name, id, pointsLps.map(onCanvas), {
        ...styleOf(style),
        closePath: style.closed === true,
      });
    },
    handles(id, pointsLps, color, fill, radius = 4) {
      drawing.drawHandles(helper, name, id, pointsLps.map(onCanvas), {
        color,
        fill,
        handleRadius: String(radius),
      });
    },
    circle(id, centerLps, radiusMm, style) {
      const radius = radiusMm / mmPerPixelAt(viewport, centerLps);
      drawing.drawCircle(helper, name, id, onCanvas(centerLps), radius, styleOf(style));
    },
    text(id, words, atLps, color) {
      drawing.drawTextBox(helper, name, id, [words], onCanvas(atLps), {
        color,
        background: 'rgba(0, 0, 0, 0.65)',
        fontSize: '16px',
        padding: 0,
      });
    },
  };
}
