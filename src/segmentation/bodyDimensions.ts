import { wallRadius, type BodyModel } from './bodyModel';
import { WALL_RAYS } from './lateralWall';

/** Heights (mm) of a body between its endplates, along its axis. */
export interface BodyHeights {
  readonly anterior: number;
  readonly middle: number;
  readonly posterior: number;
}

/** The size of a vertebral body in its own frame, mm. */
export interface BodyDimensions {
  /**
   * Mean height in the mid-sagittal strip of +-5 mm about the body's axis, over 5-15%
   * (anterior), 45-55% (middle) and 85-95% (posterior) of the depth of the body from its front.
   * Nearer to the edges endplates are continued and not seen.
   */
  readonly heightMm: BodyHeights;
  /** From side to side at mid-height, at the widest. */
  readonly widthMm: number;
  /** From front to back at mid-height, on the body's axis. */
  readonly depthMm: number;
}

/** Half width (mm) of the mid-sagittal strip: wide enough to average over a Schmorl's node. */
const STRIP_HALF_MM = 5;

/** Distance (mm) of the heights that are averaged across the strip. */
const ACROSS_STEP_MM = 1;

/** Where heights are taken, as shares of the depth from the front, and how many of them. */
const SHARES = {
  anterior: [0.05, 0.15],
  middle: [0.45, 0.55],
  posterior: [0.85, 0.95],
} as const;
const ALONG_STEPS = 4;

const MID_HEIGHT = 0.5;

/** Measures a body's continuous surface; voxels play no part in it. */
export function measureBodyDimensions(model: BodyModel): BodyDimensions {
  const front = -wallRadius(model.radiusMm, -Math.PI / 2, MID_HEIGHT);
  const back = Math.min(
    model.posteriorWall(0, MID_HEIGHT),
    wallRadius(model.radiusMm, Math.PI / 2, MID_HEIGHT),
  );
  const depthMm = back - front;
  const heightOver = ([from, to]: readonly [number, number]) =>
    meanHeight(model, front + from * depthMm, front + to * depthMm);
  return {
    heightMm: {
      anterior: heightOver(SHARES.anterior),
      middle: heightOver(SHARES.middle),
      posterior: heightOver(SHARES.posterior),
    },
    widthMm: widthOf(model),
    depthMm,
  };
}

function meanHeight(model: BodyModel, fromY: number, toY: number): number {
  let sum = 0;
  let count = 0;
  for (let x = -STRIP_HALF_MM; x <= STRIP_HALF_MM; x += ACROSS_STEP_MM) {
    for (let step = 0; step <= ALONG_STEPS; step++) {
      const y = fromY + ((toY - fromY) * step) / ALONG_STEPS;
      sum += model.superiorHeight(x, y) - model.inferiorHeight(x, y);
      count++;
    }
  }
  return sum / count;
}

function widthOf({ radiusMm }: BodyModel): number {
  let left = 0;
  let right = 0;
  for (let ray = 0; ray < WALL_RAYS; ray++) {
    const angle = (2 * Math.PI * ray) / WALL_RAYS;
    const x = wallRadius(radiusMm, angle, MID_HEIGHT) * Math.cos(angle);
    left = Math.max(left, x);
    right = Math.min(right, x);
  }
  return left - right;
}
