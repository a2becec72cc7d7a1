import { levelsOf } from '../../../src';
import { VIEWPORT_IDS } from '../../id';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { wordingOf } from '../userError';
import { pollUntil } from '../series/waitForVoxels';
import { isVolumeShown, showSeries, viewportsShowing, type PlanesLayout } from './viewports';

/** The layouts for reading and for checking. */
export interface Layouts {
  showLayout(layout: PlanesLayout): void;
}

export const createLayouts = (context: SessionContext): Layouts => ({
  showLayout(layout) {
    const open = context.openSeries();
    if (!open || context.store.getState().layout === layout) return;
    showSeries(context.host.servicesManager.services, open.displaySet, layout);
  },
});

/**
 * Follows the viewports of the grid, whoever changes them: this extension, the host's own control
 * of its protocol's stages, a view made large. Masks are shown in the new ones, and after a
 * change of the layout the planes are brought to the level that is looked at. Returns how to stop.
 */
export function watchLayout(context: SessionContext): () => void {
  const { services } = context.host.servicesManager;
  const { viewportGridService } = services;
  let shownIds = '';

  const update = () => {
    const open = context.openSeries();
    if (!open) return;
    const ids = viewportsShowing(services, open.displaySet.displaySetInstanceUID);
    const { layout: before } = context.store.getState();
    const layout = layoutOf(ids) ?? before;
    if (layout !== before) patchState(context.store, { layout });
    const now = [open.displaySet.displaySetInstanceUID, ...ids].join();
    if (now === shownIds || ids.length === 0) return;
    shownIds = now;
    const isCurrent = () => shownIds === now && !open.signal.aborted;
    void settle(context, layout !== before, isCurrent).catch((error: unknown) => {
      if (!open.signal.aborted) notify(context, 'error', wordingOf(error));
    });
  };
  const subscriptions = [
    viewportGridService.EVENTS.VIEWPORTS_READY,
    viewportGridService.EVENTS.GRID_STATE_CHANGED,
  ].map((event) => viewportGridService.subscribe(event, update));
  return () => subscriptions.forEach((each) => each.unsubscribe());
}

/** The layout that some viewports make up; one view made large tells none. */
function layoutOf(viewportIds: readonly string[]): PlanesLayout | undefined {
  if (viewportIds.includes(VIEWPORT_IDS.axialSuperior)) return 'slices';
  return viewportIds.length > 1 && viewportIds.includes(VIEWPORT_IDS.sagittal)
    ? 'planes'
    : undefined;
}

async function settle(
  context: SessionContext,
  isOtherLayout: boolean,
  isCurrent: () => boolean,
): Promise<void> {
  const open = context.openSeries()!;
  const { services } = context.host.servicesManager;
  await pollUntil(
    () => !isCurrent() || isVolumeShown(services, open.displaySet.displaySetInstanceUID),
    open.signal,
  );
  if (!isCurrent()) return;
  if (isOtherLayout) showLevelLookedAt(context);
  await open.masks.refresh();
}

function showLevelLookedAt(context: SessionContext): void {
  const { views, store } = context;
  views.reset();
  const reading = readingOf(context);
  const measured = reading ? levelsOf(reading).map(({ level }) => level) : [];
  const { focusLevel } = store.getState();
  const level = measured.find((each) => each === focusLevel) ?? measured.at(-1);
  if (level) views.showLevel(level);
}
