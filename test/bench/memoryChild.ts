import { readFileSync, writeFileSync } from 'node:fs';
import type { LevelResult } from '../../src';
import { click, waitForWarmUp } from './oneClick';
import type { MemorySample } from './peakMemory';
import { usualScan } from './measuredLevel';
import { clickAt } from './scan';
import { startBuiltMeasurer } from './webWorkerThread';

// Run by peakMemory.ts in a process of its own; prints a MemorySample as JSON.

/** Resident memory (MB) of this process: now, or its peak since `forgetPeak`. */
function residentMb(what: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync('/proc/self/status', 'utf8'),
  );
  return (Number(line![1]) * 1024) / 1e6;
}

/** Sets the peak back to what is resident now (see proc(5), clear_refs). */
const forgetPeak = () => writeFileSync('/proc/self/clear_refs', '5');

async function sample(): Promise<MemorySample> {
  const scan = usualScan();
  global.gc!();
  forgetPeak();
  const before = residentMb('VmRSS');
  const measurer = startBuiltMeasurer();
  await waitForWarmUp(scan, measurer);
  const idleMb = residentMb('VmRSS') - before;
  // Results stay, as they do in a reading.
  const kept: LevelResult[] = [await click(scan, measurer, clickAt(0))];
  const firstClickMb = residentMb('VmHWM') - before;
  for (let run = 1; run < 4; run++) kept.push(await click(scan, measurer, clickAt(run)));
  const fourClicksMb = residentMb('VmHWM') - before;
  measurer.dispose();
  return { idleMb, firstClickMb, fourClicksMb };
}

void sample().then((result) => process.stdout.write(JSON.stringify(result)));
