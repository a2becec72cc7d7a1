/**
 * Centre (mm) and stretch: a vector as long as the logarithm of the ratio of the half axes, at
 * twice the angle of the major one. A circle has no stretch, so no direction that could matter,
 * and in a slice that is mirrored or turned by 90 degrees only signs and places of the four change.
 */
export type Shape = readonly [x: number, y: number, stretchX: number, stretchY: number];

/** An ellipse as large as its shape can be in a slice. */
export interface SizedShape {
  readonly shape: Shape;
  /** Product of the half axes, mm2. */
  readonly product: number;
}

/** What an ellipse must not hold. */
export interface Border {
  /** Centres (mm; x, y in turn) of the pixels outside the mask that touch it, corners included. */
  readonly points: Float64Array;
  /**
   * Index of the point that was in the way of the ellipse tried last. The next one is much like
   * it, so the search for what is in its way begins here; where it begins changes no result.
   */
  nearest: number;
}

/** A longer ellipse than this is a strip between other bone and no region of interest. */
const MAX_LOG_RATIO = Math.log(3);

/** The first steps of the refinement: mm, mm, and of the stretch. They are halved. */
const FIRST_STEPS: Shape = [2, 2, 0.15, 0.15];
/** Down to 1/64 of the first steps, which moves the border by less than 0.05 mm. */
const HALVINGS = 6;

/**
 * Product of the half axes (mm2) of the largest ellipse of a shape that no border pixel enters;
 * 0 as soon as it is certain to be no larger than `atLeast`.
 */
export function fitSize(
  [x, y, stretchX, stretchY]: Shape,
  border: Border,
  atLeast: number,
): number {
  const logRatio = Math.sqrt(stretchX * stretchX + stretchY * stretchY);
  const ratio = Math.exp(logRatio);
  const enough = atLeast / ratio;
  // The squared minor half axis of the ellipse through (dx, dy) as a quadratic form.
  const flat = 1 / (ratio * ratio);
  const swing = logRatio > 0 ? (flat - 1) / 2 / logRatio : 0;
  const xx = (flat + 1) / 2 + swing * stretchX;
  const yy = (flat + 1) / 2 - swing * stretchX;
  const xy = 2 * swing * stretchY;
  const { points } = border;
  let least = Infinity;
  for (let seen = 0, index = border.nearest; seen < points.length; seen += 2, index += 2) {
    if (index === points.length) index = 0;
    const dx = points[index]! - x;
    const dy = points[index + 1]! - y;
    const minorSquared = dx * (xx * dx + xy * dy) + yy * dy * dy;
    if (minorSquared < least) {
      least = minorSquared;
      border.nearest = index;
      if (least <= enough) return 0;
    }
  }
  return least * ratio;
}

/** Follows the step that enlarges the ellipse most, with ever smaller steps. */
export function refineShape(start: SizedShape, border: Border): SizedShape {
  let best = start;
  for (let halving = 0; halving <= HALVINGS; halving++) {
    let next: SizedShape | undefined = best;
    while (next) {
      best = next;
      next = bestStep(best, 1 / 2 ** halving, border);
    }
  }
  return best;
}

/** The ellipse after the one step, of all, that enlarges it most; `undefined` if none does. */
function bestStep(
  { shape, product }: SizedShape,
  factor: number,
  border: Border,
): SizedShape | undefined {
  let best: SizedShape | undefined;
  // A thousandth more, or the search would creep.
  let atLeast = product * 1.001;
  for (const step of STEPS) {
    const moved = shape.map(
      (value, axis) => value + step[axis]! * FIRST_STEPS[axis]! * factor,
    ) as unknown as Shape;
    if (moved[2] * moved[2] + moved[3] * moved[3] > MAX_LOG_RATIO * MAX_LOG_RATIO) continue;
    const enlarged = fitSize(moved, border, atLeast);
    if (enlarged === 0) continue;
    best = { shape: moved, product: enlarged };
    // What differs by rounding only is no better, or it would depend on the order of the steps.
    atLeast = enlarged * (1 + 1e-9);
  }
  return best;
}

/**
 * Directions of the refinement: along each axis and along each diagonal of two axes, both ways.
 * Diagonals are needed, since an ellipse that touches the border on all sides grows only by
 * moving and turning at once.
 */
const STEPS: readonly Shape[] = listSteps();

function listSteps(): readonly Shape[] {
  const signs = [0, -1, 1];
  return signs.flatMap((x) =>
    signs.flatMap((y) =>
      signs.flatMap((stretchX) =>
        signs.flatMap((stretchY): readonly Shape[] =>
          x !== 0 || y !== 0 || stretchX !== 0 || stretchY !== 0
            ? [[x, y, stretchX, stretchY]]
            : [],
        ),
      ),
    ),
  );
}
