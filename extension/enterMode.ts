import { cornerstoneLibraries, type CornerstoneLibraries, type Host } from './host/host';
import { missingParts } from './host/missingParts';
import {
  BEST_SERIES_ATTRIBUTE,
  MEASURABLE_ATTRIBUTE,
  type EnterAnswer,
  type EnterOptions,
} from './id';
import type { Plugin } from './plugin';
import { showRefusal } from './refusal';
import { isBlind } from './settings';
import { startSession } from './session/session';
import { offerShortcuts } from './shortcuts';
import { textsNow } from './text/texts';
import { isBestSeries, isMeasurable } from './session/series/seriesOptions';
import { registerTools } from './registerTools';

/**
 * Begins a session when the mode is entered: before the mode makes its tool group, since the
 * tools must be known to cornerstone by then. Refuses, and tells the user, where the mode is of
 * another version or the host lacks what is needed.
 */
export function enterMode(
  plugin: Plugin,
  host: Host,
  { modeVersion, needs }: Partial<EnterOptions>,
): EnterAnswer {
  plugin.session()?.dispose();
  plugin.setSession(undefined);
  if (modeVersion !== VERTEBRAL_BMD_VERSION) {
    showRefusal(({ mixedVersions, olderVersion }) => [
      mixedVersions(VERTEBRAL_BMD_VERSION, modeVersion ?? olderVersion),
    ]);
    return 'refused';
  }
  const libraries = cornerstoneLibraries(host);
  const missingNames = missingParts(host, libraries, needs ?? {});
  if (!libraries || missingNames.length > 0) {
    showRefusal(({ unsupportedViewer, missing }) => [
      unsupportedViewer,
      missing(missingNames.join(', ')),
    ]);
    return 'refused';
  }
  begin(plugin, host, libraries);
  return 'entered';
}

function begin(plugin: Plugin, host: Host, libraries: CornerstoneLibraries): void {
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
