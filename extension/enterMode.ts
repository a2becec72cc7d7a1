import { cornerstoneLibraries, type Host } from './host/host';
import { BEST_SERIES_ATTRIBUTE, MEASURABLE_ATTRIBUTE, TOOL_GROUP_ID, TOOL_NAMES } from './id';
import type { Plugin } from './plugin';
import { startSession } from './session/session';
import { offerShortcuts } from './shortcuts';
import { textsNow } from './text/texts';
import { isBestSeries, isMeasurable } from './session/seriesOptions';
import { createOverlayTool } from './tools/overlayTool';
import { createThreeDimensionalHuTool } from './tools/threeDimensionalHuTool';
import { createThreeSliceTool } from './tools/threeSliceTool';

/**
 * Begins a session when the mode is entered: before the mode makes its tool group, since the
 * tools must be known to cornerstone by then.
 */
export function enterMode(plugin: Plugin, host: Host): void {
  const libraries = cornerstoneLibraries(host);
  registerTools(plugin, libraries);
  const { hangingProtocolService, displaySetService } = host.servicesManager.services;
  hangingProtocolService.addCustomAttribute(
    MEASURABLE_ATTRIBUTE,
    'Series that allows vertebral measurement',
    isMeasurable,
  );
  hangingProtocolService.addCustomAttribute(
    BEST_SERIES_ATTRIBUTE,
    'Best series for vertebral measurement',
    (displaySet) => isBestSeries(displaySet, displaySetService.getActiveDisplaySets()),
  );
  offerShortcuts(host, textsNow());
  plugin.session()?.dispose();
  plugin.setSession(startSession(host, libraries, plugin.store, plugin.kept));
}

/** Cornerstone keeps a tool for good, so tools ask the plugin for the session that runs now. */
function registerTools(
  plugin: Plugin,
  { cornerstoneTools }: ReturnType<typeof cornerstoneLibraries>,
): void {
  const overlay = createOverlayTool(cornerstoneTools, () => {
    const { history, selected, activeLevel } = plugin.store.getState();
    if (!history || selected?.series.status !== 'readable') return undefined;
    const primaryTool =
      cornerstoneTools.ToolGroupManager.getToolGroup(
        TOOL_GROUP_ID,
      )?.getActivePrimaryMouseButtonTool();
    return {
      reading: history.present,
      series: selected.series,
      activeLevel,
      ellipsesEditable: primaryTool === TOOL_NAMES.threeSlice,
    };
  });
  const threeDimensionalHu = createThreeDimensionalHuTool(
    cornerstoneTools,
    (pointLps) => void plugin.session()?.measureAt(pointLps),
  );
  const threeSlice = createThreeSliceTool(cornerstoneTools, {
    grab: (pointLps) => plugin.session()?.grabEllipse(pointLps),
    change: (level, ellipse, done) => plugin.session()?.changeEllipse(level, ellipse, done),
    measureAt: (pointLps) => void plugin.session()?.measureAt(pointLps),
  });
  [overlay, threeDimensionalHu, threeSlice].forEach((tool) => cornerstoneTools.addTool(tool));
}
