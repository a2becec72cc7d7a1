import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import { containsLps } from '../volume/geometry';
import { boxAroundLps } from '../volume/indexBox';
import type { Vec3 } from '../volume/vector';

/** Half size (mm, along L, P, S) of what is looked at: a vertebra with the tissue around it. */
const HALF_SIZE_MM: Vec3 = [40, 40, 40];

/** Voxels at or below this HU are gas or lung and say nothing of the scale. */
const GAS_HU = -700;

/** From fat to cancellous bone, HU, with room for noise. */
const SOFT_TISSUE_HU = [-200, 300] as const;

/**
 * Less than this share of soft tissue around a vertebra means that the voxels are not HU,
 * whatever the header says. Chosen here: around the lumbar vertebrae of the phantom and of two
 * cases (also with cement and arterial contrast) it was 0.88 or more; with an intercept lost or
 * doubled, or a slope of a half or two, 0.15 or less.
 */
export const LEAST_SOFT_TISSUE_SHARE = 0.5;

/**
 * The share (0 to 1) of soft tissue, by HU, among the voxels around a point (LPS, mm) that are
 * not gas; `undefined` for a point outside the scan or with gas around it only.
 */
export function softTissueShare(volume: CtVolume, pointLps: Vec3): number | undefined {
  if (!containsLps(volume.geometry, pointLps)) return undefined;
  const { min, size } = boxAroundLps(volume.geometry, pointLps, HALF_SIZE_MM);
  let tissue = 0;
  let soft = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++) {
        if (!isInBox(volume.box, i, j, k)) continue;
        const hu = volume.hu[offsetInBox(volume.box, i, j, k)]!;
        if (hu <= GAS_HU) continue;
        tissue++;
        if (hu >= SOFT_TISSUE_HU[0] && hu <= SOFT_TISSUE_HU[1]) soft++;
      }
    }
  }
  return tissue > 0 ? soft / tissue : undefined;
}
