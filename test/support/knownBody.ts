import type {
  BodyPlacement,
  KnownBody,
  LevelResult,
  Mask,
  MeasurementQuality,
  Vec3,
} from '../../src';
import { blockMask } from './reading';

/** Figures of an ordinary body. */
export const ORDINARY_QUALITY: MeasurementQuality = {
  heightMm: { anterior: 27, middle: 25, posterior: 27 },
  widthMm: 45,
  depthMm: 32,
  bodyVolumeMm3: 30_000,
  evidence: {
    superiorScore: 40,
    inferiorScore: 40,
    wallScore: 80,
    weakWallScore: 60,
    wallRidgeHu: 120,
    wallInsideHu: 90,
    heightMm: 28,
  },
  plausibility: 1,
  denseVoxelFraction: 0,
  denseVoxelExcess: 0,
  huByPeelMm: [],
  peelSpreadHu: 0,
};

/** An upright body of 26 mm between its endplates, with its middle at a point. */
export function uprightPlacement(centerLps: Vec3): BodyPlacement {
  const [x, y, z] = centerLps;
  return {
    centerLps,
    superiorEndplate: { pointLps: [x, y, z + 13], normalLps: [0, 0, 1] },
    inferiorEndplate: { pointLps: [x, y, z - 13], normalLps: [0, 0, 1] },
  };
}

/** An ordinary upright body with its middle at a point. */
export function ordinaryKnownBody(
  centerLps: Vec3,
  quality: Partial<MeasurementQuality> = {},
): KnownBody {
  return {
    placement: uprightPlacement(centerLps),
    quality: { ...ORDINARY_QUALITY, ...quality },
  };
}

/** The measurement of such a body on a grid of 1 mm from the origin; a block stands for its mask. */
export function measuredBody(
  centerLps: Vec3,
  quality: Partial<MeasurementQuality> = {},
  cancellous: Mask = blockMask(
    [Math.round(centerLps[0]) - 15, Math.round(centerLps[1]) - 10, Math.round(centerLps[2]) - 9],
    [30, 20, 18],
  ),
): LevelResult {
  return {
    status: 'measured',
    measurement: {
      threeDimensional: {
        path: 'proposed',
        cancellous,
        statistics: { meanHu: 60, sdHu: 20, medianHu: 60, voxels: 10_800, volumeMm3: 10_800 },
        seedLps: centerLps,
        peelMm: 3,
        warnings: [],
        ...ordinaryKnownBody(centerLps, quality),
      },
    },
  };
}
