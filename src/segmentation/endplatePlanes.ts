import { scale } from '../volume/vector';
import { pointToLps, type BodyFrame, type TiltedPlane } from './bodyFrame';
import { clipHu, DERIVATIVE_MM, PROFILE_MARGIN, PROFILE_STEP_MM, scoreEdges } from './edgeScore';
import { parabolaPeak } from './parabolaPeak';
import { blurVarianceMm2, sampleLine, sampleSpacingMm, type SmoothedGrid } from './smoothedGrid';

/** The two endplates of a body as planes of one frame, and how well they are seen. */
export interface EndplatePair {
  readonly superior: TiltedPlane;
  readonly inferior: TiltedPlane;
  /** Sum of both edge scores (HU/mm) less the costs of tilt and of an unusual height. */
  readonly score: number;
  /** Edge score of each plane alone (HU/mm), as in slices of 3 mm or less. */
  readonly superiorScore: number;
  readonly inferiorScore: number;
}

/** How far and how finely planes are tilted: pitch about left, roll about posterior; degrees. */
export interface TiltRange {
  readonly pitchDegrees: number;
  readonly rollDegrees: number;
  readonly stepDegrees: number;
}

/** First search, about the patient's axis. */
export const WIDE_TILT: TiltRange = { pitchDegrees: 30, rollDegrees: 15, stepDegrees: 5 };

/** Second search, about the axis found by the first. */
export const NARROW_TILT: TiltRange = { pitchDegrees: 12, rollDegrees: 9, stepDegrees: 3 };

/** A disc of this radius (mm) lies within every lumbar endplate; sampled on this grid (mm). */
const DISC_RADIUS_MM = 10;
const DISC_GRID_MM = 2.5;

/** An endplate lies within these distances (mm) of a point in the body's middle third. */
const NEAREST_MM = 5;
const FARTHEST_MM = 32;

/**
 * Height of a lumbar body (mm) that costs nothing. Above, each mm costs much: the pair reaches
 * across a disc. Below, little: a body may have collapsed.
 */
const USUAL_HEIGHT_MM = [20, 34] as const;
const LOW_COST = 0.5;
const HIGH_COST = 12;

/** Cost of each degree between a plane and the axis, and between the two planes. */
const TILT_COST = 0.1;
const WEDGE_COST = 0.15;
const MAX_WEDGE_DEGREES = 25;

/** The first endplate counts in full: a dark body must not take its neighbour's. */
const FIRST_EDGE = 1;

/**
 * Blur (variance, mm2) of slices of 3 mm along the axis, up to which scores are taken as they are;
 * those of thicker slices are raised by what the additional blur takes from a thin shell.
 */
const BLUR_OF_3_MM = 2.6;

/** So many of the best edges of each tilt are paired. */
const EDGES_PER_TILT = 2;

const DEPTHS = Math.round(FARTHEST_MM / PROFILE_STEP_MM) + 1;

interface Candidate {
  readonly distance: number;
  readonly pitch: number;
  readonly roll: number;
  readonly score: number;
}

/** The pair of planes above and below the frame's origin that look most like endplates. */
export function findEndplates(
  grid: SmoothedGrid,
  frame: BodyFrame,
  range: TiltRange,
): EndplatePair | undefined {
  const columns = sampleColumns(grid, frame, range);
  const gain = gainOfBlur(grid, frame);
  const above = candidates(columns, range, 1);
  const below = candidates(columns, range, -1);
  let best: EndplatePair | undefined;
  for (const up of above) {
    for (const down of below) {
      const pitch = up.pitch - down.pitch;
      const roll = up.roll - down.roll;
      const wedge = Math.sqrt(pitch * pitch + roll * roll);
      if (wedge > MAX_WEDGE_DEGREES) continue;
      const height = up.distance + down.distance;
      const heightCost =
        LOW_COST * Math.max(0, USUAL_HEIGHT_MM[0] - height) +
        HIGH_COST * Math.max(0, height - USUAL_HEIGHT_MM[1]);
      const score = up.score + down.score - WEDGE_COST * wedge - heightCost;
      if (best && score <= best.score) continue;
      best = {
        superior: planeOf(up, 1),
        inferior: planeOf(down, -1),
        score,
        superiorScore: gain * up.score,
        inferiorScore: gain * down.score,
      };
    }
  }
  return best;
}

function planeOf({ distance, pitch, roll }: Candidate, side: 1 | -1): TiltedPlane {
  return { height: side * distance, slopeX: slope(roll), slopeY: slope(pitch) };
}

const slope = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);

