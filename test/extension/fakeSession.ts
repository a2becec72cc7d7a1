import type { SessionContext, OpenSeries } from '../../extension/session/sessionContext';
import { createSessionStore, patchState } from '../../extension/session/sessionStore';
import {
  createCtVolume,
  startHistory,
  startReading,
  type CtSeries,
  type LevelResult,
  type VolumeGeometry,
} from '../../src';

/** A 100 mm cube of 1 mm voxels. */
export const FAKE_GEOMETRY: VolumeGeometry = {
  dimensions: [100, 100, 100],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/**
 * A session with a selected series, a host that does nothing, and a measurer that answers what
 * the test says.
 */
export function fakeSession(answer: () => Promise<LevelResult> | LevelResult) {
  const store = createSessionStore();
  const series = {
    status: 'readable',
    geometry: FAKE_GEOMETRY,
    studyInstanceUid: '2.25.1',
    seriesInstanceUid: '2.25.2',
  } as unknown as CtSeries;
  const ending = new AbortController();
  const open = {
    series,
    signal: ending.signal,
    displaySet: { displaySetInstanceUID: 'shown' },
    voxels: {
      series,
      loadedSlices: () => 100,
      read: (box: OpenSeries['voxels'] extends { read(box: infer Box): unknown } ? Box : never) =>
        createCtVolume({
          geometry: FAKE_GEOMETRY,
          box,
          hu: new Float32Array(box.size[0] * box.size[1] * box.size[2]),
        }),
    },
  } as unknown as OpenSeries;
  const context = {
    store,
    libraries: {},
    host: {
      servicesManager: {
        services: { viewportGridService: { getState: () => ({ viewports: new Map() }) } },
      },
    },
    views: { showLevel: () => undefined, showEllipse: () => undefined },
    measurer: { measureLevel: async () => answer(), dispose: () => undefined },
    openSeries: () => open,
  } as unknown as SessionContext;
  patchState(store, { phase: 'ready', history: startHistory(startReading(series, 3)) });
  return { context, store, end: () => ending.abort() };
}
