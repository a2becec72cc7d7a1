import { ownShares, type CpuProfile } from '../../bench/browser/ownTasks';

/** The host calls `mine`, which calls the host's `fill`; and `paint` of its own. */
const NODES: CpuProfile['nodes'] = [
  node(1, '(root)', '', [2, 5]),
  node(2, 'onMouseMove', 'host.js', [3]),
  node(3, 'mine', 'plugin.js', [4]),
  node(4, 'fill', 'host.js'),
  node(5, 'paint', 'host.js'),
];

function node(id: number, functionName: string, url: string, children: readonly number[] = []) {
  return { id, callFrame: { functionName, url }, children };
}

/** A sample each millisecond from 0 on. */
const profileOf = (samples: readonly number[]): CpuProfile => ({
  startTime: 0,
  nodes: NODES,
  samples,
  timeDeltas: samples.map((_, index) => (index === 0 ? 0 : 1000)),
});

const isOwn = (url: string) => url === 'plugin.js';

const task = (startMs: number, ms: number, threadMs = ms) => ({
  start: 1000 * startMs,
  duration: 1000 * ms,
  threadDuration: 1000 * threadMs,
});

describe('ownShares', () => {
  it('counts own code with what it calls elsewhere, and nothing else', () => {
    const profile = profileOf([3, 4, 4, 5, 2, 5]);
    expect(ownShares(profile, [task(0, 5)], isOwn)).toEqual([
      { ms: 3, from: 'mine', mostly: 'fill' },
    ]);
  });

  it('gives each task its own part, the most first', () => {
    const profile = profileOf([3, 5, 4, 4, 4, 5]);
    const shares = ownShares(profile, [task(0, 2), task(2, 3)], isOwn);
    expect(shares.map(({ ms }) => ms)).toEqual([3, 1]);
  });

  it('does not count the time in which the thread had to wait', () => {
    const profile = profileOf([3, 3, 5, 5, 5]);
    const [share] = ownShares(profile, [task(0, 4, 2)], isOwn);
    expect(share!.ms).toBe(1);
  });

  it('cuts off a sample where its task ends', () => {
    const profile = profileOf([5, 3, 5]);
    const [share] = ownShares(profile, [task(0, 1.5)], isOwn);
    expect(share!.ms).toBe(0.5);
  });

  it('leaves tasks out that hold nothing of its own', () => {
    expect(ownShares(profileOf([5, 2, 5]), [task(0, 2)], isOwn)).toEqual([]);
  });
});
