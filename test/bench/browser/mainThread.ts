import type { Page } from 'playwright-core';
import type { CpuProfile, MainThreadTask } from './ownTasks';

/** Time (microseconds) between samples of the profiler. */
const SAMPLING_US = 1000;

/** The category of Chromium's trace that holds the tasks of each thread. */
const TASKS = 'disabled-by-default-devtools.timeline';

/** What the main thread of a page did for a while. */
export interface MainThreadRecord {
  readonly profile: CpuProfile;
  readonly tasks: readonly MainThreadTask[];
}

/** An event of Chromium's trace, as far as it is used here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Records what the main thread of a page does while something is done in it. */
export async function recordMainThread(
  page: Page,
  work: () => Promise<void>,
): Promise<MainThreadRecord> {
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  browser.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [TASKS] },
  });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  const complete = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await complete;
  await Promise.all([session.detach(), browser.detach()]);
  return { profile, tasks: mainThreadTasks(events) };
}

/** The tasks of the main thread that worked most: that of the page, since there is no other. */
function mainThreadTasks(events: readonly TraceEvent[]): readonly MainThreadTask[] {
  const byThread = new Map<number, MainThreadTask[]>();
  const rendererMains = new Set(
    events
      .filter(({ name }) => name === 'thread_name')
      .filter((event) => (event as { args?: { name?: string } }).args?.name === 'CrRendererMain')
      .map(({ pid }) => pid),
  );
  for (const { name, cat, pid, tid, ts, dur, tdur } of events) {
    if (name !== 'RunTask' || cat !== TASKS || pid !== tid || !rendererMains.has(pid)) continue;
    if (dur === undefined || tdur === undefined) continue;
    const tasks = byThread.get(pid) ?? [];
    tasks.push({ start: ts, duration: dur, threadDuration: tdur });
    byThread.set(pid, tasks);
  }
  const worked = (tasks: readonly MainThreadTask[]) =>
    tasks.reduce((sum, { threadDuration }) => sum + threadDuration, 0);
  return [...byThread.values()].sort((a, b) => worked(b) - worked(a))[0] ?? [];
}
