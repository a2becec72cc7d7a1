import { messageText } from '../../src/messages/message';
import type { LevelMeasurerClient } from '../../extension/worker/levelMeasurer';
import { DEFAULT_PEEL_MM, segmentationBox, type LevelResult, type Vec3 } from '../../src';
import type { BenchLine } from './benchLine';
import { repeat } from './repeat';
import { clickAt, type BenchScan } from './scan';

/** The budget and the aim of one click, and how long the page may be blocked (ms). */
const CLICK_BUDGET_MS = 300;
const CLICK_AIM_MS = 100;
const BLOCKED_BUDGET_MS = 50;

/** Fresh workers that are tried, and clicks in a warm one. */
const COLD_RUNS = 5;
const WARM_RUNS = 40;

/** Clicks after which the code is compiled; until then each is quicker than the one before. */
const WARM_UPS = 10;

/** A place outside every scan: the worker answers at once. */
const NOWHERE: Vec3 = [1e6, 1e6, 1e6];

/** One click as the plugin does it: the box is read, handed to the worker, measured, given back. */
export async function click(
  { geometry, voxels }: BenchScan,
  measurer: LevelMeasurerClient,
  seedLps: Vec3,
): Promise<Extract<LevelResult, { status: 'measured' }>> {
  const volume = voxels.read(segmentationBox(geometry, seedLps));
  const result = await measurer.measureLevel(volume, seedLps, DEFAULT_PEEL_MM);
  if (result.status !== 'measured') throw new Error(`not measured: ${messageText(result.message)}`);
  return result;
}

/**
 * A click in a worker that has just been started, in one that has done its own warm-up, and in a
 * warm one; and what of it blocks the page.
 */
export async function measureOneClick(
  scan: BenchScan,
  start: () => LevelMeasurerClient,
): Promise<readonly BenchLine[]> {
  let measurer: LevelMeasurerClient | undefined;
  const restart = () => {
    measurer?.dispose();
    measurer = undefined;
  };
  const justStarted = await repeat(
    {
      name: 'worker just started, and its first click',
      before: restart,
      work: () => click(scan, (measurer = start()), clickAt(0)),
    },
    { runs: COLD_RUNS, warmUps: 1 },
  );
  const afterWarmUp = await repeat(
    {
      name: 'first click once the worker has warmed itself up',
      before: async () => {
        restart();
        measurer = start();
        await waitForWarmUp(scan, measurer);
      },
      work: () => click(scan, measurer!, clickAt(0)),
    },
    { runs: COLD_RUNS, warmUps: 1 },
  );
  let run = 0;
  const warm = await repeat(
    {
      name: 'click',
      work: () => click(scan, measurer!, clickAt(run++)),
      budget: CLICK_BUDGET_MS,
      aim: CLICK_AIM_MS,
    },
    { runs: WARM_RUNS, warmUps: WARM_UPS },
  );
  restart();
  const read = await repeat(
    {
      name: 'of which reading the box blocks the page',
      work: () => scan.voxels.read(segmentationBox(scan.geometry, clickAt(run++))),
      budget: BLOCKED_BUDGET_MS,
    },
    { runs: WARM_RUNS },
  );
  return [justStarted, afterWarmUp, warm, read];
}

/** The worker warms itself up before it takes the first call. */
export async function waitForWarmUp(
  { geometry, voxels }: BenchScan,
  measurer: LevelMeasurerClient,
): Promise<void> {
  const volume = voxels.read({ min: [0, 0, 0], size: [1, 1, 1] });
  const { status } = await measurer.measureLevel({ ...volume, geometry }, NOWHERE, DEFAULT_PEEL_MM);
  if (status !== 'notMeasurable') throw new Error('measured where there is no scan');
}
