import { ijkToLps, type EllipseRoi, type VolumeGeometry } from '../../src';
import type { EllipseGrip } from './ellipseDrag';
import type { PointerPlace } from './dragTool';

/** An arrow round a centre, black with a white seam, so that it is seen on bone and on air. */
const TURN_ARROW =
  "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24' fill='none' stroke-linecap='round'>" +
  "<g stroke='white' stroke-width='5'><path d='M18.5 8.5A7.5 7.5 0 1 0 19.5 13'/><path d='M19.5 3.5v5.5h-5.5'/></g>" +
  "<g stroke='black' stroke-width='2'><path d='M18.5 8.5A7.5 7.5 0 1 0 19.5 13'/><path d='M19.5 3.5v5.5h-5.5'/></g></svg>";

const TURN = `url("data:image/svg+xml,${encodeURIComponent(TURN_ARROW)}") 12 12, grab`;

/** Cursors (CSS) along directions on the screen, in steps of 45 degrees from rightwards, clockwise. */
const RESIZE = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;

/** The cursor (CSS) that shows what a press on an ellipse would do. */
export function ellipseCursor(
  geometry: VolumeGeometry,
  ellipse: EllipseRoi,
  grip: EllipseGrip,
  onScreen: PointerPlace['onScreen'],
): string {
  if (grip === 'move') return 'move';
  if (grip === 'rotate') return TURN;
  if (grip === 'slice') return 'ns-resize';
  const { centerIj, sliceIndex } = ellipse;
  const half = grip === 'major' ? ellipse.majorHalfAxisIj : ellipse.minorHalfAxisIj;
  const [x, y] = onScreen(ijkToLps(geometry, [...centerIj, sliceIndex]));
  const [endX, endY] = onScreen(
    ijkToLps(geometry, [centerIj[0] + half[0], centerIj[1] + half[1], sliceIndex]),
  );
  const eighths = Math.round((4 * Math.atan2(endY - y, endX - x)) / Math.PI);
  return RESIZE[(eighths + 8) % 4]!;
}
