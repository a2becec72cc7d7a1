import { add, cross, dot, normalize, scale, subtract, type Vec3 } from '../volume/vector';

/**
 * A vertebral body's own frame: x towards the patient's left, y posterior, z cranial along the
 * body's axis; mm from `originLps`. Right-handed in every CT grid, since it is made from LPS.
 */
export interface BodyFrame {
  readonly originLps: Vec3;
  readonly leftLps: Vec3;
  readonly posteriorLps: Vec3;
  readonly cranialLps: Vec3;
}

/** Posterior in LPS; the frame is not rotated about its axis against the patient. */
const POSTERIOR_LPS: Vec3 = [0, 1, 0];

/**
 * The frame at a point (LPS, mm) with a given cranial axis (LPS, any length, not along posterior).
 */
export function frameAlong(originLps: Vec3, axisLps: Vec3): BodyFrame {
  const cranialLps = normalize(axisLps);
  const posteriorLps = normalize(
    subtract(POSTERIOR_LPS, scale(cranialLps, dot(POSTERIOR_LPS, cranialLps))),
  );
  return { originLps, cranialLps, posteriorLps, leftLps: cross(posteriorLps, cranialLps) };
}

/** A vector of the frame (mm) as a vector in LPS (mm). */
export function vectorToLps({ leftLps, posteriorLps, cranialLps }: BodyFrame, xyz: Vec3): Vec3 {
  return add(add(scale(leftLps, xyz[0]), scale(posteriorLps, xyz[1])), scale(cranialLps, xyz[2]));
}

/** A point of the frame (mm) in LPS (mm). */
export function pointToLps(frame: BodyFrame, xyz: Vec3): Vec3 {
  return add(frame.originLps, vectorToLps(frame, xyz));
}

/** A point in LPS (mm) in the frame (mm). */
export function pointToFrame(frame: BodyFrame, pointLps: Vec3): Vec3 {
  return vectorToFrame(frame, subtract(pointLps, frame.originLps));
}

/** A vector in LPS (mm) as a vector of the frame (mm). */
export function vectorToFrame(
  { leftLps, posteriorLps, cranialLps }: BodyFrame,
  vectorLps: Vec3,
): Vec3 {
  return [dot(vectorLps, leftLps), dot(vectorLps, posteriorLps), dot(vectorLps, cranialLps)];
}

/**
 * An endplate as a plane in a body's frame: z = height + slopeX * x + slopeY * y (mm).
 */
export interface TiltedPlane {
  readonly height: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

/** Height (mm) of a plane above the point (x, y) of the frame. */
export function planeHeight(plane: TiltedPlane, x: number, y: number): number {
  return plane.height + plane.slopeX * x + plane.slopeY * y;
}

/** Unit normal (LPS) of a plane of the frame, pointing cranially. */
export function planeNormalLps(frame: BodyFrame, { slopeX, slopeY }: TiltedPlane): Vec3 {
  return normalize(vectorToLps(frame, [-slopeX, -slopeY, 1]));
}
