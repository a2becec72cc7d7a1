import { transfer, wrap } from 'comlink';
import { UserError } from '../session/userError';
import type { CtVolume, LevelResult, MeasureLevelOptions, Vec3 } from '../../src';

/** What the worker does; see `measureLevel` in src/. */
export interface LevelMeasurer {
  measureLevel(
    volume: CtVolume,
    seedLps: Vec3,
    peelMm: number,
    options?: MeasureLevelOptions,
  ): LevelResult;
}

/** The same from the page's side: it takes the voxels over, and can be ended. */
export interface LevelMeasurerClient {
  measureLevel(
    volume: CtVolume,
    seedLps: Vec3,
    peelMm: number,
    options?: MeasureLevelOptions,
  ): Promise<LevelResult>;
  dispose(): void;
}

/** Starts the worker, so that finding a body never blocks the page. */
export function startLevelMeasurer(): LevelMeasurerClient {
  const worker = new Worker(
    /* webpackChunkName: "worker" */ new URL('./segmentation.worker.ts', import.meta.url),
    {
      type: 'module',
    },
  );
  const remote = wrap<LevelMeasurer>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () =>
      reject(new UserError(({ notices }) => notices.workerFailed)),
    );
  });
  // Without a call under way nobody waits for it.
  failed.catch(() => undefined);
  return {
    measureLevel: (volume, seedLps, peelMm, options) =>
      Promise.race([
        remote.measureLevel(transfer(volume, [volume.hu.buffer]), seedLps, peelMm, options),
        failed,
      ]),
    dispose: () => worker.terminate(),
  };
}
