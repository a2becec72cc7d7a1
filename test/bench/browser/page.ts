import { startLevelMeasurer } from '../../../extension/worker/levelMeasurer';
import type { BenchLine } from '../benchLine';
import { measureOneClick } from '../oneClick';
import { makeScan, USUAL_DIMENSIONS, USUAL_SPACING_MM } from '../scan';

/** What the page offers to the process that drives it. */
export interface BenchPage {
  oneClick(): Promise<readonly BenchLine[]>;
}

/** The name on `window`. */
export interface BenchWindow {
  vertebralBmdBench: BenchPage;
}

(window as unknown as BenchWindow).vertebralBmdBench = {
  oneClick: () => measureOneClick(makeScan(USUAL_DIMENSIONS, USUAL_SPACING_MM), startLevelMeasurer),
};
