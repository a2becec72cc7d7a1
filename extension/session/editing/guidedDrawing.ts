import {
  length,
  lpsToIjk,
  planeThroughLine,
  subtract,
  withGuided,
  type AxialOutline,
  type EndplatePlane,
  type GuidedDraft,
  type Vec3,
  type VolumeGeometry,
} from '../../../src';
import type { Drag, PointerPlace } from '../../tools/dragTool';
import type { Sketch } from '../../tools/inHand';
import { changeReading } from '../measuring/levelActions';
import { notify, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';

/** A line or outline that is shorter (mm) is a click, not a drawing. */
const LEAST_LINE_MM = 8;
const LEAST_OUTLINE_POINTS = 8;

/** Shows what is being drawn; `keep` takes it over when the pointer is released. */
function sketching(
  { store }: SessionContext,
  sketchOf: (points: readonly Vec3[]) => Sketch,
  first: Vec3,
  keep: (points: readonly Vec3[]) => void,
): Drag {
  let points: readonly Vec3[] = [first];
  const clear = () => patchState(store, { sketch: undefined });
  return {
    move({ pointLps }) {
      points = [...points, pointLps];
      patchState(store, { sketch: sketchOf(points) });
    },
    end() {
      clear();
      keep(points);
    },
    cancel: clear,
  };
}

/** Drags a line along a border on a view that looks along it. */
export function drawBorder(context: SessionContext, { pointLps, plane }: PointerPlace): Drag {
  return sketching(
    context,
    (points) => ({ closed: false, pointsLps: [points[0]!, points.at(-1)!] }),
    pointLps,
    (points) => {
      const [from, to] = [points[0]!, points.at(-1)!];
      if (length(subtract(to, from)) < LEAST_LINE_MM) {
        notify(context, 'info', ({ editing }) => editing.dragBorder);
        return;
      }
      const border = planeThroughLine(from, to, plane.normalLps);
      changeReading(context, (reading) =>
        reading.guided ? withGuided(reading, withBorder(reading.guided, border)) : reading,
      );
    },
  );
}

/** The draft with a border: the missing one by its place, or the nearer one replaced. */
export function withBorder(draft: GuidedDraft, border: EndplatePlane): GuidedDraft {
  const { superior, inferior } = draft;
  const height = ({ pointLps }: EndplatePlane) => pointLps[2];
  const known = superior ?? inferior;
  if (!known) return { ...draft, superior: border };
  if (superior && inferior) {
    const isUpper =
      Math.abs(height(border) - height(superior)) < Math.abs(height(border) - height(inferior));
    return isUpper ? { ...draft, superior: border } : { ...draft, inferior: border };
  }
  return height(border) > height(known)
    ? { ...draft, superior: border, inferior: known }
    : { ...draft, superior: known, inferior: border };
}

/** Drags an outline around the bone in a slice. */
export function drawOutline(
  context: SessionContext,
  geometry: VolumeGeometry,
  { pointLps }: PointerPlace,
): Drag {
  return sketching(
    context,
    (pointsLps) => ({ closed: true, pointsLps }),
    pointLps,
    (points) => {
      if (points.length < LEAST_OUTLINE_POINTS) {
        notify(context, 'info', ({ editing }) => editing.drawAround);
        return;
      }
      const inIjk = points.map((point) => lpsToIjk(geometry, point));
      const outline: AxialOutline = {
        sliceIndex: Math.round(inIjk[0]![2]),
        pointsIj: inIjk.map(([i, j]) => [i, j] as const),
      };
      changeReading(context, (reading) =>
        reading.guided ? withGuided(reading, withOutline(reading.guided, outline)) : reading,
      );
    },
  );
}

/** The draft with an outline, in place of an earlier one of the same slice. */
export const withOutline = (draft: GuidedDraft, outline: AxialOutline): GuidedDraft => ({
  ...draft,
  outlines: [
    ...draft.outlines.filter(({ sliceIndex }) => sliceIndex !== outline.sliceIndex),
    outline,
  ].sort((a, b) => a.sliceIndex - b.sliceIndex),
});
