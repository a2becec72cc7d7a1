import { message, type Message } from '../messages/message';
import { offsetInBox, isInBox, type CtVolume } from '../volume/ctVolume';
import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { boxAroundLps } from '../volume/indexBox';
import { add, length, scale, subtract, type Vec3 } from '../volume/vector';
import type { BodyDimensions } from './bodyDimensions';
import type { BodyEvidence } from './findBody';
import { depthOverWidth } from './bodyProportion';
import type { Mask } from './mask';
import type { NotMeasurable } from './segmentation';
import { isInSizeRange, POSSIBLE_BODY } from './usualBody';

/**
 * Mean HU about a seed under which there is no bone. Cancellous bone of the very old reaches
 * about -50 HU; fat begins at about -80 HU.
 */
const LOWEST_BONE_HU = -75;

/** Half size (mm) of the neighbourhood whose mean is compared with it. */
const NEIGHBOURHOOD_MM = 4;

/**
 * Least evidence for a body. Chosen here, on two cases (1.5 and 3 mm voxels) and on phantoms:
 * bodies found right had endplates of 13 HU/mm or more, walls of 55 or more with a shell of
 * 49 HU or more, and 15% of the wall at 0.63 of the median score or more. Of some 680 random
 * places outside whole bodies none passed all tests but two, beside a body that was found right:
 * discs between sharp endplates had a shell of 43 HU or less, and where arch and canal were
 * taken for a body, 15% of the wall had under half of the median score.
 */
const LEAST = {
  eachEndplateScore: 8,
  bothEndplatesScore: 35,
  wallScore: 35,
  wallRidgeHu: 40,
  /** No disc, muscle or vessel without contrast is as bright: such bone may hide its shell. */
  brightBoneHu: 140,
  weakWallShare: 0.5,
  heightMm: 11,
  volumeMm3: 9000,
} as const;

/**
 * A vertebral body is wider than deep: found right, it gave 0.63 to 0.89 on the phantom and two
 * cases. Body, canal and arch taken for one body, as from a click behind it, gave 1.05 to 1.43.
 */
const MOST_DEPTH_OVER_WIDTH = 1;

/** Evidence of a part of a body, where the border of the scan is near. */
const LEAST_OF_PART = { endplateScore: 15, wallScore: 30 } as const;

/** With the border of the scan nearer than this (mm, along L, P, S) a body cannot be whole. */
const ROOM_MM: Vec3 = [16, 12, 20];

/** A seed may lie this far (mm) outside the body's mask: clicks and surfaces are not exact. */
const SEED_TOLERANCE_MM = 2;

function refuse(reason: NotMeasurable['reason'], why: Message): NotMeasurable {
  return { status: 'notMeasurable', reason, message: why };
}

/** The refusal of a seed outside the scan. */
export const OUTSIDE_VOLUME = refuse('outsideVolume', message('pointOutsideScan'));

/** The refusal where nothing looks like a vertebral body. */
const NO_BODY = refuse('noVertebralBody', message('noBody'));

/** The refusal of a body that the border of the scan cuts. */
const PARTLY_OUTSIDE = refuse('partlyOutsideVolume', message('bodyCutOff'));

/** The refusal of a body from which the peel leaves nothing. */
export function maskTooSmall(peelMm: number): NotMeasurable {
  return refuse('maskTooSmall', message('nothingLeft', { peelMm }));
}

/** Refuses a seed (LPS, mm; inside the volume's box) in air or fat; `undefined` elsewhere. */
export function refuseNoBone(volume: CtVolume, seedLps: Vec3): NotMeasurable | undefined {
  const half: Vec3 = [NEIGHBOURHOOD_MM, NEIGHBOURHOOD_MM, NEIGHBOURHOOD_MM];
  const { min, size } = boxAroundLps(volume.geometry, seedLps, half);
  let sum = 0;
  let count = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++) {
        if (!isInBox(volume.box, i, j, k)) continue;
        sum += volume.hu[offsetInBox(volume.box, i, j, k)]!;
        count++;
      }
    }
  }
  if (count === 0 || sum / count >= LOWEST_BONE_HU) return undefined;
  return refuse('notBone', message('noBone'));
}

