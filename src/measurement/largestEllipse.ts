import type { PointIj } from './ellipse';
import { fitSize, refineShape, type Border, type Shape, type SizedShape } from './ellipseShape';

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
 * How the coarse search steps: 4 mm between centres and 22.5 degrees, ratios up to 1.8. Chosen
 * here: a lumbar body is about 1.4 times as wide as deep, and the refinement moves each by more.
 */
const CENTRE_STEP_MM = 4;
const ANGLES = 8;
const RATIOS: readonly number[] = [1, 1.3, 1.8];

/**
 * So many of the best coarse ellipses are refined. Chosen here: on twelve irregular body shapes
 * the result had 99 to 100 per cent of the area that differential evolution found.
 */
const REFINED_STARTS = 3;

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

/** The pixels outside a mask that touch it, corners included. */
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

function searchCoarsely(
  mask: SliceMask,
  spacingMm: PointIj,
  border: Border,
): readonly SizedShape[] {
  const stepI = Math.max(1, Math.round(CENTRE_STEP_MM / spacingMm[0]));
  const stepJ = Math.max(1, Math.round(CENTRE_STEP_MM / spacingMm[1]));
  let kept: SizedShape[] = [];
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
function fitAtCentre(
  x: number,
  y: number,
  border: Border,
  atLeast: number,
): SizedShape | undefined {
  let best: SizedShape | undefined;
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
