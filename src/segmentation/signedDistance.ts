/** A mask of one slice: pixels 1 inside, 0 outside; column fastest. */
export interface SlicePixels {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array;
}

/**
 * The signed distance (mm) of each pixel's centre from the border of a mask of one slice: positive
 * inside, negative outside, at most `upToMm` either way (everywhere `-upToMm` where the mask is
 * empty). The border lies half way between the centres of two pixels. What lies beyond the pixels
 * given counts as neither. Exact up to half a pixel (Euclidean, between pixel centres).
 *
 * @param spacing of columns and rows, mm
 * @param wanted the pixels whose distance is wanted: those that are not 0 here; all by default
 */
export function signedDistance(
  { columns, rows, pixels }: SlicePixels,
  spacing: readonly [number, number],
  upToMm: number,
  wanted?: Float32Array,
): Float32Array {
  const alongRow = squaredInRows({ columns, rows, pixels }, spacing[0], upToMm);
  const toBorder = (spacing[0] + spacing[1]) / 4;
  const distances = new Float32Array(pixels.length);
  const steps = Math.ceil(upToMm / spacing[1]);
  for (let offset = 0; offset < pixels.length; offset++) {
    if (wanted && wanted[offset] === 0) continue;
    const inside = pixels[offset]!;
    let least = alongRow[offset]!;
    for (let step = 1; step <= steps; step++) {
      const way = (step * spacing[1]) ** 2;
      if (way >= least) break;
      const above = offset - step * columns;
      const below = offset + step * columns;
      if (above >= 0) {
        least = Math.min(least, pixels[above] === inside ? way + alongRow[above]! : way);
      }
      if (below < pixels.length) {
        least = Math.min(least, pixels[below] === inside ? way + alongRow[below]! : way);
      }
    }
    const distance = Math.min(upToMm, Math.sqrt(least) - toBorder);
    distances[offset] = inside ? distance : -distance;
  }
  return distances;
}

/** The squared way (mm2) of each pixel to the nearest one of the other kind in its row. */
function squaredInRows(
  { columns, rows, pixels }: SlicePixels,
  spacing: number,
  upToMm: number,
): Float32Array {
  const none = (upToMm + spacing) ** 2 * 4;
  const squared = new Float32Array(pixels.length).fill(none);
  const sweep = (first: number, step: 1 | -1) => {
    let steps = Infinity;
    for (let n = 0, offset = first; n < columns; n++, offset += step) {
      steps = n > 0 && pixels[offset] !== pixels[offset - step] ? 1 : steps + 1;
      squared[offset] = Math.min(squared[offset]!, (steps * spacing) ** 2);
    }
  };
  for (let row = 0; row < rows; row++) {
    sweep(row * columns, 1);
    sweep((row + 1) * columns - 1, -1);
  }
  return squared;
}
