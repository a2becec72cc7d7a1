/** A CPU profile as Chromium's protocol gives it (Profiler.Profile), as far as it is used here. */
export interface CpuProfile {
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

/** A stretch of time in which code of one's own, or what it called, ran without a pause. */
export interface OwnRun {
  readonly ms: number;
  /** The outermost function of one's own. */
  readonly from: string;
  /** The function, of whatever script, in which most of it was spent. */
  readonly mostly: string;
}

/**
 * The uninterrupted runs of code whose outermost own function has a URL that `isOwn` accepts, the
 * longest first. What it calls in other scripts counts as its own.
 */
export function ownRuns(profile: CpuProfile, isOwn: (url: string) => boolean): readonly OwnRun[] {
  const outermost = outermostOwn(profile, isOwn);
  const runs: OwnRun[] = [];
  const nameOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  let ms = 0;
  let from: string | undefined;
  let spent = new Map<string, number>();
  const close = () => {
    if (from !== undefined) runs.push({ ms, from, mostly: greatest(spent) });
    ms = 0;
    from = undefined;
    spent = new Map();
  };
  profile.samples?.forEach((node, index) => {
    const own = outermost.get(node);
    if (own === undefined) return close();
    from ??= own;
    const delta = (profile.timeDeltas?.[index] ?? 0) / 1000;
    ms += delta;
    const name = nameOf.get(node) || '(anonymous)';
    spent.set(name, (spent.get(name) ?? 0) + delta);
  });
  close();
  return runs.sort((a, b) => b.ms - a.ms);
}

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
