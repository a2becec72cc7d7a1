import {
  startLevelMeasurer,
  type LevelMeasurerClient,
} from '../../../extension/worker/levelMeasurer';
import type { LevelResult } from '../../../src';
import type { BenchLine } from '../benchLine';
import { click, measureOneClick, waitForWarmUp } from '../oneClick';
import { clickAt, makeScan, USUAL_DIMENSIONS, USUAL_SPACING_MM, type BenchScan } from '../scan';

/** What the page offers to the process that drives it; one step after the other for memory. */
export interface BenchPage {
  oneClick(): Promise<readonly BenchLine[]>;
  holdScan(): void;
  startWorker(): Promise<void>;
  click(run: number): Promise<void>;
}

/** The name on `window`. */
export interface BenchWindow {
  vertebralBmdBench: BenchPage;
}

let scan: BenchScan;
let measurer: LevelMeasurerClient;
/** Results stay, as they do in a reading. */
const kept: LevelResult[] = [];

(window as unknown as BenchWindow).vertebralBmdBench = {
  oneClick: () => measureOneClick(makeScan(USUAL_DIMENSIONS, USUAL_SPACING_MM), startLevelMeasurer),
  holdScan() {
    scan = makeScan(USUAL_DIMENSIONS, USUAL_SPACING_MM);
  },
  async startWorker() {
    measurer = startLevelMeasurer();
    await waitForWarmUp(scan, measurer);
  },
  async click(run) {
    kept.push(await click(scan, measurer, clickAt(run)));
  },
};
