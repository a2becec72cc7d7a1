import { countDenseVoxels } from '../measurement/denseVoxels';
import { measureHuByPeel, type HuAtPeel } from '../measurement/huByPeel';
import type { HuStatistics } from '../measurement/huStatistics';
import type {
  BodyEvidence,
  BodyHeights,
  VertebralBodySegmentation,
} from '../segmentation/segmentation';
import { bodyPlausibility, bodySize } from '../segmentation/usualBody';
import type { CtVolume } from '../volume/ctVolume';

/** How a 3D-HU moves when the click does. */
export interface Repeatability {
  /** Sample SD (n - 1) of the mean HU over all points that found this body; 0 for one point. */
  readonly sdHu: number;
  /** Greatest less least of these means. */
  readonly rangeHu: number;
  /** Points that found this body, the clicked one included. */
  readonly points: number;
  /** Other points inside this body from which nothing or another body was found. */
  readonly missed: number;
}

/**
 * What tells how far a 3D-HU can be trusted; plain numbers. It belongs to the body that was found
 * from a point, and is not stored in the report: the warnings that follow from it are.
 */
export interface MeasurementQuality {
  /** Heights of the body (mm) in its mid-sagittal strip; where, see `BodyDimensions`. */
  readonly heightMm: BodyHeights;
  /** At mid-height, mm. */
  readonly widthMm: number;
  readonly depthMm: number;
  /** Volume of the whole body with its shell, mm3. */
  readonly bodyVolumeMm3: number;
  /** How well endplates, wall and shell are seen, HU/mm and HU. */
  readonly evidence: BodyEvidence;
  /** Closeness to the usual sizes of a lumbar body, 0-1; see `bodyPlausibility`. */
  readonly plausibility: number;
  /** Share (0-1) of the measured voxels above `DENSE_HU`. */
  readonly denseVoxelFraction: number;
  /** What of it noise does not explain, 0-1; see `DenseVoxels`. */
  readonly denseVoxelExcess: number;
  /** Mean HU at other peels, ascending; one that leaves no voxel is left out. */
  readonly huByPeelMm: readonly HuAtPeel[];
  /** Greatest less least of the means at the peels of 3 to 5 mm, HU. */
  readonly peelSpreadHu: number;
  /** Only where it was asked for, since it costs several measurements. */
  readonly repeatability?: Repeatability;
}

/** Between these peels (mm) a mean should hardly move: the shell is out and much bone is left. */
const SPREAD_PEELS_MM = [3, 5] as const;

/**
 * The quality figures of a body that was found and measured, without its repeatability.
 *
 * @param volume must hold the voxels of the body
 * @param statistics of the cancellous mask of `found`
 */
export function measureQuality(
  volume: CtVolume,
  found: VertebralBodySegmentation,
  statistics: HuStatistics,
): MeasurementQuality {
  const { body, cancellous, dimensions, evidence, volumeMm3 } = found;
  const dense = countDenseVoxels(volume, cancellous, statistics.medianHu);
  const huByPeelMm = measureHuByPeel(volume, body);
  return {
    ...dimensions,
    bodyVolumeMm3: volumeMm3,
    evidence,
    plausibility: bodyPlausibility(bodySize(dimensions, volumeMm3)),
    denseVoxelFraction: dense.fraction,
    denseVoxelExcess: dense.excess,
    huByPeelMm,
    peelSpreadHu: spreadOf(huByPeelMm),
  };
}

function spreadOf(huByPeelMm: readonly HuAtPeel[]): number {
  const means = huByPeelMm
    .filter(({ peelMm }) => peelMm >= SPREAD_PEELS_MM[0] && peelMm <= SPREAD_PEELS_MM[1])
    .map(({ meanHu }) => meanHu);
  return means.length > 0 ? Math.max(...means) - Math.min(...means) : 0;
}
