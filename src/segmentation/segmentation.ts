import type { Message } from '../messages/message';
import type { Vec3 } from '../volume/vector';
import type { BodyDimensions } from './bodyDimensions';
import type { BodyEvidence } from './findBody';
import type { Mask } from './mask';

export type { BodyDimensions, BodyHeights } from './bodyDimensions';
export type { BodyEvidence } from './findBody';

/** An endplate as a plane: a point on it (LPS, mm) and its unit normal, pointing cranially. */
export interface EndplatePlane {
  readonly pointLps: Vec3;
  readonly normalLps: Vec3;
}

/** Where a body lies. */
export interface BodyPlacement {
  /** Centroid of the body mask, LPS, mm. */
  readonly centerLps: Vec3;
  readonly superiorEndplate: EndplatePlane;
  readonly inferiorEndplate: EndplatePlane;
}

/** A vertebral body found from one point. */
export interface VertebralBodySegmentation extends BodyPlacement {
  readonly status: 'segmented';
  /** The whole body with its cortical shell, without pedicles and posterior elements. */
  readonly body: Mask;
  /** Cancellous bone: the voxels of the body whose centre lies at least the peel inside its surface. */
  readonly cancellous: Mask;
  readonly volumeMm3: number;
  readonly dimensions: BodyDimensions;
  /** How well the body is seen. */
  readonly evidence: BodyEvidence;
  /** The distance (mm) from the body's surface that was taken off. */
  readonly peelMm: number;
  /** What a reader should look at before trusting the mask. */
  readonly warnings: readonly Message[];
}

/** Why there is no measurement; `reason` is for programs, `message` for the reader. */
export interface NotMeasurable {
  readonly status: 'notMeasurable';
  readonly reason:
    | 'outsideVolume'
    | 'notBone'
    | 'noVertebralBody'
    | 'partlyOutsideVolume'
    | 'implausibleBody'
    | 'maskTooSmall';
  readonly message: Message;
}

export type SegmentationResult = VertebralBodySegmentation | NotMeasurable;

/**
 * Cancellous bone begins this far (mm, Euclidean) inside the body's surface unless the user
 * chooses otherwise. Chosen here: no guideline gives a distance; 3 mm clears cortical shell
 * and endplates of up to 1.5 mm with their blur on slices of up to 3 mm.
 */
export const DEFAULT_PEEL_MM = 3;
