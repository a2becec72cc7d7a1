import type { LevelResult } from '../../src';
import { click, waitForWarmUp } from './oneClick';
import type { MemorySample } from './peakMemory';
import { forgetPeak, peakMb, residentMb } from './processMemory';
import { usualScan } from './measuredLevel';
import { clickAt } from './scan';
import { startBuiltMeasurer } from './webWorkerThread';

// Run by peakMemory.ts in a process of its own; prints a MemorySample as JSON.

async function sample(): Promise<MemorySample> {
  const scan = usualScan();
  global.gc!();
  forgetPeak('self');
  const before = residentMb('self');
  const measurer = startBuiltMeasurer();
  await waitForWarmUp(scan, measurer);
  const idleMb = residentMb('self') - before;
  // Results stay, as they do in a reading.
  const kept: LevelResult[] = [await click(scan, measurer, clickAt(0))];
  const firstClickMb = peakMb('self') - before;
  for (let run = 1; run < 4; run++) kept.push(await click(scan, measurer, clickAt(run)));
  const fourClicksMb = peakMb('self') - before;
  measurer.dispose();
  return { idleMb, firstClickMb, fourClicksMb };
}

void sample().then((result) => process.stdout.write(JSON.stringify(result)));
