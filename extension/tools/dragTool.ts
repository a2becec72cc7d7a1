import type { Types as CoreTypes } from '@cornerstonejs/core';
import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { Vec3 } from '../../src';
import type { CornerstoneTools } from '../host/host';
import type { ViewPlane } from './overlayGeometry';
import { mmPerPixelAt, viewPlaneOf } from './overlayPen';

/** Where the pointer is in the patient and what the view about it is like. */
export interface PointerPlace {
  readonly viewportId: string;
  /** LPS, mm. */
  readonly pointLps: Vec3;
  readonly plane: ViewPlane;
  /** Size (mm) of a pixel of the screen there. */
  readonly mmPerPixel: number;
  /** Where a point (LPS, mm) stands in the view, px from its upper left corner. */
  readonly onScreen: (pointLps: Vec3) => readonly [number, number];
}

/** A press this near (px) to a line or grip takes hold of it: what a mouse hits without aiming. */
export const REACH_PX = 9;

/** Something that the user holds with the pointer. */
export interface Drag {
  move(place: PointerPlace): void;
  /** The pointer is released: one undo step. */
  end(): void;
  /** Escape: as if nothing had happened. */
  cancel(): void;
}

/** What a tool with which things are dragged asks of the session. */
export interface DragToolActions {
  /** Takes hold of what is under the pointer; `undefined` where there is nothing. */
  press(place: PointerPlace): Drag | undefined;
  /** The pointer moves without a button: what cursor (CSS) shows what a press would do. */
  hover(place: PointerPlace): string;
}

type PointerEvent = ToolsTypes.EventTypes.InteractionEventType;

/** Makes a cornerstone tool of what can be dragged. Escape takes a drag back. */
export function createDragTool(
  cornerstoneTools: CornerstoneTools,
  getEnabledElement: (element: HTMLDivElement) => CoreTypes.IEnabledElement | undefined,
  toolName: string,
  actions: DragToolActions,
) {
  const placeOf = ({ detail }: PointerEvent): PointerPlace | undefined => {
    const viewport = getEnabledElement(detail.element)?.viewport as
      CoreTypes.IVolumeViewport | undefined;
    if (!viewport) return undefined;
    const pointLps: Vec3 = [...detail.currentPoints.world];
    return {
      viewportId: detail.viewportId,
      pointLps,
      plane: viewPlaneOf(viewport),
      mmPerPixel: mmPerPixelAt(viewport, pointLps),
      onScreen: (point) => viewport.worldToCanvas([...point]),
    };
  };

  return class VertebralBmdDragTool extends cornerstoneTools.BaseTool {
    static override toolName = toolName;
    private drag: Drag | undefined;

    preMouseDownCallback = (event: PointerEvent): boolean => {
      const place = placeOf(event);
      if (place) this.hold(actions.press(place));
      return true;
    };

    mouseDragCallback = (event: PointerEvent): void => {
      const place = placeOf(event);
      if (place) this.drag?.move(place);
    };

    mouseUpCallback = (): void => this.release((drag) => drag.end());

    /** A press and release in one place. */
    mouseClickCallback = (): void => this.release((drag) => drag.end());

    mouseMoveCallback = (event: PointerEvent): boolean => {
      // Cornerstone tells passive tools, too.
      const place = this.mode === cornerstoneTools.Enums.ToolModes.Active && placeOf(event);
      if (place) event.detail.element.style.cursor = actions.hover(place);
      return false;
    };

    onSetToolPassive = (): void => this.release((drag) => drag.cancel());
    onSetToolDisabled = (): void => this.release((drag) => drag.cancel());

    private hold(drag: Drag | undefined): void {
      this.release((before) => before.cancel());
      this.drag = drag;
      if (drag) window.addEventListener('keydown', this.cancelOnEscape, true);
    }

    private release(finish: (drag: Drag) => void): void {
      window.removeEventListener('keydown', this.cancelOnEscape, true);
      const { drag } = this;
      this.drag = undefined;
      if (drag) finish(drag);
    }

    private cancelOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.release((drag) => drag.cancel());
    };
  };
}
