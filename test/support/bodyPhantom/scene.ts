import { add, scale, type Vec3 } from '../../../src/volume/vector';
import { axesOf } from './shape';

/** A vertebral body of known shape; lengths in mm, angles in degrees. */
export interface PhantomBody {
  readonly centerLps: Vec3;
  /** Turn about left: positive raises the posterior edge of the endplates. */
  readonly pitchDegrees: number;
  /** Turn about posterior: positive raises the left edge of the endplates. */
  readonly rollDegrees: number;
  /** Turn about the body's own axis: positive turns posterior towards the left. */
  readonly rotationDegrees: number;
  readonly widthMm: number;
  readonly depthMm: number;
  readonly heightMm: number;
  /** Angle between the endplates; positive is lower in front. */
  readonly wedgeDegrees: number;
  /** How far both endplates sink in the middle. */
  readonly concavityMm: number;
  /** Thickness of the cortical shell and of the endplates. */
  readonly shellMm: number;
  readonly cancellousHu: number;
}

/** A dense ball: a bone island, or an osteophyte where it straddles the wall. */
export interface DenseBall {
  readonly centerLps: Vec3;
  readonly radiusMm: number;
  readonly hu: number;
}

/** The aorta beside the front of the bodies. */
export interface Aorta {
  readonly hu: number;
  /** Distance (mm) of its outer surface from the wall of the bodies; 0 touches it. */
  readonly gapMm: number;
}

/** What a phantom is made of. */
export interface PhantomScene {
  readonly bodies: readonly PhantomBody[];
  readonly denseBalls?: readonly DenseBall[];
  /** @default unenhanced blood, 1 mm off the wall */
  readonly aorta?: Aorta;
  /** Standard deviation of white noise, HU. */
  readonly noiseSdHu?: number;
  /** Which noise; the same number gives the same voxels. */
  readonly noiseSeed?: number;
}

/** An ordinary lumbar body of low density at a point. */
export function ordinaryBody(centerLps: Vec3, changes: Partial<PhantomBody> = {}): PhantomBody {
  return {
    centerLps,
    pitchDegrees: 0,
    rollDegrees: 0,
    rotationDegrees: 0,
    widthMm: 46,
    depthMm: 32,
    heightMm: 27,
    wedgeDegrees: 0,
    concavityMm: 1.5,
    shellMm: 1,
    cancellousHu: 90,
    ...changes,
  };
}

/** Bodies on one axis with 9 mm discs; `changes` apply to all of them. */
export function columnOfBodies(
  middleLps: Vec3,
  count: number,
  changes: Partial<PhantomBody> = {},
): readonly PhantomBody[] {
  const { heightMm } = ordinaryBody(middleLps, changes);
  const { cranial } = axesOf(ordinaryBody(middleLps, changes));
  return Array.from({ length: count }, (_, index) =>
    ordinaryBody(
      add(middleLps, scale(cranial, ((count - 1) / 2 - index) * (heightMm + 9))),
      changes,
    ),
  );
}
