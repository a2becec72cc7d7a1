import type { Types as CoreTypes } from '@cornerstonejs/core';
import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import {
  ijkToLps,
  type CtSeries,
  type GuidedDraft,
  type PropagatedLevel,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import type { CornerstoneTools } from '../host/host';
import { TOOL_NAMES } from '../id';
import { cssColor } from './cssColor';
import type { BorderLine } from './borderLines';
import type { PointerPlace } from './dragTool';
import type { Brush, Sketch } from './inHand';
import {
  distanceFromPlane,
  ellipseOutlineLps,
  outlineInPlane,
  type ViewPlane,
} from './overlayGeometry';
import { overlayPen, type OverlayPen } from './overlayPen';
import { planeInView } from './planeInView';

/** What is drawn over the images while a reading is worked on; asked for at each drawing. */
export interface EditOverlayContent {
  readonly series: CtSeries;
  readonly proposed: readonly PropagatedLevel[];
  readonly guided: GuidedDraft | undefined;
  readonly sketch: Sketch | undefined;
  /** The brush and where it is, while it is the tool in hand. */
  readonly brush: (Brush & { readonly at: PointerPlace }) | undefined;
  /** The borders that can be dragged in a plane; none while another tool is in hand. */
  readonly bordersIn: (
    plane: ViewPlane,
  ) => readonly { readonly level: VertebralLevel; readonly line: BorderLine }[];
}

/** Half of the line (mm) that stands for a border that is drawn by hand. */
const BORDER_HALF_MM = 25;

/** What has no level yet; it stands out from bone and from every level's colour by its dashes. */
const WHITE = 'rgb(255, 255, 255)';

/**
 * The tool that draws what is offered or under way: proposed neighbours, borders to drag, the
 * brush, a manual reading. It takes no mouse events.
 */
export function createEditOverlayTool(
  cornerstoneTools: CornerstoneTools,
  content: () => EditOverlayContent | undefined,
) {
  return class VertebralBmdEditOverlayTool extends cornerstoneTools.AnnotationDisplayTool {
    static override toolName = TOOL_NAMES.editOverlay;

    renderAnnotation(
      { viewport }: CoreTypes.IEnabledElement,
      helper: ToolsTypes.SVGDrawingHelper,
    ): boolean {
      const shown = content();
      if (!shown) return false;
      const pen = overlayPen(
        cornerstoneTools,
        TOOL_NAMES.editOverlay,
        viewport as CoreTypes.IVolumeViewport,
        helper,
      );
      shown.proposed.forEach((level) => drawProposed(pen, shown.series, level));
      drawBorders(pen, shown);
      if (shown.guided) drawGuided(pen, shown.series, shown.guided);
      if (shown.sketch)
        pen.line('sketch', shown.sketch.pointsLps, { color: WHITE, ...shown.sketch });
      if (shown.brush) drawBrush(pen, shown.brush);
      return true;
    }
  };
}

/** A proposed level: its ellipses, dashed. */
function drawProposed(
  pen: OverlayPen,
  { geometry }: CtSeries,
  { level, result }: PropagatedLevel,
): void {
  if (result.status !== 'measured') return;
  const { threeSlice } = result.measurement;
  const color = cssColor(level);
  for (const ellipse of threeSlice?.ellipses ?? []) {
    drawOutline(
      pen,
      `proposed-${level}-${ellipse.position}`,
      ellipseOutlineLps(geometry, ellipse),
      {
        halfSliceMm: geometry.spacing[2] / 2,
        color,
        dashed: true,
      },
    );
  }
}

/** A flat outline as it shows in the plane: as itself, as a line, or not. */
function drawOutline(
  pen: OverlayPen,
  id: string,
  outlineLps: readonly Vec3[],
  style: { readonly halfSliceMm: number; readonly color: string; readonly dashed?: boolean },
): void {
  const inPlane = outlineInPlane(outlineLps, pen.plane, style.halfSliceMm);
  if (inPlane.kind === 'none') return;
  pen.line(id, inPlane.points, { ...style, closed: inPlane.kind === 'outline' });
}

function drawBorders(pen: OverlayPen, { bordersIn }: EditOverlayContent): void {
  for (const { level, line } of bordersIn(pen.plane)) {
    const { border, fromLps, toLps } = line;
    const id = `border-${level}-${border}`;
    const middle = fromLps.map((mm, axis) => (mm + toLps[axis]!) / 2) as unknown as Vec3;
    pen.line(id, [fromLps, toLps], { color: WHITE, dashed: true });
    pen.handles(`${id}-grips`, [fromLps, middle, toLps], WHITE, cssColor(level));
  }
}

function drawGuided(
  pen: OverlayPen,
  { geometry }: CtSeries,
  { level, superior, inferior, outlines }: GuidedDraft,
): void {
  const color = cssColor(level);
  for (const [border, plane] of Object.entries({ superior, inferior })) {
    const ends = plane && planeInView(plane, pen.plane, BORDER_HALF_MM);
    if (ends) pen.line(`guided-${border}`, ends, { color });
  }
  for (const { sliceIndex, pointsIj } of outlines) {
    const outlineLps = pointsIj.map(([i, j]) => ijkToLps(geometry, [i, j, sliceIndex]));
    drawOutline(pen, `guided-outline-${sliceIndex}`, outlineLps, {
      halfSliceMm: geometry.spacing[2] / 2,
      color,
    });
  }
}

function drawBrush(
  pen: OverlayPen,
  { at, radiusMm, erase }: NonNullable<EditOverlayContent['brush']>,
): void {
  if (!isSameView(pen.plane, at.plane, at.pointLps)) return;
  pen.circle('brush', at.pointLps, radiusMm, { color: WHITE, dashed: erase });
}

/** Whether a plane is the one that was looked at: through the point, and turned the same way. */
const isSameView = (plane: ViewPlane, other: ViewPlane, pointLps: Vec3): boolean =>
  Math.abs(distanceFromPlane(plane, pointLps)) < 0.01 &&
  plane.normalLps.every((component, axis) => Math.abs(component - other.normalLps[axis]!) < 1e-6);
