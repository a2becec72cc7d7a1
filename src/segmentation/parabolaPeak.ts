/**
 * Offset (steps, -0.5 to 0.5) of the vertex of the parabola through a peak and its neighbours; 0 at
 * either end of the run from `first` to `last`.
 */
export function parabolaPeak(
  values: ArrayLike<number>,
  peak: number,
  first = 0,
  last = values.length - 1,
): number {
  if (peak <= first || peak >= last) return 0;
  const before = values[peak - 1]!;
  const after = values[peak + 1]!;
  const curvature = before - 2 * values[peak]! + after;
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / curvature)) : 0;
}
