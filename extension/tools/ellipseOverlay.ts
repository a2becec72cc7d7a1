import {
  type CtSeries,
  type EllipseRoi,
  type LevelReading,
  type Reading,
  type SlicePosition,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import { cssColor } from './cssColor';
import { rotationHandleLps } from './ellipseDrag';
import { ellipseHandlesLps, ellipseOutlineLps, outlineInPlane } from './overlayGeometry';
import type { OverlayPen } from './overlayPen';

/** A dark seam on both sides of a line, so that it is seen on bright bone, too. */
const SEAM = 'rgba(0, 0, 0, 0.75)';
const SEAM_WIDTH = 5;

/** What was drawn of an ellipse. */
export interface DrawnEllipse {
  readonly position: SlicePosition;
  /** Whether its slice is the one that is shown. */
  readonly inPlane: boolean;
  /** What stands out from the outline: grips; LPS, mm. */
  readonly gripsLps: readonly Vec3[];
}

/**
 * Draws the three ellipses of a level: as ellipses in their slice, as lines where another plane
 * cuts them. Dashed where the level does not count.
 *
 * @param grips Whether grips are drawn: in the ellipses' own slice, and on the lines, too, or not.
 */
export function drawEllipses(
  pen: OverlayPen,
  series: CtSeries,
  { level, threeSlice, exclusion }: LevelReading,
  grips: 'none' | 'inSlice' | 'everywhere',
): readonly DrawnEllipse[] {
  return (threeSlice?.ellipses ?? []).flatMap((ellipse) => {
    const style = { level, dashed: exclusion !== undefined, grips };
    const drawn = drawEllipse(pen, series, ellipse, style);
    return drawn ? [drawn] : [];
  });
}

/** Draws the ellipses that a reader has begun to draw by hand, dashed. */
export function drawDraft(pen: OverlayPen, series: CtSeries, { ellipseDraft }: Reading): void {
  if (!ellipseDraft) return;
  const { level, ellipses } = ellipseDraft;
  for (const ellipse of ellipses) {
    drawEllipse(pen, series, ellipse, { level, dashed: true, grips: 'none' }, 'draft-');
  }
}

interface EllipseStyle {
  readonly level: VertebralLevel;
  readonly dashed: boolean;
  readonly grips: 'none' | 'inSlice' | 'everywhere';
}

function drawEllipse(
  pen: OverlayPen,
  { geometry }: CtSeries,
  ellipse: EllipseRoi,
  { level, dashed, grips }: EllipseStyle,
  prefix = '',
): DrawnEllipse | undefined {
  const { position } = ellipse;
  const color = cssColor(level);
  const outline = ellipseOutlineLps(geometry, ellipse);
  const shown = outlineInPlane(outline, pen.plane, geometry.spacing[2] / 2);
  if (shown.kind === 'none') return undefined;
  const inPlane = shown.kind === 'outline';
  // A draft has no final positions yet, so that two may share one.
  const id = `${prefix}${level}-${prefix ? ellipse.sliceIndex : position}`;
  const line = (key: string, points: readonly Vec3[], closed: boolean) => {
    pen.line(`${key}-seam`, points, { color: SEAM, width: SEAM_WIDTH, closed });
    pen.line(key, points, { color, closed, dashed });
  };
  if (grips === 'none' || (!inPlane && grips === 'inSlice')) {
    line(id, shown.points, inPlane);
    return { position, inPlane, gripsLps: [] };
  }
  if (!inPlane) {
    line(id, shown.points, false);
    pen.handles(`${id}-grips`, shown.points, color, '#000');
    return { position, inPlane, gripsLps: shown.points };
  }
  const { endLps, handleLps } = rotationHandleLps(geometry, ellipse, pen.mmPerPixelAt(outline[0]!));
  const ends = ellipseHandlesLps(geometry, ellipse);
  line(`${id}-stem`, [endLps, handleLps], false);
  line(id, shown.points, true);
  pen.handles(`${id}-grips`, ends, color, '#000');
  // Filled, unlike the grips that resize.
  pen.handles(`${id}-turn`, [handleLps], '#000', color, 6);
  return { position, inPlane, gripsLps: [...ends, handleLps] };
}
