import { cornerstoneLibraries, type Host } from './host/host';
import { BEST_SERIES_ATTRIBUTE, MEASURABLE_ATTRIBUTE } from './id';
import type { Plugin } from './plugin';
import { isBlind } from './settings';
import { startSession } from './session/session';
import { offerShortcuts } from './shortcuts';
import { textsNow } from './text/texts';
import { isBestSeries, isMeasurable } from './session/series/seriesOptions';
import { registerTools } from './registerTools';

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
  plugin.setSession(
    startSession(
      host,
      libraries,
      plugin.store,
      plugin.kept,
      plugin.drafts(),
      isBlind(plugin.settings()),
    ),
  );
}