/** The refusal of a seed (LPS, mm) about which no pair of endplates is seen. */
export function refuseUnseen(geometry: VolumeGeometry, seedLps: Vec3): NotMeasurable {
  return isNearBorder(geometry, seedLps) ? PARTLY_OUTSIDE : NO_BODY;
}

/**
 * A body as found: its mask and size, its centre (LPS, mm) and the unit vector along its axis
 * (LPS).
 */
export interface FoundBody {
  readonly body: Mask;
  readonly volumeMm3: number;
  readonly dimensions: BodyDimensions;
  readonly centerLps: Vec3;
  readonly axisLps: Vec3;
}

/** Refuses what does not look like a whole vertebral body about the seed; `undefined` if it does. */
export function refuseImplausible(
  geometry: VolumeGeometry,
  seedLps: Vec3,
  evidence: BodyEvidence,
  { body, volumeMm3, dimensions, centerLps, axisLps }: FoundBody,
): NotMeasurable | undefined {
  const seen =
    looksLikeBody(evidence) &&
    volumeMm3 >= LEAST.volumeMm3 &&
    depthOverWidth(geometry, body, centerLps, axisLps) <= MOST_DEPTH_OVER_WIDTH;
  if (seen && holdsSeed(geometry, body, seedLps, centerLps)) {
    return touchesBorder(geometry, body) ? PARTLY_OUTSIDE : refuseImpossible(dimensions);
  }
  const { superiorScore, inferiorScore, wallScore } = evidence;
  const part =
    Math.max(superiorScore, inferiorScore) >= LEAST_OF_PART.endplateScore &&
    wallScore >= LEAST_OF_PART.wallScore;
  return part && isNearBorder(geometry, seedLps) ? PARTLY_OUTSIDE : NO_BODY;
}

/** Refuses a size that no lumbar body has: what was found is something else or a part of one. */
function refuseImpossible({ widthMm, depthMm }: BodyDimensions): NotMeasurable | undefined {
  const possible =
    isInSizeRange(widthMm, POSSIBLE_BODY.widthMm) && isInSizeRange(depthMm, POSSIBLE_BODY.depthMm);
  if (possible) return undefined;
  return refuse(
    'implausibleBody',
    message('impossibleSize', { widthMm: Math.round(widthMm), depthMm: Math.round(depthMm) }),
  );
}

function looksLikeBody(evidence: BodyEvidence): boolean {
  const { superiorScore, inferiorScore, wallScore, weakWallScore } = evidence;
  const { wallRidgeHu, wallInsideHu, heightMm } = evidence;
  return (
    Math.min(superiorScore, inferiorScore) >= LEAST.eachEndplateScore &&
    superiorScore + inferiorScore >= LEAST.bothEndplatesScore &&
    wallScore >= LEAST.wallScore &&
    weakWallScore >= LEAST.weakWallShare * wallScore &&
    (wallRidgeHu >= LEAST.wallRidgeHu || wallInsideHu >= LEAST.brightBoneHu) &&
    heightMm >= LEAST.heightMm
  );
}

function holdsSeed(geometry: VolumeGeometry, body: Mask, seedLps: Vec3, centerLps: Vec3): boolean {
  const inward = subtract(centerLps, seedLps);
  const distance = length(inward);
  const nearer = distance > 0 ? Math.min(1, SEED_TOLERANCE_MM / distance) : 0;
  return [seedLps, add(seedLps, scale(inward, nearer))].some((pointLps) => {
    const [i, j, k] = lpsToIjk(geometry, pointLps).map(Math.round) as [number, number, number];
    return isInBox(body.box, i, j, k) && body.voxels[offsetInBox(body.box, i, j, k)] === 1;
  });
}

function touchesBorder({ dimensions }: VolumeGeometry, { box }: Mask): boolean {
  return ([0, 1, 2] as const).some(
    (axis) => box.min[axis] <= 0 || box.min[axis] + box.size[axis] >= dimensions[axis],
  );
}

function isNearBorder(geometry: VolumeGeometry, seedLps: Vec3): boolean {
  return [0, 1, 2].some((axis) =>
    [1, -1].some((side) => {
      const step: [number, number, number] = [0, 0, 0];
      step[axis] = side * ROOM_MM[axis]!;
      return lpsToIjk(geometry, add(seedLps, step)).some(
        (index, n) => index < 0 || index > geometry.dimensions[n]! - 1,
      );
    }),
  );
}
