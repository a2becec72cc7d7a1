import {
  dot,
  length,
  levelsOf,
  moveBorder,
  moveWall,
  scale,
  subtract,
  type BodyPlacement,
  type BorderMove,
  type Vec3,
  type VertebralLevel,
} from '../../../src';
import {
  borderLines,
  gripOfLine,
  isNearOutline,
  type BorderGrip,
  type BorderLine,
} from '../../tools/borderLines';
import { REACH_PX, type Drag, type DragToolActions, type PointerPlace } from '../../tools/dragTool';
import { beginMaskEdit, type MaskEdit } from './maskEditing';
import { placementOf } from './maskPlacement';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';

/** What the pointer is at: a border of a level's mask, or its wall. */
type Surface =
  | { readonly level: VertebralLevel; readonly line: BorderLine; readonly grip: BorderGrip }
  | { readonly level: VertebralLevel; readonly line?: undefined };

/** The tool with which borders and wall of a mask are dragged. */
export function createAdjusting(context: SessionContext): DragToolActions {
  return {
    press(place) {
      const surface = surfaceAt(context, place);
      if (!surface) {
        notify(context, 'info', ({ editing }) => editing.takeHold);
        return undefined;
      }
      patchState(context.store, { focusLevel: surface.level });
      return surface.line
        ? dragBorder(context, surface.level, surface.line, surface.grip, place)
        : dragWall(context, surface.level, place);
    },
    hover(place) {
      const surface = surfaceAt(context, place);
      if (!surface) return 'default';
      return surface.line && surface.grip === 'middle' ? 'ns-resize' : 'grab';
    },
  };
}

function surfaceAt(
  context: SessionContext,
  { pointLps, plane, mmPerPixel }: PointerPlace,
): Surface | undefined {
  const geometry = context.openSeries()?.series.geometry;
  const reading = readingOf(context);
  if (!geometry || !reading) return undefined;
  const reachMm = REACH_PX * mmPerPixel;
  const masks = levelsOf(reading).flatMap(({ level, threeDimensional }) =>
    threeDimensional ? [{ level, mask: threeDimensional.cancellous }] : [],
  );
  for (const { level, mask } of masks) {
    for (const line of borderLines(geometry, mask, placementOf(geometry, mask), plane)) {
      const grip = gripOfLine(line, pointLps, reachMm);
      if (grip) return { level, line, grip };
    }
  }
  const walled = masks.find(({ mask }) => isNearOutline(geometry, mask, pointLps, plane, reachMm));
  return walled && { level: walled.level };
}

function dragBorder(
  context: SessionContext,
  level: VertebralLevel,
  line: BorderLine,
  grip: BorderGrip,
  from: PointerPlace,
): Drag | undefined {
  const edit = beginMaskEdit(context, level);
  if (!edit) return undefined;
  const placement = bodyPlacementOf(context, edit);
  return {
    move({ pointLps }) {
      const outwardMm = dot(subtract(pointLps, from.pointLps), line.outwardLps);
      const move = borderMove(line, grip, outwardMm);
      edit.show(() => moveBorder(edit.geometry, edit.base, placement, line.border, move));
    },
    end: edit.end,
    cancel: edit.cancel,
  };
}

/** The move of a border of which one place is dragged outwards by so many mm. */
export function borderMove(line: BorderLine, grip: BorderGrip, outwardMm: number): BorderMove {
  if (grip === 'middle') return { shiftMm: outwardMm };
  // One end goes, the other stays: the middle goes half of the way.
  const alongLps = subtract(line.toLps, line.fromLps);
  const wayMm = length(alongLps);
  const slope = ((grip === 'to' ? 1 : -1) * outwardMm) / wayMm;
  const [towardsLeft, towardsPosterior] = scale(alongLps, slope / wayMm);
  const degrees = (tangent: number) => (Math.atan(tangent) * 180) / Math.PI;
  return {
    shiftMm: outwardMm / 2,
    tiltLeftDegrees: degrees(towardsLeft),
    tiltPosteriorDegrees: degrees(towardsPosterior),
  };
}

/** Where the body of a mask under change lies. */
function bodyPlacementOf(
  context: SessionContext,
  { level, geometry, base }: MaskEdit,
): BodyPlacement {
  const known = readingOf(context)?.levels[level]?.threeDimensional?.placement;
  return known ?? placementOf(geometry, base.body);
}

function dragWall(
  context: SessionContext,
  level: VertebralLevel,
  from: PointerPlace,
): Drag | undefined {
  const edit = beginMaskEdit(context, level);
  if (!edit) return undefined;
  const placement = bodyPlacementOf(context, edit);
  const pull = (toLps: Vec3) => moveWall(edit.geometry, edit.base, placement, from.pointLps, toLps);
  return {
    move: ({ pointLps }) => edit.show(() => pull(pointLps)),
    end: edit.end,
    cancel: edit.cancel,
  };
}
