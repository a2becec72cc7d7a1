import type { CornerstoneLibraries } from '../../host/host';
import { TOOL_GROUP_ID } from '../../id';
import { patchState, type SessionStore } from '../sessionStore';

/** Keeps the store in step with the tool that the mouse's main button works; returns how to stop. */
export function watchTool(
  { cornerstone, cornerstoneTools }: CornerstoneLibraries,
  store: SessionStore,
): () => void {
  const { TOOL_ACTIVATED } = cornerstoneTools.Enums.Events;
  const update = () => {
    const group = cornerstoneTools.ToolGroupManager.getToolGroup(TOOL_GROUP_ID);
    const toolInHand = group?.getActivePrimaryMouseButtonTool();
    patchState(store, { toolInHand });
  };
  cornerstone.eventTarget.addEventListener(TOOL_ACTIVATED, update);
  return () => cornerstone.eventTarget.removeEventListener(TOOL_ACTIVATED, update);
}
