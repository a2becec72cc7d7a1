import { scale } from '../volume/vector';
import { planeHeight, pointToLps, vectorToLps, type BodyFrame } from './bodyFrame';
import { clipHu, preferFirst, PROFILE_MARGIN, PROFILE_STEP_MM, scoreEdges } from './edgeScore';
import { LEVEL_FRACTIONS, levelPlane, type Endplates, type PosteriorWall } from './posteriorWall';
import { evaluate, fitRobustly } from './robustFit';
import { sampleLine, type SmoothedGrid } from './smoothedGrid';
import { findSurface, type SurfaceGrid } from './surfaceSearch';

/** A ray every 5 degrees, counted from the patient's left towards posterior. */
export const WALL_RAYS = 72;

/** The wall all round a body, in rays from its axis. */
export interface LateralWall {
  /** Distance (mm) from the axis; ray fastest, then level (`LEVEL_FRACTIONS`). */
  readonly radiusMm: Float32Array;
  /** Edge score (HU/mm) at the wall, in the same order. */
  readonly score: Float32Array;
}

/** The wall of a lumbar body lies within these distances (mm) of its axis. */
const NEAREST_MM = 6;
const FARTHEST_MM = 36;
const DEPTHS = Math.round((FARTHEST_MM - NEAREST_MM) / PROFILE_STEP_MM) + 1;

const FIRST_EDGE = 0.4;
const STEP_COST = 2.5;

/** Cost of each mm that a point lies behind the posterior wall (HU/mm per mm). */
const BEHIND_COST = 15;

/** Terms of the smooth shape: Fourier order around, each times 1, t, t^2 over the height. */
const FOURIER_ORDER = 4;

/** Residual (mm) at which a ray no longer counts: osteophytes and dense spots reach further. */
const TUKEY_MM = 5;

/** Penalty on taper (t) and waist (t^2), which outliers at a plate would else bend. */
const TAPER_RIDGE = 0.02;
const WAIST_RIDGE = 0.005;

/**
 * Rays between these angles (degrees from posterior) meet a pedicle; they hardly count. Seen from
 * a body's middle, the roots of the pedicles lie 10 to 20 mm beside the midline and 12 to 17 mm
 * behind: 30 to 59 degrees, and a little more for bodies that are turned.
 */
const PEDICLE_DEGREES = [25, 60] as const;
const PEDICLE_WEIGHT = 0.05;

/** Percentile over the height from which the fit starts; dense spots pull walls inward. */
const START_PERCENTILE = 0.6;

/** The final wall stays this near (mm) the smooth shape, at this cost per mm2 and median score. */
const BOUND_MM = 4;
const BOUND_COST = 0.04;

/** Where rays meet a pedicle its own edge is no wall: the smooth shape counts so much more. */
const PEDICLE_BOUND = 8;

const GRID: SurfaceGrid = {
  rows: LEVEL_FRACTIONS.length,
  columns: WALL_RAYS,
  depths: DEPTHS,
  columnsWrap: true,
  stepCost: STEP_COST,
};

/** Finds the wall between the endplates; behind the body it follows the posterior wall. */
export function findLateralWall(
  grid: SmoothedGrid,
  frame: BodyFrame,
  endplates: Endplates,
  posteriorWall: PosteriorWall,
): LateralWall {
  const edges = scoreAll(sampleProfiles(grid, frame, endplates));
  const behind = behindCosts(posteriorWall);
  const scores = smoothAcross(edges);
  const shape = shapeOf(edges, behind);
  const bound = scores.slice();
  bindToShape(bound, shape, behind);
  const steps = findSurface(GRID, bound);
  return {
    radiusMm: toRadius(steps),
    score: steps.map((step, cell) => scores[cell * DEPTHS + Math.round(step)]!),
  };
}

/** The smooth shape of the wall alone: radii (mm) in the order of `LateralWall`. */
export function findWallShape(
  grid: SmoothedGrid,
  frame: BodyFrame,
  endplates: Endplates,
  posteriorWall: PosteriorWall,
): Float32Array {
  const edges = scoreAll(sampleProfiles(grid, frame, endplates));
  return shapeOf(edges, behindCosts(posteriorWall));
}

/** The smooth shape of the first edges; `edges` are changed. */
function shapeOf(edges: Float32Array, behind: Float32Array): Float32Array {
  for (let at = 0; at < edges.length; at += DEPTHS) preferFirst(edges, at, DEPTHS, FIRST_EDGE);
  const first = smoothAcross(edges);
  for (let n = 0; n < first.length; n++) first[n]! -= behind[n]!;
  return fitShape(toRadius(findSurface(GRID, first)));
}

