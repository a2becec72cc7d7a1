import { readFileSync, writeFileSync } from 'node:fs';

/** A process by its id, or this one. */
export type ProcessId = number | 'self';

/** Resident memory (MB) of a process now; Linux only, see proc(5). */
export const residentMb = (pid: ProcessId): number => statusMb(pid, 'VmRSS');

/** The most that was resident (MB) since `forgetPeak`. */
export const peakMb = (pid: ProcessId): number => statusMb(pid, 'VmHWM');

/** Sets the peak of a process back to what is resident now. */
export const forgetPeak = (pid: ProcessId): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

function statusMb(pid: ProcessId, key: string): number {
  const line = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  if (!line) throw new Error(`/proc/${pid}/status tells no ${key}`);
  return (Number(line[1]) * 1024) / 1e6;
}
