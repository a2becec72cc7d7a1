import type { Browser, Page } from 'playwright-core';
import type { BenchLine } from '../benchLine';
import { memoryLines, type MemorySample } from '../peakMemory';
import { forgetPeak, peakMb, residentMb } from '../processMemory';
import { largestRenderer } from './largestRenderer';
import { inBenchPages } from './benchPage';
import type { BenchWindow } from './page';

const MEMORY_RUNS = 3;

/** One click in the installed Chromium, with the plugin's own client and worker. */
export async function measureOneClickInChromium(): Promise<readonly BenchLine[]> {
  const [lines] = await inBenchPages(1, (page) =>
    page.evaluate(() => (window as unknown as BenchWindow).vertebralBmdBench.oneClick()),
  );
  return lines!;
}

/** Peak memory of worker and clicks in the page's process, each time in a fresh browser. */
export async function measurePeakMemoryInChromium(): Promise<readonly BenchLine[]> {
  return memoryLines(await inBenchPages(MEMORY_RUNS, sampleMemory));
}

async function sampleMemory(page: Page, browser: Browser): Promise<MemorySample> {
  await page.evaluate(() => (window as unknown as BenchWindow).vertebralBmdBench.holdScan());
  await page.requestGC();
  const pid = await largestRenderer(browser);
  forgetPeak(pid);
  const before = residentMb(pid);
  await page.evaluate(() => (window as unknown as BenchWindow).vertebralBmdBench.startWorker());
  const idleMb = residentMb(pid) - before;
  const clickOnce = (run: number) =>
    page.evaluate((n) => (window as unknown as BenchWindow).vertebralBmdBench.click(n), run);
  await clickOnce(0);
  const firstClickMb = peakMb(pid) - before;
  for (let run = 1; run < 4; run++) await clickOnce(run);
  return { idleMb, firstClickMb, fourClicksMb: peakMb(pid) - before };
}
