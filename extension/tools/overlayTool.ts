import type { Types as CoreTypes } from '@cornerstonejs/core';
import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import {
  levelsOf,
  type CtSeries,
  type LevelReading,
  type PropagatedLevel,
  type Reading,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import { TOOL_NAMES } from '../id';
import type { CornerstoneTools } from '../host/host';
import { cssColor } from './cssColor';
import { formatHu } from '../text/format';
import { textsNow } from '../text/texts';
import { drawDraft, drawEllipses, type DrawnEllipse } from './ellipseOverlay';
import { createBadges, type Badge } from './labelBadge';
import {
  boxAround,
  partInView,
  placeLabels,
  type LabelRequest,
  type ScreenBox,
} from './labelPlacement';
import {
  distanceFromPlane,
  ellipseOutlineLps,
  maskCornersLps,
  planeMeetsCorners,
} from './overlayGeometry';
import { overlayPen, type OverlayPen } from './overlayPen';

/** A place that was pressed and is being measured; LPS, mm. */
export interface PressedPlace {
  readonly level: VertebralLevel;
  readonly pointLps: Vec3;
}

/** What is drawn over the images; asked for at each drawing. */
export interface OverlayContent {
  readonly reading: Reading;
  readonly series: CtSeries;
  /** The level that the reader looks at. */
  readonly markedLevel: VertebralLevel | undefined;
  /** Whether the ellipses show grips, since they can be dragged. */
  readonly ellipsesEditable: boolean;
  readonly pressed: readonly PressedPlace[];
  /** Levels that are offered; `createEditOverlayTool` draws their ellipses. */
  readonly proposed: readonly PropagatedLevel[];
}

/** Room (px) that a grip takes, which no label may cover. */
const GRIP_ROOM_PX = 14;

/** A pressed place farther (mm) from a plane than this does not show in it. */
const PRESSED_REACH_MM = 5;

/** Radius (px) of the ring at a pressed place. */
const RING_PX = 11;

/**
 * The tool that draws the label of every measured level on all planes, and the ellipses. It takes
 * no mouse events.
 */
export function createOverlayTool(
  cornerstoneTools: CornerstoneTools,
  content: () => OverlayContent | undefined,
) {
  const badges = createBadges();

  const drawLabels = (
    helper: ToolsTypes.SVGDrawingHelper,
    pen: OverlayPen,
    view: { readonly width: number; readonly height: number },
    shown: OverlayContent,
    ellipses: ReadonlyMap<VertebralLevel, readonly DrawnEllipse[]>,
  ) => {
    const measured = levelsOf(shown.reading).map((known) => ({
      known,
      badge: badgeOf(known, shown, ellipses.get(known.level) ?? []),
    }));
    const proposed = shown.proposed.flatMap(({ level, result }) =>
      result.status === 'measured'
        ? [{ known: { level, ...result.measurement }, badge: proposedBadge(level) }]
        : [],
    );
    const labels = [...measured, ...proposed].flatMap(({ known, badge }) => {
      const box = boxInPlane(pen, shown.series, known);
      const beside = box && partInView(box, view);
      if (!beside) return [];
      return [{ level: known.level, badge, request: { beside, ...badges.sizeOf(badge) } }];
    });
    const requests: readonly LabelRequest[] = labels.map(({ request }) => request);
    const grips = [...ellipses.values()].flat().flatMap(({ gripsLps }) => gripsLps);
    const boxes = placeLabels(
      requests,
      grips.map((grip) => gripRoom(pen.onScreen(grip))),
      view,
    );
    labels.forEach(({ level, badge }, index) =>
      badges.draw(helper, `${TOOL_NAMES.overlay}-${level}-label`, badge, boxes[index]!),
    );
  };

  return class VertebralBmdOverlayTool extends cornerstoneTools.AnnotationDisplayTool {
    static override toolName = TOOL_NAMES.overlay;

    renderAnnotation(
      { viewport }: CoreTypes.IEnabledElement,
      helper: ToolsTypes.SVGDrawingHelper,
    ): boolean {
      const shown = content();
      if (!shown) return false;
      const volumeViewport = viewport as CoreTypes.IVolumeViewport;
      const pen = overlayPen(cornerstoneTools, TOOL_NAMES.overlay, volumeViewport, helper);
      const { clientWidth: width, clientHeight: height } = viewport.element;
      const ellipses = new Map(
        levelsOf(shown.reading).map((known) => [
          known.level,
          drawEllipses(pen, shown.series, known, gripsOf(known, shown)),
        ]),
      );
      drawDraft(pen, shown.series, shown.reading);
      drawLabels(helper, pen, { width, height }, shown, ellipses);
      shown.pressed.forEach((place) => drawPressed(pen, place));
      return true;
    }
  };
}

/** Which grips ellipses show: on the lines only those of the level that is looked at, to keep order. */
function gripsOf(
  { level }: LevelReading,
  { ellipsesEditable, markedLevel }: OverlayContent,
): Parameters<typeof drawEllipses>[3] {
  if (!ellipsesEditable) return 'none';
  return level === markedLevel ? 'everywhere' : 'inSlice';
}

/** The part of the screen that what is measured of a level takes; `undefined` in other planes. */
function boxInPlane(
  pen: OverlayPen,
  { geometry }: CtSeries,
  { threeDimensional, threeSlice }: Pick<LevelReading, 'threeDimensional' | 'threeSlice'>,
): ScreenBox | undefined {
  const cornersLps = threeDimensional
    ? maskCornersLps(geometry, threeDimensional.cancellous)
    : (threeSlice?.ellipses ?? []).flatMap((each) => ellipseOutlineLps(geometry, each));
  if (cornersLps.length === 0 || !planeMeetsCorners(pen.plane, cornersLps)) return undefined;
  return boxAround(cornersLps.map((corner) => pen.onScreen(corner)));
}

/** What the label of a level says: its name, whether it is left out, the ellipse that is shown. */
function badgeOf(
  { level, exclusion, threeSlice }: LevelReading,
  { markedLevel }: OverlayContent,
  ellipses: readonly DrawnEllipse[],
): Badge {
  const texts = textsNow();
  const shown = ellipses.find(({ inPlane }) => inPlane);
  const slice = threeSlice?.hu.slices.find(({ position }) => position === shown?.position);
  return {
    title: exclusion ? texts.exclusion.excluded(level) : level,
    detail: slice && `${texts.levelTable.positions[slice.position]} ${formatHu(slice.meanHu)} HU`,
    color: cssColor(level),
    marked: level === markedLevel,
    dashed: exclusion !== undefined,
  };
}

/** The label of a level that is only proposed. */
const proposedBadge = (level: VertebralLevel): Badge => ({
  title: `${level}?`,
  color: cssColor(level),
  marked: false,
  dashed: true,
});

const gripRoom = ([x, y]: readonly [number, number]): ScreenBox => ({
  left: x - GRIP_ROOM_PX / 2,
  top: y - GRIP_ROOM_PX / 2,
  width: GRIP_ROOM_PX,
  height: GRIP_ROOM_PX,
});

/** A ring about a place that is being measured, so that a press is seen at once. */
function drawPressed(pen: OverlayPen, { level, pointLps }: PressedPlace): void {
  if (Math.abs(distanceFromPlane(pen.plane, pointLps)) > PRESSED_REACH_MM) return;
  const radiusMm = RING_PX * pen.mmPerPixelAt(pointLps);
  pen.circle(`pressed-${level}-seam`, pointLps, radiusMm, {
    color: 'rgba(0, 0, 0, 0.75)',
    width: 5,
  });
  pen.circle(`pressed-${level}`, pointLps, radiusMm, { color: '#fff', dashed: true });
}
