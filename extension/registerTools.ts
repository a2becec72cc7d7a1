import { levelsOf } from '../src';
import type { CornerstoneLibraries } from './host/host';
import { TOOL_GROUP_ID, TOOL_NAMES } from './id';
import type { Plugin } from './plugin';
import { createBorderDisplay } from './session/editing/borderDisplay';
import { measuringCursor } from './session/views/busyCursor';
import type { Session } from './session/session';
import { redrawOverlay } from './session/views/viewports';
import { currentReading, openProposals } from './session/sessionState';
import { createDragTool, type DragToolActions } from './tools/dragTool';
import { createEditOverlayTool } from './tools/editOverlayTool';
import { createOverlayTool } from './tools/overlayTool';
import { createThreeDimensionalHuTool } from './tools/threeDimensionalHuTool';

/**
 * Makes the tools known to cornerstone, which keeps them for good: they ask the plugin for the
 * session that runs now.
 */
export function registerTools(plugin: Plugin, libraries: CornerstoneLibraries): void {
  const { cornerstone, cornerstoneTools } = libraries;
  const toolInHand = () =>
    cornerstoneTools.ToolGroupManager.getToolGroup(
      TOOL_GROUP_ID,
    )?.getActivePrimaryMouseButtonTool();
  const openSeries = () => {
    const { selected } = plugin.store.getState();
    return selected?.series.status === 'readable' ? selected.series : undefined;
  };

  const overlay = createOverlayTool(cornerstoneTools, () => {
    const state = plugin.store.getState();
    const { history, activeLevel, focusLevel, pressed } = state;
    const series = openSeries();
    if (!history || !series) return undefined;
    const ellipsesEditable = toolInHand() === TOOL_NAMES.threeSlice;
    const markedLevel = focusLevel ?? activeLevel;
    return {
      reading: history.present,
      series,
      markedLevel,
      ellipsesEditable,
      pressed,
      proposed: openProposals(state),
    };
  });

  const bordersIn = createBorderDisplay(() => redrawOverlay(libraries));
  const editOverlay = createEditOverlayTool(cornerstoneTools, () => {
    const state = plugin.store.getState();
    const reading = currentReading(state);
    const series = openSeries();
    if (!reading || !series) return undefined;
    const at = plugin.session()?.brushPlace();
    const masks = levelsOf(reading).flatMap(({ level, threeDimensional }) =>
      threeDimensional ? [{ level, mask: threeDimensional.cancellous }] : [],
    );
    return {
      series,
      proposed: openProposals(state),
      guided: reading.guided,
      sketch: state.sketch,
      brush: toolInHand() === TOOL_NAMES.brush && at ? { ...state.brush, at } : undefined,
      bordersIn: (plane) =>
        toolInHand() === TOOL_NAMES.adjust ? bordersIn(series.geometry, masks, plane) : [],
    };
  });

  const threeDimensionalHu = createThreeDimensionalHuTool(cornerstoneTools, () =>
    measuringCursor(plugin.store.getState()),
  );

  const dragTool = (toolName: string, actionsOf: (session: Session) => DragToolActions) =>
    createDragTool(cornerstoneTools, cornerstone.getEnabledElement, toolName, {
      press: (place) => {
        const session = plugin.session();
        return session && actionsOf(session).press(place);
      },
      hover: (place) => {
        const session = plugin.session();
        return session ? actionsOf(session).hover(place) : 'default';
      },
    });

  [
    overlay,
    editOverlay,
    threeDimensionalHu,
    dragTool(TOOL_NAMES.threeSlice, ({ threeSlice }) => threeSlice),
    dragTool(TOOL_NAMES.adjust, ({ adjust }) => adjust),
    dragTool(TOOL_NAMES.brush, ({ brush }) => brush),
    dragTool(TOOL_NAMES.guided, ({ guided }) => guided),
  ].forEach((tool) => cornerstoneTools.addTool(tool));
}
