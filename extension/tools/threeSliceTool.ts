import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { EllipseRoi, Vec3, VertebralLevel } from '../../src';
import type { CornerstoneTools } from '../host/host';
import { TOOL_NAMES } from '../id';

/** An ellipse that the user has taken hold of. */
export interface EllipseDrag {
  /** The ellipse as it is with the pointer at a world position. */
  at(pointLps: Vec3): { readonly level: VertebralLevel; readonly ellipse: EllipseRoi };
}

/** What the three-slice tool asks of the session. */
export interface ThreeSliceToolActions {
  /** Takes hold of the ellipse under a point, or `undefined` where there is none. */
  grab(pointLps: Vec3): EllipseDrag | undefined;
  /** Shows an ellipse while it is dragged; `done` makes it one undo step. */
  change(level: VertebralLevel, ellipse: EllipseRoi, done: boolean): void;
  /** A press beside all ellipses: measure the active level there. */
  measureAt(pointLps: Vec3): void;
}

/**
 * The three-slice tool: an ellipse is moved by its inside and resized by its outline; a press
 * in a body that has none proposes its three ellipses.
 */
export function createThreeSliceTool(
  { BaseTool }: CornerstoneTools,
  actions: ThreeSliceToolActions,
) {
  return class VertebralBmdThreeSliceTool extends BaseTool {
    static override toolName = TOOL_NAMES.threeSlice;
    private drag: EllipseDrag | undefined;

    preMouseDownCallback = (event: ToolsTypes.EventTypes.InteractionEventType): boolean => {
      const pointLps: Vec3 = [...event.detail.currentPoints.world];
      this.drag = actions.grab(pointLps);
      if (!this.drag) actions.measureAt(pointLps);
      return true;
    };

    mouseDragCallback = (event: ToolsTypes.EventTypes.InteractionEventType): void => {
      this.update(event, false);
    };

    mouseUpCallback = (event: ToolsTypes.EventTypes.InteractionEventType): void => {
      this.update(event, true);
      this.drag = undefined;
    };

    /** A press and release in one place: nothing was dragged. */
    mouseClickCallback = (): void => {
      this.drag = undefined;
    };

    private update(event: ToolsTypes.EventTypes.InteractionEventType, done: boolean): void {
      if (!this.drag) return;
      const { level, ellipse } = this.drag.at([...event.detail.currentPoints.world]);
      actions.change(level, ellipse, done);
    }
  };
}
