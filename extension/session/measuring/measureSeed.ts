import {
  containsLps,
  message,
  segmentationBox,
  type LevelResult,
  type MeasureLevelOptions,
  type Vec3,
} from '../../../src';
import type { OpenSeries, SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { waitForVoxels } from '../series/waitForVoxels';

/**
 * Measures a level in the worker, from a point (LPS, mm); waits for the series to be loaded and
 * tells how far it is.
 *
 * @throws DOMException `AbortError` when the series is left meanwhile.
 */
export async function measureSeed(
  { store, measurer }: SessionContext,
  { voxels, series, signal }: OpenSeries,
  seedLps: Vec3,
  peelMm: number,
  path: NonNullable<MeasureLevelOptions['path']>,
): Promise<LevelResult> {
  const { geometry } = series;
  if (!containsLps(geometry, seedLps)) {
    return {
      status: 'notMeasurable',
      reason: 'outsideVolume',
      message: message('pointOutsideScan'),
    };
  }
  const slices = geometry.dimensions[2];
  await waitForVoxels(
    voxels,
    (loadedSlices) => patchState(store, { loading: { loadedSlices, slices } }),
    signal,
  );
  patchState(store, { loading: undefined });
  const volume = voxels.read(segmentationBox(geometry, seedLps));
  const result = await measurer.measureLevel(volume, seedLps, peelMm, { path });
  signal.throwIfAborted();
  return result;
}
