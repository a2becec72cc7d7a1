/** A point of a plane, mm. */
export type PointMm = readonly [number, number];

/**
 * Distance (mm) of a point from the border of a closed polygon, positive inside (even-odd) and
 * negative outside. At least one corner; the last one is joined to the first.
 */
export function polygonDistance(polygon: readonly PointMm[], [x, y]: PointMm): number {
  let least = Infinity;
  let isInside = false;
  let [fromX, fromY] = polygon[polygon.length - 1]!;
  for (const [toX, toY] of polygon) {
    const wayX = toX - fromX;
    const wayY = toY - fromY;
    const squared = wayX * wayX + wayY * wayY;
    const along = squared > 0 ? ((x - fromX) * wayX + (y - fromY) * wayY) / squared : 0;
    const part = Math.max(0, Math.min(1, along));
    const offX = x - fromX - part * wayX;
    const offY = y - fromY - part * wayY;
    least = Math.min(least, offX * offX + offY * offY);
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / wayY) * wayX) isInside = !isInside;
    fromX = toX;
    fromY = toY;
  }
  const distance = Math.sqrt(least);
  return isInside ? distance : -distance;
}
