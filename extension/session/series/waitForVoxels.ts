import type { CtVoxels } from './ctVoxels';

/** How often (ms) the viewer's cache is looked at while a series loads; a user sees no delay. */
const POLL_MS = 150;

/**
 * Resolves once a condition of the viewer holds.
 *
 * @throws DOMException `AbortError` when the signal ends the wait.
 */
export async function pollUntil(holds: () => boolean, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Resolves once all slices are loaded; tells how far it is on the way.
 *
 * @throws DOMException `AbortError` when the signal ends the wait.
 */
export async function waitForVoxels(
  voxels: CtVoxels,
  onProgress: (loadedSlices: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const slices = voxels.series.geometry.dimensions[2];
  await pollUntil(() => {
    const loaded = voxels.loadedSlices();
    onProgress(loaded);
    return loaded === slices;
  }, signal);
}
