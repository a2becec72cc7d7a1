import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transfer, wrap, type Remote } from 'comlink';
import nodeEndpoint from 'comlink/dist/umd/node-adapter';
import { PLUGIN_FOLDER } from '../../demo/buildPlugin';
import type { LevelMeasurer, LevelMeasurerClient } from '../../extension/worker/levelMeasurer';

/** A module made for a web worker, unchanged, in a worker thread. */
export interface WebWorkerThread<T> {
  readonly remote: Remote<T>;
  stop(): Promise<void>;
}

/** @param file a module that calls comlink's `expose` */
export function startWebWorker<T>(file: string): WebWorkerThread<T> {
  const thread = new Worker(join(__dirname, 'webWorkerShim.mjs'), {
    workerData: file,
    // Without the TypeScript loader of the main thread.
    execArgv: [],
  });
  return {
    remote: wrap<T>(nodeEndpoint(thread)),
    stop: async () => void (await thread.terminate()),
  };
}

/** The plugin's worker as `npm run build` made it. */
export function startBuiltMeasurer(): LevelMeasurerClient {
  const file = readdirSync(PLUGIN_FOLDER).find((name) => /^worker\.[0-9a-f]+\.js$/.test(name));
  if (!file) throw new Error(`no worker in ${PLUGIN_FOLDER}: run npm run build`);
  const { remote, stop } = startWebWorker<LevelMeasurer>(join(PLUGIN_FOLDER, file));
  return {
    measureLevel: (volume, seedLps, peelMm) =>
      remote.measureLevel(transfer(volume, [volume.hu.buffer]), seedLps, peelMm),
    dispose: () => void stop(),
  };
}

/** The worker in which cornerstone computes the statistics of segmentations, as published. */
export const CORNERSTONE_COMPUTE_WORKER = join(
  dirname(require.resolve('@cornerstonejs/tools/package.json')),
  'dist/esm/workers/computeWorker.js',
);
