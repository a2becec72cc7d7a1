import { VertebralBmdError } from '../errors';
import type { CtVolume } from '../volume/ctVolume';
import { containsLps, ijkToLps, voxelVolumeMm3, type VolumeGeometry } from '../volume/geometry';
import { boxAroundLps, holdsBox, type IndexBox } from '../volume/indexBox';
import { add, normalize, type Vec3 } from '../volume/vector';
import { measureBodyDimensions } from './bodyDimensions';
import { bodyWarnings } from './bodyWarnings';
import { planeNormalLps, pointToLps, type BodyFrame, type TiltedPlane } from './bodyFrame';
import { masksOfBody } from './bodyMasks';
import { findBody } from './findBody';
import { countVoxels, type Mask } from './mask';
import {
  maskTooSmall,
  OUTSIDE_VOLUME,
  refuseImplausible,
  refuseNoBone,
  refuseUnseen,
} from './plausibility';
import { DEFAULT_PEEL_MM, type EndplatePlane, type SegmentationResult } from './segmentation';
import type { Scratch } from './scratch';
import { smoothBox } from './smoothBox';

/** Half extents (mm, along L, P, S) of what is read about a seed. */
const BOX_HALF_MM: Vec3 = [48, 48, 50];

/**
 * The voxels that `segmentVertebralBody` wants for a seed (LPS, mm), cut off at the grid.
 *
 * @param marginMm so much more (mm) to all sides, for every seed within that distance
 */
export function segmentationBox(geometry: VolumeGeometry, seedLps: Vec3, marginMm = 0): IndexBox {
  const [left, posterior, superior] = BOX_HALF_MM;
  return boxAroundLps(geometry, seedLps, [
    left + marginMm,
    posterior + marginMm,
    superior + marginMm,
  ]);
}

/**
 * Finds the vertebral body at a point and its cancellous bone. Deterministic; reads only the
 * box of `segmentationBox`, and changes nothing.
 *
 * @param volume must hold the voxels of `segmentationBox`
 * @param seedLps a point (LPS, mm) in the middle third of a body
 * @param options.peelMm distance (mm) of the cancellous mask from the body's surface
 * @param options.scratch memory that is used again from call to call; nothing of it is returned
 * @returns the masks, or why there is nothing to measure
 * @throws VertebralBmdError `invalidInput` when `volume` lacks voxels of `segmentationBox`, or
 *   for a peel that is not a number of 0 mm or more
 */
export function segmentVertebralBody(
  volume: CtVolume,
  seedLps: Vec3,
  options: { readonly peelMm?: number; readonly scratch?: Scratch | undefined } = {},
): SegmentationResult {
  const { geometry } = volume;
  const peelMm = options.peelMm ?? DEFAULT_PEEL_MM;
  if (!containsLps(geometry, seedLps)) return OUTSIDE_VOLUME;
  const wanted = segmentationBox(geometry, seedLps);
  requireVoxels(volume, wanted);
  const noBone = refuseNoBone(volume, seedLps);
  if (noBone) return noBone;
  const found = findBody(smoothBox(volume, wanted, options.scratch), seedLps);
  if (!found) return refuseUnseen(geometry, seedLps);
  const { model, endplates, evidence } = found;
  const { body, cancellous } = masksOfBody(geometry, model, peelMm);
  if (countVoxels(body) === 0) return refuseUnseen(geometry, seedLps);
  const centerLps = centroidLps(geometry, body);
  const superiorEndplate = endplate(model.frame, endplates.superior);
  const inferiorEndplate = endplate(model.frame, endplates.inferior);
  const axisLps = normalize(add(superiorEndplate.normalLps, inferiorEndplate.normalLps));
  const volumeMm3 = countVoxels(body) * voxelVolumeMm3(geometry);
  const dimensions = measureBodyDimensions(model);
  const asFound = { body, volumeMm3, dimensions, centerLps, axisLps };
  const refusal = refuseImplausible(geometry, seedLps, evidence, asFound);
  if (refusal) return refusal;
  if (countVoxels(cancellous) === 0) return maskTooSmall(peelMm);
  return {
    status: 'segmented',
    body,
    cancellous,
    centerLps,
    superiorEndplate,
    inferiorEndplate,
    volumeMm3,
    dimensions,
    evidence,
    peelMm,
    warnings: bodyWarnings(geometry, evidence, dimensions, volumeMm3),
  };
}

function requireVoxels({ box }: CtVolume, wanted: IndexBox): void {
  if (holdsBox(box, wanted)) return;
  throw new VertebralBmdError(
    'invalidInput',
    `expected the voxels of ${JSON.stringify(wanted)}, got those of ${JSON.stringify(box)}`,
  );
}

function endplate(frame: BodyFrame, plane: TiltedPlane): EndplatePlane {
  return {
    pointLps: pointToLps(frame, [0, 0, plane.height]),
    normalLps: planeNormalLps(frame, plane),
  };
}

/** Centroid (LPS, mm) of a mask's voxels; the mask must not be empty. */
function centroidLps(geometry: VolumeGeometry, { box, voxels }: Mask): Vec3 {
  let count = 0;
  let [sumI, sumJ, sumK] = [0, 0, 0];
  let offset = 0;
  for (let k = 0; k < box.size[2]; k++) {
    for (let j = 0; j < box.size[1]; j++) {
      for (let i = 0; i < box.size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        count++;
        sumI += i;
        sumJ += j;
        sumK += k;
      }
    }
  }
  const mean: Vec3 = [sumI / count, sumJ / count, sumK / count];
  return ijkToLps(geometry, add(box.min, mean));
}
