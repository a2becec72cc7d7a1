import type { PointIj } from './ellipse';

/** The part of a mask in one slice: 1 inside, 0 outside, I fastest. */
export interface SliceMask {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array;
}

/** An ellipse in the plane of a slice, in mm from the centre of the slice mask's first pixel. */
export interface PlaneEllipse {
  readonly centerMm: PointIj;
  readonly majorHalfMm: number;
  readonly minorHalfMm: number;
  /** From the I axis to the major axis, towards J, radians. */
  readonly angle: number;
}

/**
 * Centre (mm) and stretch: a vector as long as the logarithm of the ratio of the half axes, at
 * twice the angle of the major one. A circle has no stretch, so no direction that could matter,
 * and in a slice that is mirrored or turned by 90 degrees only signs and places of the four change.
 */
type Shape = readonly [x: number, y: number, stretchX: number, stretchY: number];

interface Candidate {
  readonly shape: Shape;
  /** Product of the half axes, mm2. */
  readonly product: number;
}

/**
 * How the coarse search steps: 4 mm between centres and 22.5 degrees, ratios up to 1.8. Chosen
 * here: a lumbar body is about 1.4 times as wide as deep, and the refinement moves each by more.
 */
const CENTRE_STEP_MM = 4;
const ANGLES = 8;
const RATIOS: readonly number[] = [1, 1.3, 1.8];
/** A longer ellipse than this is a strip between other bone and no region of interest. */
const MAX_LOG_RATIO = Math.log(3);

/**
 * So many of the best coarse ellipses are refined. Chosen here: on twelve irregular body shapes
 * the result had 99 to 100 per cent of the area that differential evolution found.
 */
const REFINED_STARTS = 3;

/** The first steps of the refinement: mm, mm, and of the stretch. They are halved. */
const FIRST_STEPS: Shape = [2, 2, 0.15, 0.15];
/** Down to 1/64 of the first steps, which moves the border by less than 0.05 mm. */
const HALVINGS = 6;

/**
 * The largest ellipse that holds no voxel centre outside the mask, neither inside nor on it.
 * A search: a coarse grid of centres, directions and ratios, each with the largest size that
 * fits, then steps of falling size from the best of them. Deterministic, and the same ellipse in a
 * slice that is mirrored or turned by 90 degrees.
 *
 * @param spacingMm Pixel spacing along I and J, mm.
 * @param refine Whether the best coarse ellipses are refined; without it the area is 8 to 20 per
 *   cent smaller, at about a sixth of the time.
 * @returns `undefined` for an empty mask.
 */
export function findLargestEllipse(
  mask: SliceMask,
  spacingMm: PointIj,
  refine: boolean,
): PlaneEllipse | undefined {
  const border = listBorder(mask, spacingMm);
  const starts = searchCoarsely(mask, spacingMm, border);
  if (starts.length === 0) return undefined;
  const [best] = starts
    .map((start) => (refine ? refineShape(start, border) : start))
    .sort((a, b) => b.product - a.product);
  const [x, y, stretchX, stretchY] = best!.shape;
  const ratio = Math.exp(Math.hypot(stretchX, stretchY));
  const minorHalfMm = Math.sqrt(best!.product / ratio);
  return {
    centerMm: [x, y],
    majorHalfMm: minorHalfMm * ratio,
    minorHalfMm,
    angle: Math.atan2(stretchY, stretchX) / 2,
  };
}

/** What an ellipse must not hold. */
interface Border {
  /** Centres (mm; x, y in turn) of the pixels outside the mask that touch it, corners included. */
  readonly points: Float64Array;
  /**
   * Index of the point that was in the way of the ellipse tried last. The next one is much like
   * it, so the search for what is in its way begins here; where it begins changes no result.
   */
  nearest: number;
}

function listBorder({ columns, rows, pixels }: SliceMask, spacingMm: PointIj): Border {
  const isInside = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < columns && j < rows && pixels[j * columns + i] === 1;
  const border: number[] = [];
  for (let j = -1; j <= rows; j++) {
    for (let i = -1; i <= columns; i++) {
      if (isInside(i, j)) continue;
      let touches = false;
      for (let n = 0; n < 9 && !touches; n++) {
        touches = isInside(i + (n % 3) - 1, j + Math.floor(n / 3) - 1);
      }
      if (touches) border.push(i * spacingMm[0], j * spacingMm[1]);
    }
  }
  return { points: Float64Array.from(border), nearest: 0 };
}

function searchCoarsely(mask: SliceMask, spacingMm: PointIj, border: Border): readonly Candidate[] {
  const stepI = Math.max(1, Math.round(CENTRE_STEP_MM / spacingMm[0]));
  const stepJ = Math.max(1, Math.round(CENTRE_STEP_MM / spacingMm[1]));
  let kept: Candidate[] = [];
  for (const j of indicesApart(mask.rows, stepJ)) {
    for (const i of indicesApart(mask.columns, stepI)) {
      if (!mask.pixels[j * mask.columns + i]) continue;
      const atLeast = kept.length < REFINED_STARTS ? 0 : kept.at(-1)!.product;
      const found = fitAtCentre(i * spacingMm[0], j * spacingMm[1], border, atLeast);
      if (!found) continue;
      kept = [...kept, found].sort((a, b) => b.product - a.product).slice(0, REFINED_STARTS);
    }
  }
  return kept;
}

/** Indices below `count`, a step apart, the same counted from either end. */
function indicesApart(count: number, step: number): readonly number[] {
  const middle = (count - 1) / 2;
  const indices: number[] = [];
  for (let away = middle % 1; away <= middle; away += step) {
    indices.push(middle - away);
    if (away > 0) indices.push(middle + away);
  }
  return indices;
}

/** The best coarse ellipse around one centre, if it is larger than `atLeast` (mm2). */
function fitAtCentre(x: number, y: number, border: Border, atLeast: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const ratio of RATIOS) {
    for (let step = 0; step < (ratio === 1 ? 1 : ANGLES); step++) {
      const twice = (2 * Math.PI * step) / ANGLES;
      const shape: Shape = [
        x,
        y,
        Math.log(ratio) * Math.cos(twice),
        Math.log(ratio) * Math.sin(twice),
      ];
      const product = fitSize(shape, border, best?.product ?? atLeast);
      if (product > 0) best = { shape, product };
    }
  }
  return best;
}

/**
 * Product of the half axes (mm2) of the largest ellipse of a shape that no border pixel enters;
 * 0 as soon as it is certain to be no larger than `atLeast`.
 */
function fitSize([x, y, stretchX, stretchY]: Shape, border: Border, atLeast: number): number {
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
function refineShape(start: Candidate, border: Border): Candidate {
  let best = start;
  for (let halving = 0; halving <= HALVINGS; halving++) {
    let next: Candidate | undefined = best;
    while (next) {
      best = next;
      next = bestStep(best, 1 / 2 ** halving, border);
    }
  }
  return best;
}

function bestStep({ shape, product }: Candidate, factor: number, border: Border) {
  let best: Candidate | undefined;
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
