import type { Types as CoreTypes } from '@cornerstonejs/core';
import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import {
  levelsOf,
  type CtSeries,
  type LevelReading,
  type Reading,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import { TOOL_NAMES } from '../id';
import type { CornerstoneTools } from '../host/host';
import { cssColor } from '../panels/cssColor';
import { viewPlaneOf } from './overlayPen';
import { textsNow } from '../text/texts';
import {
  ellipseHandlesLps,
  ellipseOutlineLps,
  maskCornersLps,
  outlineInPlane,
  planeMeetsCorners,
  type ViewPlane,
} from './overlayGeometry';

/** What is drawn over the images; asked for at each drawing. */
export interface OverlayContent {
  readonly reading: Reading;
  readonly series: CtSeries;
  readonly activeLevel: VertebralLevel | undefined;
  /** Whether the ellipses show handles, since they can be dragged. */
  readonly ellipsesEditable: boolean;
}

type Viewport = CoreTypes.IVolumeViewport;
type Drawing = ToolsTypes.SVGDrawingHelper;

/** Distance (px) between a level's box and its label. */
const LABEL_GAP_PX = 8;

/**
 * The tool that draws the label of every measured level on all planes, and the three ellipses:
 * as ellipses in their slice, as lines where another plane cuts them. It takes no mouse events.
 */
export function createOverlayTool(
  cornerstoneTools: CornerstoneTools,
  content: () => OverlayContent | undefined,
) {
  const { AnnotationDisplayTool, drawing } = cornerstoneTools;

  const polyline = (
    helper: Drawing,
    viewport: Viewport,
    id: string,
    pointsLps: readonly Vec3[],
    color: string,
    closed: boolean,
  ) =>
    drawing.drawPolyline(
      helper,
      TOOL_NAMES.overlay,
      id,
      pointsLps.map((point) => viewport.worldToCanvas([...point])),
      { color, lineWidth: 2, closePath: closed },
    );

  const drawEllipses = (
    helper: Drawing,
    viewport: Viewport,
    plane: ViewPlane,
    { series, ellipsesEditable }: OverlayContent,
    { level, threeSlice }: LevelReading,
  ) => {
    const halfSliceMm = series.geometry.spacing[2] / 2;
    for (const ellipse of threeSlice?.ellipses ?? []) {
      const outline = ellipseOutlineLps(series.geometry, ellipse);
      const shown = outlineInPlane(outline, plane, halfSliceMm);
      if (shown.kind === 'none') continue;
      const id = `${level}-${ellipse.position}`;
      polyline(helper, viewport, id, shown.points, cssColor(level), shown.kind === 'outline');
      if (shown.kind === 'outline' && ellipsesEditable) {
        drawing.drawHandles(
          helper,
          TOOL_NAMES.overlay,
          `${id}-handles`,
          ellipseHandlesLps(series.geometry, ellipse).map((point) =>
            viewport.worldToCanvas([...point]),
          ),
          { color: cssColor(level), handleRadius: '5', fill: '#000' },
        );
      }
    }
  };

  const drawLabel = (
    helper: Drawing,
    viewport: Viewport,
    plane: ViewPlane,
    { series, activeLevel }: OverlayContent,
    { level, threeDimensional, threeSlice, exclusion }: LevelReading,
  ) => {
    const cornersLps = threeDimensional
      ? maskCornersLps(series.geometry, threeDimensional.cancellous)
      : (threeSlice?.ellipses ?? []).flatMap((each) => ellipseOutlineLps(series.geometry, each));
    if (cornersLps.length === 0 || !planeMeetsCorners(plane, cornersLps)) return;
    const corners = cornersLps.map((corner) => viewport.worldToCanvas([...corner]));
    const x = Math.max(...corners.map(([cornerX]) => cornerX)) + LABEL_GAP_PX;
    const ys = corners.map(([, cornerY]) => cornerY);
    const y = (Math.min(...ys) + Math.max(...ys)) / 2;
    drawing.drawTextBox(
      helper,
      TOOL_NAMES.overlay,
      `${level}-label`,
      [exclusion ? textsNow().exclusion.excluded(level) : level],
      [x, y],
      {
        color: cssColor(level),
        background: 'rgba(0, 0, 0, 0.65)',
        fontSize: level === activeLevel ? '18px' : '16px',
        padding: 0,
      },
    );
  };

  return class VertebralBmdOverlayTool extends AnnotationDisplayTool {
    static override toolName = TOOL_NAMES.overlay;

    renderAnnotation(
      { viewport }: CoreTypes.IEnabledElement,
      svgDrawingHelper: ToolsTypes.SVGDrawingHelper,
    ): boolean {
      const shown = content();
      if (!shown) return false;
      const volumeViewport = viewport as Viewport;
      const plane = viewPlaneOf(volumeViewport);
      for (const level of levelsOf(shown.reading)) {
        drawEllipses(svgDrawingHelper, volumeViewport, plane, shown, level);
        drawLabel(svgDrawingHelper, volumeViewport, plane, shown, level);
      }
      return true;
    }
  };
}
