import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { Vec3 } from '../../src';
import type { CornerstoneTools } from '../host/host';
import { TOOL_NAMES } from '../id';

/**
 * The 3D-HU tool: a press in a vertebral body, on any plane, measures the active level there.
 * The press counts and not the click, since the host drops a click that is held long.
 */
export function createThreeDimensionalHuTool(
  { BaseTool }: CornerstoneTools,
  onPoint: (pointLps: Vec3) => void,
) {
  return class VertebralBmd3DHuTool extends BaseTool {
    static override toolName = TOOL_NAMES.threeDimensionalHu;

    preMouseDownCallback = (event: ToolsTypes.EventTypes.InteractionEventType): boolean => {
      onPoint([...event.detail.currentPoints.world]);
      return true;
    };
  };
}
