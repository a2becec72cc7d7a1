import { scale } from '../volume/vector';
import {
  planeHeight,
  pointToLps,
  vectorToLps,
  type BodyFrame,
  type TiltedPlane,
} from './bodyFrame';
import { clipHu, PROFILE_MARGIN, PROFILE_STEP_MM, scoreEdges } from './edgeScore';
import { evaluate, fitRobustly } from './robustFit';
import { sampleLine, type SmoothedGrid } from './smoothedGrid';
import { findSurface } from './surfaceSearch';

/**
 * The levels of a body between its endplates at which walls are searched; each is a plane
 * between the inferior (fraction 0) and the superior endplate (fraction 1).
 */
export const LEVEL_FRACTIONS: readonly number[] = Array.from(
  { length: 15 },
  (_, level) => 0.06 + (0.88 * level) / 14,
);

/** Endplates in a frame. */
export interface Endplates {
  readonly superior: TiltedPlane;
  readonly inferior: TiltedPlane;
}

/** The level at a fraction of the height, as a plane of the frame. */
export function levelPlane({ superior, inferior }: Endplates, fraction: number): TiltedPlane {
  const mix = (low: number, high: number) => low + fraction * (high - low);
  return {
    height: mix(inferior.height, superior.height),
    slopeX: mix(inferior.slopeX, superior.slopeX),
    slopeY: mix(inferior.slopeY, superior.slopeY),
  };
}

/** The posterior wall as y (mm) of a place (x mm, fraction of the height). */
export type PosteriorWall = (x: number, fraction: number) => number;

/** Searched this far (mm) to either side of the midline, between the pedicle roots. */
const HALF_WIDTH_MM = 12;
const COLUMN_MM = 2;
const COLUMNS = (2 * HALF_WIDTH_MM) / COLUMN_MM + 1;

/** Beyond this the wall runs on at the same depth: it closes the roots of the pedicles. */
const CONTINUED_TO_MM = 16;

/** The posterior wall lies within these distances (mm) of the body's middle. */
const NEAREST_MM = 6;
const FARTHEST_MM = 28;
const DEPTHS = Math.round((FARTHEST_MM - NEAREST_MM) / PROFILE_STEP_MM) + 1;

const FIRST_EDGE = 0.6;
const STEP_COST = 2.5;

/** The midline counts most: pedicles never reach it (SD of the weight, mm). */
const MIDLINE_MM = 8;

/** Finds the wall towards the canal, bridging the opening of the basivertebral vein. */
export function findPosteriorWall(
  grid: SmoothedGrid,
  frame: BodyFrame,
  endplates: Endplates,
): PosteriorWall {
  const depths = searchDepths(grid, frame, endplates);
  const count = depths.length;
  const rows: number[] = [];
  const weights = new Float64Array(count);
  const values = new Float64Array(count);
  LEVEL_FRACTIONS.forEach((fraction, level) => {
    for (let column = 0; column < COLUMNS; column++) {
      const x = column * COLUMN_MM - HALF_WIDTH_MM;
      const cell = level * COLUMNS + column;
      rows.push(...basis(x, fraction));
      values[cell] = NEAREST_MM + depths[cell]! * PROFILE_STEP_MM;
      weights[cell] = Math.exp(-0.5 * (x / MIDLINE_MM) ** 2);
    }
  });
  const coefficients = fitRobustly({
    basis: Float64Array.from(rows),
    terms: TERMS,
    values,
    weights,
    tukeyMm: 4,
  });
  return (x, fraction) => {
    const inside = Math.max(-CONTINUED_TO_MM, Math.min(CONTINUED_TO_MM, x));
    return evaluate(basis(inside, fraction), 0, coefficients);
  };
}

const TERMS = 6;

/** A quadratic in x (tenths of mm keep the terms near 1) and height. */
function basis(x: number, fraction: number): number[] {
  const u = x / 10;
  const t = 2 * fraction - 1;
  return [1, u, t, u * u, u * t, t * t];
}

function searchDepths(grid: SmoothedGrid, frame: BodyFrame, endplates: Endplates): Float32Array {
  const length = DEPTHS + 2 * PROFILE_MARGIN;
  const profile = new Float32Array(length);
  const scores = new Float32Array(LEVEL_FRACTIONS.length * COLUMNS * DEPTHS);
  LEVEL_FRACTIONS.forEach((fraction, level) => {
    const plane = levelPlane(endplates, fraction);
    const stepLps = scale(vectorToLps(frame, [0, 1, plane.slopeY]), PROFILE_STEP_MM);
    const startY = NEAREST_MM - PROFILE_MARGIN * PROFILE_STEP_MM;
    for (let column = 0; column < COLUMNS; column++) {
      const x = column * COLUMN_MM - HALF_WIDTH_MM;
      const startLps = pointToLps(frame, [x, startY, planeHeight(plane, x, startY)]);
      sampleLine(grid, startLps, stepLps, length, profile, 0);
      clipHu(profile);
      scoreEdges(profile, 0, DEPTHS, FIRST_EDGE, scores, (level * COLUMNS + column) * DEPTHS);
    }
  });
  return findSurface(
    {
      rows: LEVEL_FRACTIONS.length,
      columns: COLUMNS,
      depths: DEPTHS,
      columnsWrap: false,
      stepCost: STEP_COST,
    },
    scores,
  );
}
