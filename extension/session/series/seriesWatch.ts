import type { HostServices } from '../../host/host';
import { VIEWPORT_IDS } from '../../id';

/** The series that the planes show, by its display set; `undefined` while they show none or several. */
function seriesOnPlanes({ viewportGridService }: Pick<HostServices, 'viewportGridService'>) {
  const own: readonly string[] = Object.values(VIEWPORT_IDS);
  const shown = [...viewportGridService.getState().viewports.values()]
    .filter(({ viewportId }) => own.includes(viewportId))
    .map(({ displaySetInstanceUIDs }) => displaySetInstanceUIDs?.[0]);
  return shown.every((each) => each === shown[0]) ? shown[0] : undefined;
}

/**
 * Tells when the reader has brought another series onto the planes with the host's own means: by
 * dropping it there or by a double click in the list of series. Returns how to stop.
 */
export function watchSeriesOnPlanes(
  services: Pick<HostServices, 'viewportGridService'>,
  onChange: (displaySetInstanceUid: string) => void,
): () => void {
  const { viewportGridService } = services;
  let last = seriesOnPlanes(services);
  const subscription = viewportGridService.subscribe(
    viewportGridService.EVENTS.GRID_STATE_CHANGED,
    () => {
      const now = seriesOnPlanes(services);
      if (now === undefined || now === last) return;
      last = now;
      onChange(now);
    },
  );
  return () => subscription.unsubscribe();
}
