import type { SessionContext, OpenSeries } from '../sessionContext';
import type { SeriesOption } from '../sessionState';
import { ctVoxels } from './ctVoxels';
import { createMaskDisplay } from '../views/maskDisplay';
import { pollUntil, waitForVoxels } from './waitForVoxels';
import { isVolumeShown, viewportsShowing } from '../views/viewports';

/** Opens a series for measuring; `undefined` when it cannot be measured. */
export function openSelectedSeries(
  { host, libraries }: SessionContext,
  option: SeriesOption,
  signal: AbortSignal,
): OpenSeries | undefined {
  const { services } = host.servicesManager;
  const { series, displaySetInstanceUid } = option;
  const displaySet = services.displaySetService
    .getActiveDisplaySets()
    .find((each) => each.displaySetInstanceUID === displaySetInstanceUid);
  if (series.status === 'refused' || !displaySet) return undefined;
  const voxels = ctVoxels(
    libraries.cornerstone,
    series,
    displaySetInstanceUid,
    imageIdsOf(host, displaySet),
  );
  const masks = createMaskDisplay(
    libraries,
    services,
    displaySet,
    series,
    () => viewportsShowing(services, displaySetInstanceUid),
    async () => {
      await waitForVoxels(voxels, () => undefined, signal);
      // Coming back from another series, the voxels are there before the planes are.
      await pollUntil(() => isVolumeShown(services, displaySetInstanceUid), signal);
    },
    signal,
  );
  return { displaySet, series, voxels, masks, signal };
}

function imageIdsOf(
  { extensionManager }: SessionContext['host'],
  displaySet: OpenSeries['displaySet'],
): readonly string[] {
  const [dataSource] = extensionManager.getActiveDataSource();
  return dataSource?.getImageIdsForDisplaySet(displaySet) ?? [];
}
