/** Points of the outline; 240 puts them about half a millimetre apart. */
const OUTLINE_POINTS = 240;
/** Grid of the distance table, mm; bilinear reading is then right to about 0.01 mm. */
const TABLE_STEP_MM = 0.75;
/** How far outside the outline the table reaches, mm. */
const TABLE_MARGIN_MM = 6;

/**
 * Signed distance (mm, negative inside) to the outline that a vertebral body has at its rims, in
 * the plane of the endplate: x to the left, y posterior, origin in the middle.
 */
export type OutlineDistance = (x: number, y: number) => number;

/**
 * The rim outline of a vertebral body: rounded anteriorly, nearly flat posteriorly with the
 * shallow midline dent of the canal. Further out than 6 mm the distance is only a lower bound.
 */
export function bodyOutline(widthMm: number, depthMm: number): OutlineDistance {
  const outline = outlinePoints(widthMm / 2, depthMm / 2);
  const columns = Math.ceil((widthMm / 2 + TABLE_MARGIN_MM) / TABLE_STEP_MM) + 1;
  const halfRows = Math.ceil((depthMm / 2 + TABLE_MARGIN_MM) / TABLE_STEP_MM);
  const rows = 2 * halfRows + 1;
  const table = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      table[row * columns + column] = distanceToPolygon(
        outline,
        column * TABLE_STEP_MM,
        (row - halfRows) * TABLE_STEP_MM,
      );
    }
  }
  const maxColumn = columns - 1.001;
  const maxRow = rows - 1.001;
  return (x, y) => {
    const u = Math.min(Math.abs(x) / TABLE_STEP_MM, maxColumn);
    const v = Math.max(0, Math.min(y / TABLE_STEP_MM + halfRows, maxRow));
    const column = Math.floor(u);
    const row = Math.floor(v);
    const du = u - column;
    const dv = v - row;
    const at = row * columns + column;
    const upper = table[at]! * (1 - du) + table[at + 1]! * du;
    const lower = table[at + columns]! * (1 - du) + table[at + columns + 1]! * du;
    return upper * (1 - dv) + lower * dv;
  };
}

function outlinePoints(a: number, b: number): readonly (readonly [number, number])[] {
  return Array.from({ length: OUTLINE_POINTS }, (_, index) => {
    const angle = (2 * Math.PI * index) / OUTLINE_POINTS;
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    // Superellipses: exponent 2.3 in front, 3 behind, where the wall is flatter.
    const power = 2 / (sine > 0 ? 3 : 2.3);
    const x = a * Math.sign(cosine) * Math.abs(cosine) ** power;
    const y = b * Math.sign(sine) * Math.abs(sine) ** power;
    const dent = y > 0 ? 1.8 * Math.exp(-((x / (0.38 * a)) ** 2)) * (y / b) ** 2 : 0;
    return [x, y - dent] as const;
  });
}

function distanceToPolygon(
  polygon: readonly (readonly [number, number])[],
  x: number,
  y: number,
): number {
  let nearest = Infinity;
  let inside = false;
  for (let index = 0; index < polygon.length; index++) {
    const [ax, ay] = polygon[index]!;
    const [bx, by] = polygon[(index + 1) % polygon.length]!;
    const ux = bx - ax;
    const uy = by - ay;
    const squared = ux * ux + uy * uy;
    const along = squared === 0 ? 0 : ((x - ax) * ux + (y - ay) * uy) / squared;
    const part = Math.max(0, Math.min(1, along));
    nearest = Math.min(nearest, (x - ax - part * ux) ** 2 + (y - ay - part * uy) ** 2);
    if (ay > y !== by > y && x < ax + ((y - ay) * ux) / uy) inside = !inside;
  }
  return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
}