function toRadius(steps: Float32Array): Float32Array {
  return steps.map((step) => NEAREST_MM + step * PROFILE_STEP_MM);
}

/** The ray nearest to an angle (radians from the patient's left towards posterior). */
export const rayOfAngle = (angle: number): number =>
  (Math.round((angle / (2 * Math.PI)) * WALL_RAYS) + WALL_RAYS) % WALL_RAYS;

/** Angle (radians from the patient's left towards posterior) of a ray. */
export const angleOfRay = (ray: number): number => (2 * Math.PI * ray) / WALL_RAYS;

const PROFILE_LENGTH = DEPTHS + 2 * PROFILE_MARGIN;

function sampleProfiles(grid: SmoothedGrid, frame: BodyFrame, endplates: Endplates): Float32Array {
  const profiles = new Float32Array(LEVEL_FRACTIONS.length * WALL_RAYS * PROFILE_LENGTH);
  const start = NEAREST_MM - PROFILE_MARGIN * PROFILE_STEP_MM;
  LEVEL_FRACTIONS.forEach((fraction, level) => {
    const plane = levelPlane(endplates, fraction);
    for (let ray = 0; ray < WALL_RAYS; ray++) {
      const x = Math.cos(angleOfRay(ray));
      const y = Math.sin(angleOfRay(ray));
      const rise = plane.slopeX * x + plane.slopeY * y;
      const stepLps = scale(vectorToLps(frame, [x, y, rise]), PROFILE_STEP_MM);
      const startLps = pointToLps(frame, [
        x * start,
        y * start,
        planeHeight(plane, x * start, y * start),
      ]);
      const offset = (level * WALL_RAYS + ray) * PROFILE_LENGTH;
      sampleLine(grid, startLps, stepLps, PROFILE_LENGTH, profiles, offset);
    }
  });
  clipHu(profiles);
  return profiles;
}

function scoreAll(profiles: Float32Array): Float32Array {
  const cells = LEVEL_FRACTIONS.length * WALL_RAYS;
  const scores = new Float32Array(cells * DEPTHS);
  for (let cell = 0; cell < cells; cell++) {
    scoreEdges(profiles, cell * PROFILE_LENGTH, DEPTHS, 0, scores, cell * DEPTHS);
  }
  return scores;
}

/** Mean of the scores at equal depth over the 3x3 neighbouring rays and levels. */
function smoothAcross(scores: Float32Array): Float32Array {
  const levels = LEVEL_FRACTIONS.length;
  const around = new Float32Array(scores.length);
  const row = WALL_RAYS * DEPTHS;
  for (let level = 0; level < levels; level++) {
    for (let ray = 0; ray < WALL_RAYS; ray++) {
      const at = level * row + ray * DEPTHS;
      const before = level * row + ((ray + WALL_RAYS - 1) % WALL_RAYS) * DEPTHS;
      const after = level * row + ((ray + 1) % WALL_RAYS) * DEPTHS;
      for (let depth = 0; depth < DEPTHS; depth++) {
        around[at + depth] =
          (scores[before + depth]! + scores[at + depth]! + scores[after + depth]!) / 3;
      }
    }
  }
  const mean = new Float32Array(scores.length);
  for (let level = 0; level < levels; level++) {
    const low = Math.max(0, level - 1) * row;
    const high = Math.min(levels - 1, level + 1) * row;
    for (let n = 0; n < row; n++) {
      mean[level * row + n] = (around[low + n]! + around[level * row + n]! + around[high + n]!) / 3;
    }
  }
  return mean;
}

function behindCosts(posteriorWall: PosteriorWall): Float32Array {
  const costs = new Float32Array(LEVEL_FRACTIONS.length * WALL_RAYS * DEPTHS);
  LEVEL_FRACTIONS.forEach((fraction, level) => {
    for (let ray = 0; ray < WALL_RAYS; ray++) {
      const y = Math.sin(angleOfRay(ray));
      if (y <= 0) continue;
      const x = Math.cos(angleOfRay(ray));
      for (let depth = 0; depth < DEPTHS; depth++) {
        const radius = NEAREST_MM + depth * PROFILE_STEP_MM;
        const behind = y * radius - posteriorWall(x * radius, fraction);
        if (behind > 0) costs[(level * WALL_RAYS + ray) * DEPTHS + depth] = BEHIND_COST * behind;
      }
    }
  });
  return costs;
}

