import type { Host } from '../../../extension/host/host';
import type { OpenSeries, SessionContext } from '../../../extension/session/sessionContext';
import { patchState } from '../../../extension/session/sessionStore';
import {
  createCtVolume,
  offsetInBox,
  startHistory,
  startReading,
  type CtVolume,
  type IndexBox,
  type NaturalizedDataset,
} from '../../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';
import { fakeSession } from '../fakeSession';

/** The small CT, a reading of it and what was saved of that. */
const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const reading = smallReading(series, volume);
export const small = { ct, series, volume, reading, ...smallResult(reading, series, ct) };

/** The voxels of a box, as the viewer gives them. */
function read(box: IndexBox): CtVolume {
  const hu = new Int16Array(box.size[0] * box.size[1] * box.size[2]);
  for (let k = 0; k < box.size[2]; k++) {
    for (let j = 0; j < box.size[1]; j++) {
      const from = offsetInBox(volume.box, box.min[0], box.min[1] + j, box.min[2] + k);
      hu.set(volume.hu.subarray(from, from + box.size[0]), (k * box.size[1] + j) * box.size[0]);
    }
  }
  return createCtVolume({ geometry: series.geometry, box, hu });
}

/** Parts of the host that a test gives. */
interface HostParts {
  readonly dataSource?: object;
  readonly displaySets?: readonly object[];
  /** Attributes of the selected series in place of its own. */
  readonly header?: NaturalizedDataset;
}

/** A session in which the small CT is selected and loaded, in a host with these parts. */
export function smallSession({ dataSource = {}, displaySets = [], header = {} }: HostParts) {
  const { context, store } = fakeSession(() => {
    throw new Error('nothing is measured here');
  });
  const open = {
    ...context.openSeries()!,
    series,
    displaySet: { displaySetInstanceUID: 'shown', instances: [{ ...ct[0]!, ...header }] },
    voxels: { series, loadedSlices: () => series.geometry.dimensions[2], read },
  } as unknown as OpenSeries;
  const host = {
    servicesManager: {
      services: {
        userAuthenticationService: { getAuthorizationHeader: () => ({}) },
        displaySetService: { getActiveDisplaySets: () => displaySets },
      },
    },
    extensionManager: { getActiveDataSource: () => [dataSource] },
  } as unknown as Host;
  patchState(store, { history: startHistory(startReading(series, 3)) });
  const own: SessionContext = { ...context, host, openSeries: () => open };
  return { context: own, store, open, host };
}