/** Profiles along the axis over the disc; a tilted plane's profile is their sheared mean. */
interface Columns {
  readonly points: readonly (readonly [number, number])[];
  readonly hu: Float32Array;
  readonly length: number;
  /** Index of height 0 in each column. */
  readonly middle: number;
}

function sampleColumns(grid: SmoothedGrid, frame: BodyFrame, range: TiltRange): Columns {
  const points: (readonly [number, number])[] = [];
  for (let y = -DISC_RADIUS_MM; y <= DISC_RADIUS_MM; y += DISC_GRID_MM) {
    for (let x = -DISC_RADIUS_MM; x <= DISC_RADIUS_MM; x += DISC_GRID_MM) {
      if (x * x + y * y <= DISC_RADIUS_MM ** 2) points.push([x, y]);
    }
  }
  const shear = DISC_RADIUS_MM * Math.hypot(slope(range.pitchDegrees), slope(range.rollDegrees));
  const middle = DEPTHS + PROFILE_MARGIN + Math.ceil(shear / PROFILE_STEP_MM) + 1;
  const length = 2 * middle + 1;
  const hu = new Float32Array(points.length * length);
  const stepLps = scale(frame.cranialLps, PROFILE_STEP_MM);
  points.forEach(([x, y], index) => {
    const startLps = pointToLps(frame, [x, y, -middle * PROFILE_STEP_MM]);
    sampleLine(grid, startLps, stepLps, length, hu, index * length);
  });
  clipHu(hu);
  return { points, hu, length, middle };
}

/** What the scores of single planes are raised by, so that they mean the same in thick slices. */
function gainOfBlur(grid: SmoothedGrid, { cranialLps }: BodyFrame): number {
  // Interpolating between two samples averages over both: a triangle, of variance d2 / 6.
  const blur = blurVarianceMm2(grid, cranialLps) + sampleSpacingMm(grid, cranialLps) ** 2 / 6;
  const ofEdges = DERIVATIVE_MM ** 2;
  return Math.max(1, (ofEdges + blur) / (ofEdges + BLUR_OF_3_MM));
}

function candidates(columns: Columns, range: TiltRange, side: 1 | -1): readonly Candidate[] {
  const found: Candidate[] = [];
  const profile = new Float32Array(DEPTHS + 2 * PROFILE_MARGIN);
  const scores = new Float32Array(DEPTHS);
  const { pitchDegrees, rollDegrees, stepDegrees } = range;
  for (let pitch = -pitchDegrees; pitch <= pitchDegrees; pitch += stepDegrees) {
    for (let roll = -rollDegrees; roll <= rollDegrees; roll += stepDegrees) {
      meanProfile(columns, slope(roll), slope(pitch), side, profile);
      scoreEdges(profile, 0, DEPTHS, FIRST_EDGE, scores, 0);
      // Along the axis a tilted plane is passed more slowly than along its normal.
      const perNormal = Math.hypot(1, slope(roll), slope(pitch));
      const tiltCost = TILT_COST * Math.hypot(pitch, roll);
      for (const depth of bestEdges(scores)) {
        found.push({
          distance: depth * PROFILE_STEP_MM,
          pitch,
          roll,
          score: scores[Math.round(depth)]! * perNormal - tiltCost,
        });
      }
    }
  }
  return found;
}

/**
 * Mean HU of the tilted disc as it moves outward along the axis. Columns are shifted by whole
 * steps: over the disc the rounding averages out.
 */
function meanProfile(
  { points, hu, length, middle }: Columns,
  slopeX: number,
  slopeY: number,
  side: 1 | -1,
  profile: Float32Array,
): void {
  profile.fill(0);
  for (let index = 0; index < points.length; index++) {
    const [x, y] = points[index]!;
    const shift = Math.round((slopeX * x + slopeY * y) / PROFILE_STEP_MM);
    const start = index * length + middle + shift - side * PROFILE_MARGIN;
    for (let n = 0; n < profile.length; n++) profile[n]! += hu[start + side * n]!;
  }
  for (let n = 0; n < profile.length; n++) profile[n]! /= points.length;
}

/** Depths (steps, refined by a parabola) of the highest peaks of the scores. */
function bestEdges(scores: Float32Array): readonly number[] {
  const peaks: number[] = [];
  const first = Math.round(NEAREST_MM / PROFILE_STEP_MM);
  for (let n = first; n < scores.length - 1; n++) {
    if (scores[n]! > 0 && scores[n]! >= scores[n - 1]! && scores[n]! > scores[n + 1]!)
      peaks.push(n);
  }
  peaks.sort((a, b) => scores[b]! - scores[a]!);
  return peaks.slice(0, EDGES_PER_TILT).map((n) => n + parabolaPeak(scores, n));
}
