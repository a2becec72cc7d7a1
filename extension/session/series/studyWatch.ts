import type { Host } from '../../host/host';
import { patchState, type SessionStore } from '../sessionStore';
import { showImagesOnly } from '../views/viewports';

/** Looks at the display sets whenever the host has new ones; says so when none is a CT. */
export function watchStudy(host: Host, store: SessionStore, refresh: () => void): () => void {
  const { displaySetService, viewportGridService } = host.servicesManager.services;
  const update = () => {
    refresh();
    const { options, phase } = store.getState();
    if (phase !== 'waiting' || options.length > 0) return;
    if (displaySetService.getActiveDisplaySets().length === 0) return;
    patchState(store, { phase: 'noSeries' });
    showImagesOnly(host.servicesManager.services);
  };
  const subscriptions = [
    // The grid is filled once the whole study is known, so the best series is known, too.
    viewportGridService.subscribe(viewportGridService.EVENTS.VIEWPORTS_READY, update),
    viewportGridService.subscribe(viewportGridService.EVENTS.GRID_STATE_CHANGED, update),
  ];
  return () => subscriptions.forEach((each) => each.unsubscribe());
}
