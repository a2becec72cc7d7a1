import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { CornerstoneTools } from '../host/host';
import { TOOL_NAMES } from '../id';

/**
 * The 3D-HU tool: a press in a vertebral body, on any plane, measures the active level there.
 * Cornerstone tells of a press only when it can be no double click any more, up to 400 ms late;
 * so the session hears the press itself (`watchPresses`), and here it is only kept from others.
 *
 * @param cursor The cursor (CSS) that shows what a press will do.
 */
export function createThreeDimensionalHuTool(
  { BaseTool, Enums }: CornerstoneTools,
  cursor: () => string,
) {
  return class VertebralBmd3DHuTool extends BaseTool {
    static override toolName = TOOL_NAMES.threeDimensionalHu;

    preMouseDownCallback = (): boolean => true;

    mouseMoveCallback = ({ detail }: ToolsTypes.EventTypes.MouseMoveEventType): boolean => {
      // Cornerstone tells passive tools, too.
      if (this.mode === Enums.ToolModes.Active) detail.element.style.cursor = cursor();
      return false;
    };
  };
}
