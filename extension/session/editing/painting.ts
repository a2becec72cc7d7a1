import {
  levelsOf,
  paintStroke,
  type EditableMask,
  type Vec3,
  type VertebralLevel,
} from '../../../src';
import { TOOL_NAMES } from '../../id';
import { axesOfPlane, holds } from '../../tools/borderLines';
import type { Drag, DragToolActions, PointerPlace } from '../../tools/dragTool';
import { beginMaskEdit } from './maskEditing';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import type { SessionState } from '../sessionState';
import { patchState } from '../sessionStore';
import { redrawOverlay } from '../views/viewports';

/** Radii (mm) of the brush, from a few voxels to a third of a body. */
export const BRUSH_RADII_MM = [1, 1.5, 2, 3, 4, 5, 6, 8, 10] as const;

/** Held, it turns painting into erasing and back. */
const ERASE_KEY = 'e';

/** The brush: it paints on the plane that is shown, or erases. */
export interface Painting {
  readonly brush: DragToolActions;
  changeBrushSize(steps: 1 | -1): void;
  setEraser(isEraser: boolean): void;
  /** Ends listening for the key that is held to erase. */
  stopPainting(): void;
  /** Where the brush is over an image; not in the store, since nothing but the overlay shows it. */
  brushPlace(): PointerPlace | undefined;
}

export function createPainting(context: SessionContext): Painting {
  const { store, libraries } = context;
  let at: PointerPlace | undefined;
  const stopPainting = holdToErase(() => {
    const { brush, toolInHand } = store.getState();
    if (toolInHand === TOOL_NAMES.brush) change({ erase: !brush.erase });
  });
  const moveTo = (place: PointerPlace) => {
    at = place;
    redrawOverlay(libraries);
  };
  const change = (patch: Partial<SessionState['brush']>) =>
    patchState(store, { brush: { ...store.getState().brush, ...patch } });
  return {
    brush: {
      press: (place) => press(context, place, moveTo),
      hover(place) {
        moveTo(place);
        return 'none';
      },
    },
    changeBrushSize(steps) {
      const { radiusMm } = store.getState().brush;
      const index = BRUSH_RADII_MM.findIndex((mm) => mm >= radiusMm) + steps;
      const next = BRUSH_RADII_MM[Math.max(0, Math.min(BRUSH_RADII_MM.length - 1, index))]!;
      change({ radiusMm: next });
    },
    setEraser: (erase) => change({ erase }),
    brushPlace: () => at,
    stopPainting,
  };
}

/**
 * Calls back when the key that turns painting into erasing is pressed, and again when it is let
 * go. A key and not Shift, since cornerstone gives drags with Shift to other tools.
 */
function holdToErase(onTurn: () => void): () => void {
  let isHeld = false;
  const turn = (held: boolean) => (event: KeyboardEvent) => {
    const isTyping = (event.target as Element | null)?.closest('input[type="text"], textarea');
    if (event.key.toLowerCase() !== ERASE_KEY || held === isHeld || isTyping) return;
    isHeld = held;
    onTurn();
  };
  const [press, release] = [turn(true), turn(false)];
  window.addEventListener('keydown', press);
  window.addEventListener('keyup', release);
  return () => {
    window.removeEventListener('keydown', press);
    window.removeEventListener('keyup', release);
  };
}

function press(
  context: SessionContext,
  place: PointerPlace,
  onMove: (place: PointerPlace) => void,
): Drag | undefined {
  const { store } = context;
  const { radiusMm } = store.getState().brush;
  const level = paintedLevel(context, place, radiusMm);
  if (!level) {
    notify(context, 'info', ({ editing }) => editing.measureFirst);
    return undefined;
  }
  const edit = beginMaskEdit(context, level);
  if (!edit) return undefined;
  patchState(store, { focusLevel: level });
  let painted: EditableMask = edit.base;
  let last = place.pointLps;
  const paint = (pointsLps: readonly Vec3[]) => {
    const { erase } = store.getState().brush;
    painted = paintStroke(
      edit.geometry,
      painted,
      { pointsLps, radiusMm, normalLps: place.plane.normalLps, erase },
      edit.blocked,
    );
    edit.show(() => painted);
  };
  paint([last]);
  return {
    move(next) {
      onMove(next);
      paint([last, next.pointLps]);
      last = next.pointLps;
    },
    end: edit.end,
    cancel: edit.cancel,
  };
}

/** The level whose mask is under the brush, else the one that is looked at. */
function paintedLevel(
  context: SessionContext,
  { pointLps, plane }: PointerPlace,
  radiusMm: number,
): VertebralLevel | undefined {
  const reading = readingOf(context);
  const geometry = context.openSeries()?.series.geometry;
  if (!reading || !geometry) return undefined;
  const [across, over] = axesOfPlane(plane.normalLps);
  const under: readonly Vec3[] = [
    pointLps,
    ...[across, over].flatMap((axis) =>
      [1, -1].map(
        (sign) => pointLps.map((mm, n) => mm + sign * radiusMm * axis[n]!) as unknown as Vec3,
      ),
    ),
  ];
  const touched = levelsOf(reading).find(
    ({ threeDimensional }) =>
      threeDimensional &&
      under.some((point) => holds(geometry, threeDimensional.cancellous, point)),
  );
  const { focusLevel } = context.store.getState();
  return (
    touched?.level ?? (focusLevel && reading.levels[focusLevel]?.threeDimensional && focusLevel)
  );
}
