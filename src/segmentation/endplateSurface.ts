import { scale } from '../volume/vector';
import { planeHeight, pointToLps, type BodyFrame, type TiltedPlane } from './bodyFrame';
import { clipHu, preferFirst, PROFILE_MARGIN, PROFILE_STEP_MM, scoreEdges } from './edgeScore';
import { evaluate, fitRobustly } from './robustFit';
import { sampleLine, type SmoothedGrid } from './smoothedGrid';
import { findSurface, type SurfaceGrid } from './surfaceSearch';

/** An endplate as heights (mm, in the body's frame) on a square grid across the body. */
export interface EndplateSurface {
  /** Heights of all cells; x fastest. */
  readonly heightMm: Float32Array;
  /** 1 for the cells that were searched; the others continue them towards the rim. */
  readonly searched: Uint8Array;
}

/** A place (mm) on an endplate and its index among the heights. */
interface EndplateCell {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** Cells of this size (mm) reach this far (mm) to all sides of the axis. */
const CELL_MM = 2;
const REACH_MM = 36;
const SIDE = (2 * REACH_MM) / CELL_MM + 1;

/** Just under the last cell, so that each place lies between two cells. */
const LAST_CELL = SIDE - 1.001;

/** An endplate bulges at most this far (mm) from its plane. */
const BULGE_MM = 5;
const DEPTHS = (2 * BULGE_MM) / PROFILE_STEP_MM + 1;

/** Edges this much further inside (mm) are seen, so that the first one can be preferred. */
const SEEN_INSIDE_MM = 6;
const SEEN_STEPS = SEEN_INSIDE_MM / PROFILE_STEP_MM;

const FIRST_EDGE = 0.6;
const STEP_COST = 4;

/** Residual (mm) at which a cell no longer counts in the smooth shape. */
const TUKEY_MM = 3;

/** The surface stays this near (mm) its smooth shape, at this cost per mm2 and median score. */
const BOUND_MM = 2.5;
const BOUND_COST = 0.3;

const GRID: SurfaceGrid = {
  rows: SIDE,
  columns: SIDE,
  depths: DEPTHS,
  columnsWrap: false,
  stepCost: STEP_COST,
};

/**
 * Finds the bulges of an endplate about its plane.
 *
 * @param side 1 for the superior, -1 for the inferior endplate
 * @param isWithin whether a place (mm) lies well within the wall at this end of the body
 */
export function findEndplateSurface(
  grid: SmoothedGrid,
  frame: BodyFrame,
  plane: TiltedPlane,
  side: 1 | -1,
  isWithin: (x: number, y: number) => boolean,
): EndplateSurface {
  const cells = allCells.filter(({ x, y }) => isWithin(x, y));
  const heightMm = Float32Array.from(allCells, ({ x, y }) => planeHeight(plane, x, y));
  const searched = new Uint8Array(allCells.length);
  for (const { index } of cells) searched[index] = 1;
  // Under a dozen cells no surface can be told from noise; the plane stays.
  if (cells.length < 12) return { heightMm, searched };
  const profiles = sampleProfiles(grid, frame, plane, side, cells);
  const { bound, first } = scoreCells(profiles, cells);
  const shape = fitShape(cells, toBulge(findSurface(GRID, first)));
  bindToShape(bound, cells, shape);
  const bulge = medianOfNeighbours(toBulge(findSurface(GRID, bound)), cells);
  continueToRim(bulge, cells, shape);
  for (let cell = 0; cell < bulge.length; cell++) heightMm[cell]! += side * bulge[cell]!;
  return { heightMm, searched };
}

/** Whether a place (mm) belongs to a cell that was searched. */
export function isSearched({ searched }: EndplateSurface, x: number, y: number): boolean {
  const column = Math.round((x + REACH_MM) / CELL_MM);
  const row = Math.round((y + REACH_MM) / CELL_MM);
  return (
    column >= 0 && row >= 0 && column < SIDE && row < SIDE && searched[row * SIDE + column] === 1
  );
}

/** Height (mm) of an endplate above (x, y), interpolated between cells. */
export function surfaceHeight({ heightMm }: EndplateSurface, x: number, y: number): number {
  const u = Math.max(0, Math.min(LAST_CELL, (x + REACH_MM) / CELL_MM));
  const v = Math.max(0, Math.min(LAST_CELL, (y + REACH_MM) / CELL_MM));
  const column = Math.floor(u);
  const row = Math.floor(v);
  const at = row * SIDE + column;
  const part = u - column;
  const low = heightMm[at]! + part * (heightMm[at + 1]! - heightMm[at]!);
  const next = at + SIDE;
  const high = heightMm[next]! + part * (heightMm[next + 1]! - heightMm[next]!);
  return low + (v - row) * (high - low);
}

const allCells: readonly EndplateCell[] = Array.from({ length: SIDE * SIDE }, (_, index) => ({
  index,
  x: (index % SIDE) * CELL_MM - REACH_MM,
  y: Math.floor(index / SIDE) * CELL_MM - REACH_MM,
}));

/** How far outward (mm) of the plane each cell's step lies. */
function toBulge(steps: Float32Array): Float32Array {
  return steps.map((step) => step * PROFILE_STEP_MM - BULGE_MM);
}

const PROFILE_LENGTH = SEEN_STEPS + DEPTHS + 2 * PROFILE_MARGIN;

function sampleProfiles(
  grid: SmoothedGrid,
  frame: BodyFrame,
  plane: TiltedPlane,
  side: 1 | -1,
  cells: readonly EndplateCell[],
): Float32Array {
  const profiles = new Float32Array(cells.length * PROFILE_LENGTH);
  const stepLps = scale(frame.cranialLps, side * PROFILE_STEP_MM);
  const start = BULGE_MM + SEEN_INSIDE_MM + PROFILE_MARGIN * PROFILE_STEP_MM;
  cells.forEach(({ x, y }, n) => {
    const startLps = pointToLps(frame, [x, y, planeHeight(plane, x, y) - side * start]);
    sampleLine(grid, startLps, stepLps, PROFILE_LENGTH, profiles, n * PROFILE_LENGTH);
  });
  clipHu(profiles);
  return profiles;
}

/** Scores of all cells: of all edges, and with the first ones preferred. */
function scoreCells(
  profiles: Float32Array,
  cells: readonly EndplateCell[],
): { readonly bound: Float32Array; readonly first: Float32Array } {
  const bound = new Float32Array(SIDE * SIDE * DEPTHS);
  const first = new Float32Array(bound.length);
  const seen = new Float32Array(SEEN_STEPS + DEPTHS);
  cells.forEach(({ index }, n) => {
    scoreEdges(profiles, n * PROFILE_LENGTH, seen.length, 0, seen, 0);
    bound.set(seen.subarray(SEEN_STEPS), index * DEPTHS);
    preferFirst(seen, 0, seen.length, FIRST_EDGE);
    first.set(seen.subarray(SEEN_STEPS), index * DEPTHS);
  });
  return { bound, first };
}

const TERMS = 6;

/** A quadratic in x and y; tens of mm keep the terms near 1. */
function basis(x: number, y: number): number[] {
  const u = x / 10;
  const v = y / 10;
  return [1, u, v, u * u, u * v, v * v];
}

/** The smooth bulge (mm) in all cells of the grid. */
function fitShape(cells: readonly EndplateCell[], bulge: Float32Array): Float32Array {
  const coefficients = fitRobustly({
    basis: Float64Array.from(cells.flatMap(({ x, y }) => basis(x, y))),
    terms: TERMS,
    values: Float64Array.from(cells, ({ index }) => bulge[index]!),
    weights: new Float64Array(cells.length).fill(1),
    tukeyMm: TUKEY_MM,
  });
  return Float32Array.from(allCells, ({ x, y }) => {
    const smooth = evaluate(basis(x, y), 0, coefficients);
    return Math.max(-BULGE_MM, Math.min(BULGE_MM, smooth));
  });
}

function bindToShape(
  scores: Float32Array,
  cells: readonly EndplateCell[],
  shape: Float32Array,
): void {
  const atShape = cells.map(({ index }) => {
    const step = Math.round((shape[index]! + BULGE_MM) / PROFILE_STEP_MM);
    return scores[index * DEPTHS + step]!;
  });
  atShape.sort((a, b) => a - b);
  const cost = BOUND_COST * atShape[atShape.length >> 1]!;
  for (const { index } of cells) {
    for (let step = 0; step < DEPTHS; step++) {
      const off = step * PROFILE_STEP_MM - BULGE_MM - shape[index]!;
      const at = index * DEPTHS + step;
      scores[at]! -= cost * off * off + (Math.abs(off) > BOUND_MM ? 1000 : 0);
    }
  }
}

/** Each searched cell's median with its searched neighbours (3x3). */
function medianOfNeighbours(bulge: Float32Array, cells: readonly EndplateCell[]): Float32Array {
  const searched = new Set(cells.map(({ index }) => index));
  const smoothed = bulge.slice();
  for (const { index } of cells) {
    const around: number[] = [];
    for (const row of [-SIDE, 0, SIDE]) {
      for (const column of [-1, 0, 1]) {
        if (searched.has(index + row + column)) around.push(bulge[index + row + column]!);
      }
    }
    around.sort((a, b) => a - b);
    smoothed[index] = (around[(around.length - 1) >> 1]! + around[around.length >> 1]!) / 2;
  }
  return smoothed;
}

/** Beyond the searched cells the smooth shape goes on, moved to the nearest searched cell. */
function continueToRim(
  bulge: Float32Array,
  cells: readonly EndplateCell[],
  shape: Float32Array,
): void {
  const searched = new Set(cells.map(({ index }) => index));
  for (const cell of allCells) {
    if (searched.has(cell.index)) continue;
    let nearest = cells[0]!;
    let least = Infinity;
    for (const other of cells) {
      const squared = (other.x - cell.x) ** 2 + (other.y - cell.y) ** 2;
      if (squared < least) {
        least = squared;
        nearest = other;
      }
    }
    bulge[cell.index] = shape[cell.index]! + bulge[nearest.index]! - shape[nearest.index]!;
  }
}
