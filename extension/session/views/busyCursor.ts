import type { CornerstoneLibraries } from '../../host/host';
import { OWN_TOOL_GROUP_IDS, TOOL_NAMES } from '../../id';
import type { SessionState } from '../sessionState';
import type { SessionStore } from '../sessionStore';

/** The cursor (CSS) of the 3D-HU tool: a press measures, or is being measured. */
export const measuringCursor = ({ measuring }: SessionState): string =>
  measuring.length > 0 ? 'progress' : 'crosshair';

/** Shows on the images that a press is being measured, without the mouse moving; returns how to stop. */
export function keepCursorInStep(
  { cornerstone, cornerstoneTools }: CornerstoneLibraries,
  store: SessionStore,
): () => void {
  return store.subscribe((state, before) => {
    if (state.measuring.length === before.measuring.length) return;
    const isMeasured = state.measuring.length === 0;
    const isOurs = state.toolInHand === TOOL_NAMES.threeDimensionalHu;
    const cursor = isMeasured && !isOurs ? 'default' : measuringCursor(state);
    for (const id of OWN_TOOL_GROUP_IDS) {
      for (const viewport of cornerstoneTools.ToolGroupManager.getToolGroup(
        id,
      )?.getViewportsInfo() ?? []) {
        const { viewportId, renderingEngineId } = viewport;
        const element = cornerstone
          .getRenderingEngine(renderingEngineId)
          ?.getViewport(viewportId)?.element;
        if (element) element.style.cursor = cursor;
      }
    }
  });
}
