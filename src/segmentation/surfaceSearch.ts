import { parabolaPeak } from './parabolaPeak';

/**
 * A surface as one depth per cell of a grid of rays, found by dynamic programming that is
 * aggregated over the four directions of the grid (as in semi-global matching, Hirschmueller
 * 2008): exact along each line, and steady across them.
 */
export interface SurfaceGrid {
  readonly rows: number;
  readonly columns: number;
  readonly depths: number;
  /** Whether the last column is the first one's neighbour (rays all round). */
  readonly columnsWrap: boolean;
  /** What each step of change costs, in units of the scores. */
  readonly stepCost: number;
}

/**
 * The depth with the best aggregated score in each cell, between steps where its neighbours say
 * so: without that a surface jumps by a whole step where the grid of rays hardly moves.
 *
 * @param scores depth fastest, then column, then row; higher is better
 */
export function findSurface(grid: SurfaceGrid, scores: Float32Array): Float32Array {
  const { rows, columns, depths } = grid;
  const total = new Float32Array(scores.length);
  for (let row = 0; row < rows; row++) {
    const start = row * columns * depths;
    // A closed line is entered twice, so that its end has its say at its start.
    const laps = grid.columnsWrap ? 2 : 1;
    aggregateLine(grid, scores, total, start, depths, columns, laps);
    aggregateLine(grid, scores, total, start + (columns - 1) * depths, -depths, columns, laps);
  }
  if (rows > 1) {
    const stride = columns * depths;
    for (let column = 0; column < columns; column++) {
      const start = column * depths;
      aggregateLine(grid, scores, total, start, stride, rows, 1);
      aggregateLine(grid, scores, total, start + (rows - 1) * stride, -stride, rows, 1);
    }
  }
  return bestDepths(total, depths);
}

function aggregateLine(
  { depths, stepCost }: SurfaceGrid,
  scores: Float32Array,
  total: Float32Array,
  start: number,
  stride: number,
  cells: number,
  laps: number,
): void {
  const path = new Float64Array(depths);
  for (let step = 0; step < cells * laps; step++) {
    const at = start + (step % cells) * stride;
    const counts = step >= cells * (laps - 1);
    // What the neighbour reaches, less the cost of the steps to each depth, from both sides.
    let reached = path[0]!;
    for (let depth = 1; depth < depths; depth++) {
      reached -= stepCost;
      if (path[depth]! > reached) reached = path[depth]!;
      path[depth] = reached;
    }
    let best = -Infinity;
    reached = -Infinity;
    for (let depth = depths - 1; depth >= 0; depth--) {
      reached -= stepCost;
      if (path[depth]! > reached) reached = path[depth]!;
      const sum = scores[at + depth]! + reached;
      path[depth] = sum;
      if (sum > best) best = sum;
    }
    for (let depth = 0; depth < depths; depth++) path[depth]! -= best;
    if (!counts) continue;
    for (let depth = 0; depth < depths; depth++) total[at + depth]! += path[depth]!;
  }
}

function bestDepths(total: Float32Array, depths: number): Float32Array {
  const best = new Float32Array(total.length / depths);
  for (let cell = 0; cell < best.length; cell++) {
    let depthOfBest = 0;
    for (let depth = 1; depth < depths; depth++) {
      if (total[cell * depths + depth]! > total[cell * depths + depthOfBest]!) depthOfBest = depth;
    }
    const at = cell * depths;
    best[cell] = depthOfBest + parabolaPeak(total, at + depthOfBest, at, at + depths - 1);
  }
  return best;
}