/** Fourier terms of each ray times 1, t and t^2 of each level. */
const BASIS = Float64Array.from(
  LEVEL_FRACTIONS.flatMap((fraction) => {
    const t = 2 * fraction - 1;
    return Array.from({ length: WALL_RAYS }, (_, ray) => {
      const around = [1];
      for (let order = 1; order <= FOURIER_ORDER; order++) {
        around.push(Math.cos(order * angleOfRay(ray)), Math.sin(order * angleOfRay(ray)));
      }
      return [...around, ...around.map((term) => term * t), ...around.map((term) => term * t * t)];
    }).flat();
  }),
);

const TERMS_AROUND = 2 * FOURIER_ORDER + 1;
const TERMS = 3 * TERMS_AROUND;

const RIDGE = Array.from({ length: TERMS }, (_, term) =>
  term < TERMS_AROUND ? 0 : term < 2 * TERMS_AROUND ? TAPER_RIDGE : WAIST_RIDGE,
);

/** Angle (degrees, 0 to 180) of a ray from posterior. */
function degreesFromPosterior(ray: number): number {
  const degrees = Math.abs((angleOfRay(ray) * 180) / Math.PI - 90);
  return Math.min(degrees, 360 - degrees);
}

/** Whether a ray meets the wall in front or at the sides: neither pedicle nor canal. */
export function isFreeRay(ray: number): boolean {
  return degreesFromPosterior(ray) > PEDICLE_DEGREES[1];
}

/** Whether a ray meets a pedicle. */
function isPedicleRay(ray: number): boolean {
  const degrees = degreesFromPosterior(ray);
  return degrees >= PEDICLE_DEGREES[0] && degrees <= PEDICLE_DEGREES[1];
}

/** Weight of each ray of a level. */
const RAY_WEIGHTS: readonly number[] = Array.from({ length: WALL_RAYS }, (_, ray) =>
  isPedicleRay(ray) ? PEDICLE_WEIGHT : 1,
);

/** The smooth wall (mm) in every ray and level. */
function fitShape(radius: Float32Array): Float32Array {
  const levels = LEVEL_FRACTIONS.length;
  const values = Float64Array.from(radius);
  const weights = Float64Array.from(radius, (_, cell) => RAY_WEIGHTS[cell % WALL_RAYS]!);
  // Start from a cylinder: in each ray the same percentile over the height.
  const cylinder = new Float64Array(WALL_RAYS);
  for (let ray = 0; ray < WALL_RAYS; ray++) {
    const sorted = LEVEL_FRACTIONS.map((_, level) => radius[level * WALL_RAYS + ray]!);
    sorted.sort((a, b) => a - b);
    cylinder[ray] = sorted[Math.round(START_PERCENTILE * (levels - 1))]!;
  }
  const start = fitRobustly({
    basis: BASIS,
    terms: TERMS,
    values: Float64Array.from(radius, (_, cell) => cylinder[cell % WALL_RAYS]!),
    weights,
    tukeyMm: 2 * TUKEY_MM,
    ridge: RIDGE,
  });
  const coefficients = fitRobustly({
    basis: BASIS,
    terms: TERMS,
    values,
    weights,
    tukeyMm: TUKEY_MM,
    ridge: RIDGE,
    start,
  });
  return radius.map((_, cell) => evaluate(BASIS, cell * TERMS, coefficients));
}

/** Takes from the scores what lies off the smooth shape or behind the posterior wall. */
function bindToShape(scores: Float32Array, shape: Float32Array, behind: Float32Array): void {
  const atShape = shape.map((radius, cell) => {
    const depth = Math.round((radius - NEAREST_MM) / PROFILE_STEP_MM);
    return scores[cell * DEPTHS + Math.max(0, Math.min(DEPTHS - 1, depth))]!;
  });
  const median = atShape.slice().sort()[atShape.length >> 1]!;
  for (let cell = 0; cell < shape.length; cell++) {
    const cost = BOUND_COST * median * (isPedicleRay(cell % WALL_RAYS) ? PEDICLE_BOUND : 1);
    for (let depth = 0; depth < DEPTHS; depth++) {
      const off = NEAREST_MM + depth * PROFILE_STEP_MM - shape[cell]!;
      const at = cell * DEPTHS + depth;
      scores[at]! -= behind[at]! + cost * off * off;
      if (Math.abs(off) > BOUND_MM) scores[at]! -= 1000;
    }
  }
}
