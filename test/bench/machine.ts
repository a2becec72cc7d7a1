import { cpus, loadavg, totalmem } from 'node:os';

/** What a run was measured on: timings mean little without it. */
export function describeMachine(now: Date): readonly string[] {
  const [first] = cpus();
  const load = loadavg().map((value) => value.toFixed(2));
  return [
    `${now.toISOString()}, node ${process.version}, ${process.platform} ${process.arch}`,
    `${cpus().length} CPUs (${first?.model ?? 'unknown'}), ${(totalmem() / 1e9).toFixed(0)} GB`,
    `load average ${load.join(' ')} (1, 5, 15 min): above ${cpus().length}, timings are too long`,
  ];
}
