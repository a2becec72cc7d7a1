import type { Message } from '../../src/messages/message';
import { DEFAULT_PEEL_MM } from '../../src/segmentation/segmentation';
import { selectCancellous } from '../../src/segmentation/selectCancellous';
import { countVoxels, type Mask } from '../../src/segmentation/mask';
import { offsetInBox } from '../../src/volume/ctVolume';
import type { VolumeGeometry } from '../../src/volume/geometry';
import type { Vec3 } from '../../src/volume/vector';
import { composePhantom, renderLayers, trueBodyMask } from '../support/bodyPhantom';
import { dice, holds, voxelsOf } from '../support/maskOverlap';
import { measureBody } from './measureBody';
import { pointsInBall } from './startingPoints';
import { gridOf, type PhantomShape } from './phantomGrid';

/** Where readers click: within this distance (mm) of the body's middle. */
const SEED_RADIUS_MM = 5;

/** One measurement of a phantom of known truth. */
export interface PhantomCell {
  readonly shape: string;
  readonly spacing: Vec3;
  readonly cancellousHu: number;
  readonly noiseSdHu: number;
  /** Where it was started, LPS, mm. */
  readonly seedLps: Vec3;
  /** Why nothing was measured; the figures below are then absent. */
  readonly refusal?: string;
  /** Mean HU less the mean HU of the true cancellous bone without blur and noise. */
  readonly errorHu?: number;
  readonly bodyDice?: number;
  /** Volume of the body over its true volume. */
  readonly volumeRatio?: number;
  readonly warnings?: readonly Message[];
}

/** Measures a phantom at a voxel size with each of some cancellous HU and noises. */
export function evaluatePhantom(
  shape: PhantomShape,
  spacing: Vec3,
  cancellousHus: readonly number[],
  noiseSdHus: readonly number[],
): readonly PhantomCell[] {
  const geometry = gridOf(shape, spacing);
  const layers = renderLayers(geometry, shape.scene, 1);
  const truth = trueBodyMask(geometry, shape.scene.bodies[1]!);
  const core = cancellousOf(shape, geometry, truth);
  const seeds = pointsInBall(
    `${shape.name} ${spacing.join(' ')}`,
    cancellousHus.length * noiseSdHus.length,
    SEED_RADIUS_MM,
  );
  return cancellousHus.flatMap((cancellousHu, m) =>
    noiseSdHus.map((noiseSdHu, n): PhantomCell => {
      const seedLps = seeds[m * noiseSdHus.length + n]!;
      const volume = composePhantom(layers, cancellousHu, noiseSdHu, n + 1);
      const found = measureBody(volume, seedLps);
      const cell = { shape: shape.name, spacing, cancellousHu, noiseSdHu, seedLps };
      if (found.status !== 'measured') return { ...cell, refusal: found.reason };
      return {
        ...cell,
        errorHu: found.statistics.meanHu - trueHu(shape, core, cancellousHu, geometry),
        bodyDice: dice(found.body, truth),
        volumeRatio: countVoxels(found.body) / countVoxels(truth),
        warnings: found.warnings,
      };
    }),
  );
}

/**
 * The true cancellous bone: voxels whose centre lies at least the peel inside the true surface and
 * inside the faces of the true body's voxels, which is how the mask is defined.
 */
function cancellousOf({ scene }: PhantomShape, geometry: VolumeGeometry, truth: Mask): Mask {
  const withinFaces = selectCancellous(geometry, truth, DEFAULT_PEEL_MM);
  const withinSurface = trueBodyMask(geometry, scene.bodies[1]!, DEFAULT_PEEL_MM);
  const voxels = withinFaces.voxels.slice();
  voxelsOf(withinFaces).forEach(([i, j, k]) => {
    if (!holds(withinSurface, [i, j, k])) voxels[offsetInBox(withinFaces.box, i, j, k)] = 0;
  });
  return { box: withinFaces.box, voxels };
}

/** Mean HU of the true cancellous bone: dense spots within it belong to it. */
function trueHu(
  { scene }: PhantomShape,
  { box, voxels }: Mask,
  cancellousHu: number,
  geometry: VolumeGeometry,
): number {
  const [dense] = scene.denseBalls ?? [];
  if (!dense) return cancellousHu;
  const ball = { ...dense, radiusSquared: dense.radiusMm ** 2 };
  let inBall = 0;
  let all = 0;
  let offset = 0;
  const { origin, spacing, direction } = geometry;
  for (let k = box.min[2]; k < box.min[2] + box.size[2]; k++) {
    for (let j = box.min[1]; j < box.min[1] + box.size[1]; j++) {
      for (let i = box.min[0]; i < box.min[0] + box.size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        let squared = 0;
        for (let axis = 0; axis < 3; axis++) {
          const lps =
            origin[axis]! +
            i * spacing[0] * direction[0][axis]! +
            j * spacing[1] * direction[1][axis]! +
            k * spacing[2] * direction[2][axis]!;
          squared += (lps - ball.centerLps[axis]!) ** 2;
        }
        all++;
        if (squared <= ball.radiusSquared) inBall++;
      }
    }
  }
  return cancellousHu + (inBall / all) * (ball.hu - cancellousHu);
}
