/** A rectangle of the screen, px. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A label that is to stand beside something. */
export interface LabelRequest {
  /** What it belongs to. */
  readonly beside: ScreenBox;
  readonly width: number;
  readonly height: number;
}

/** Distances (px) from what a label belongs to, tried in turn. */
const GAPS = [10, 34, 70] as const;

/** How much worse it is to stand outside the view than over something. */
const OUTSIDE_WEIGHT = 10;

/** How much worse it is to stand nearer to something else, whose label it then seems to be. */
const MISLEADING_WEIGHT = 20;

/** Free space (px) about a label. */
const CLEAR = 2;

/** The smallest box around some points of the screen. */
export function boxAround(points: readonly (readonly [number, number])[]): ScreenBox {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The part of a box that lies in the view; `undefined` where none does. */
export function partInView(
  box: ScreenBox,
  view: { readonly width: number; readonly height: number },
): ScreenBox | undefined {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(view.width, box.left + box.width) - left;
  const height = Math.min(view.height, box.top + box.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

/**
 * Where labels stand: right of what they belong to, at half height, unless something else is
 * there or the view ends; then higher, lower, above, below, on the left, or further off. Where
 * nothing is free, the place with the least overlap, which may be over what it belongs to; but
 * always within the view, and not nearer to what belongs to another label.
 *
 * @param taken What no label may cover beside the things that labels belong to.
 * @param view The size of the view, px.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  taken: readonly ScreenBox[],
  view: { readonly width: number; readonly height: number },
): readonly ScreenBox[] {
  const placed: ScreenBox[] = [];
  for (const request of requests) {
    const others = requests.filter((each) => each !== request).map(({ beside }) => beside);
    const inTheWay = [...taken, ...placed, request.beside, ...others];
    const isMisleading = (box: ScreenBox) => {
      const own = distance(box, request.beside);
      return others.some((other) => distance(box, other) < own);
    };
    let best: { readonly box: ScreenBox; readonly cost: number } | undefined;
    for (const box of candidates(request, view.width)) {
      const cost =
        OUTSIDE_WEIGHT * (area(box) - overlap(box, { left: 0, top: 0, ...view })) +
        (isMisleading(box) ? MISLEADING_WEIGHT * area(box) : 0) +
        inTheWay.reduce((sum, other) => sum + overlap(grown(box), other), 0);
      if (!best || cost < best.cost) best = { box, cost };
      if (cost === 0) break;
    }
    placed.push(best!.box);
  }
  return placed;
}

function candidates(
  { beside, width, height }: LabelRequest,
  viewWidth: number,
): readonly ScreenBox[] {
  const middle = beside.top + (beside.height - height) / 2;
  const tops = [middle, beside.top, beside.top + beside.height - height];
  const inView = [viewWidth - width, 0].flatMap((left) =>
    tops.map((top) => ({ left, top, width, height })),
  );
  const free = GAPS.flatMap((gap) => {
    const right = beside.left + beside.width + gap;
    const left = beside.left - gap - width;
    const across = beside.left + (beside.width - width) / 2;
    const above = beside.top - gap - height;
    const below = beside.top + beside.height + gap;
    return [
      ...tops.map((top) => ({ left: right, top, width, height })),
      ...[above, below].map((top) => ({ left: right - width, top, width, height })),
      ...tops.map((top) => ({ left, top, width, height })),
      ...[above, below].map((top) => ({ left: across, top, width, height })),
    ];
  });
  return [...free, ...inView];
}

const area = ({ width, height }: ScreenBox): number => width * height;

const grown = ({ left, top, width, height }: ScreenBox): ScreenBox => ({
  left: left - CLEAR,
  top: top - CLEAR,
  width: width + 2 * CLEAR,
  height: height + 2 * CLEAR,
});

/** How far (px) two boxes are apart; 0 where they touch. */
function distance(a: ScreenBox, b: ScreenBox): number {
  const apart = (aFrom: number, aSize: number, bFrom: number, bSize: number) =>
    Math.max(0, aFrom - (bFrom + bSize), bFrom - (aFrom + aSize));
  return Math.hypot(
    apart(a.left, a.width, b.left, b.width),
    apart(a.top, a.height, b.top, b.height),
  );
}

/** The area (px2) that two boxes share. */
export function overlap(a: ScreenBox, b: ScreenBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
