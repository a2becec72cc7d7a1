/** A CPU profile as Chromium's protocol gives it (Profiler.Profile), as far as it is used here. */
export interface CpuProfile {
  /** Time (microseconds) of the same clock as that of the tasks. */
  readonly startTime: number;
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  /** Node of each sample. */
  readonly samples?: readonly number[];
  /** Time (microseconds) since the sample before. */
  readonly timeDeltas?: readonly number[];
}

/** A task of the page's main thread: what runs there without a pause. */
export interface MainThreadTask {
  /** Microseconds. */
  readonly start: number;
  /** From its start to its end, microseconds; on a busy machine the thread waits in between. */
  readonly duration: number;
  /** What the thread itself worked, microseconds. */
  readonly threadDuration: number;
}

/** What code of one's own, with all that it called, took of a task. */
export interface OwnShare {
  /** Time of the thread, ms. */
  readonly ms: number;
  /** The outermost function of one's own that took most. */
  readonly from: string;
  /** The function, of whatever script, in which most of it was spent. */
  readonly mostly: string;
}

/**
 * What own code took of each task that it had a part in, the most first. The profile tells its
 * share of the task, the task the time: so it does not count when the machine does other things.
 *
 * @param isOwn Tells by its URL whether a script is one's own.
 */
export function ownShares(
  profile: CpuProfile,
  tasks: readonly MainThreadTask[],
  isOwn: (url: string) => boolean,
): readonly OwnShare[] {
  const { samples = [], timeDeltas = [] } = profile;
  const outermost = outermostOwn(profile, isOwn);
  const nameOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const inOrder = tasks.toSorted((a, b) => a.start - b.start);
  const shares: OwnShare[] = [];
  let next = 0;
  let at = profile.startTime + (timeDeltas[0] ?? 0);
  for (const { start, duration, threadDuration } of inOrder) {
    const entries = new Map<string, number>();
    const leaves = new Map<string, number>();
    let own = 0;
    for (; next < samples.length && at < start + duration; next++) {
      const until = at + (timeDeltas[next + 1] ?? 0);
      const entry = outermost.get(samples[next]!);
      const spent = Math.min(until, start + duration) - Math.max(at, start);
      if (entry !== undefined && spent > 0) {
        own += spent;
        add(entries, entry, spent);
        add(leaves, nameOf.get(samples[next]!) || '(anonymous)', spent);
      }
      if (until > start + duration) break;
      at = until;
    }
    if (own === 0) continue;
    const ms = (own / duration) * (threadDuration / 1000);
    shares.push({ ms, from: greatest(entries), mostly: greatest(leaves) });
  }
  return shares.sort((a, b) => b.ms - a.ms);
}

const add = (totals: Map<string, number>, name: string, value: number): void =>
  void totals.set(name, (totals.get(name) ?? 0) + value);

/** The name with the greatest value. */
const greatest = (values: ReadonlyMap<string, number>): string =>
  [...values].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';

/** By node: the name of the outermost own function on the way to it, if there is one. */
function outermostOwn(
  { nodes }: CpuProfile,
  isOwn: (url: string) => boolean,
): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Set(nodes.flatMap(({ children: below }) => below ?? []));
  const found = new Map<number, string>();
  const visit = (id: number, above: string | undefined): void => {
    const node = byId.get(id)!;
    const { functionName, url } = node.callFrame;
    const own = above ?? (isOwn(url) ? functionName || '(anonymous)' : undefined);
    if (own !== undefined) found.set(id, own);
    node.children?.forEach((child) => visit(child, own));
  };
  nodes.filter(({ id }) => !children.has(id)).forEach(({ id }) => visit(id, undefined));
  return found;
}
