import { message, type Message } from '../messages/message';
import type { VolumeGeometry } from '../volume/geometry';
import type { BodyDimensions, BodyHeights } from './bodyDimensions';
import type { BodyEvidence } from './findBody';
import { bodySize, isInSizeRange, USUAL_BODY } from './usualBody';

/** An endplate fainter than this (HU/mm) deserves a look. */
const FAINT_ENDPLATE_SCORE = 20;

/**
 * Where 15% of the wall has less than this share of the median score, part of it is hardly seen.
 * Bodies found right had 0.63 or more on phantoms and two cases.
 */
const WEAK_WALL_SHARE = 0.6;

/**
 * Anterior over posterior height under which a body is wedged. Genant's grade 1 begins at a loss
 * of 20% at the edges (J Bone Miner Res 1993;8:1137-48); between 10 and 90% of the depth, where
 * heights are taken, a straight wedge of that kind has (0.8 + 0.02) / (1 - 0.02) = 0.84.
 */
const WEDGED = 0.84;

/**
 * Middle height over the mean of anterior and posterior under which a body is biconcave. Chosen
 * here: unbroken bodies of two cases had 0.85 or more, so that Genant's 20% would be too strict.
 */
const BICONCAVE = 0.8;

/** Voxels longer than this (mm) hide endplates that are not across them. */
const COARSE_MM = 3;

/** What a reader should look at before trusting a mask; empty where nothing is unusual. */
export function bodyWarnings(
  geometry: VolumeGeometry,
  evidence: BodyEvidence,
  dimensions: BodyDimensions,
  volumeMm3: number,
): readonly Message[] {
  return [
    ...evidenceWarnings(evidence),
    ...sizeWarnings(dimensions, volumeMm3),
    ...shapeWarnings(dimensions.heightMm),
    ...voxelWarnings(geometry),
  ];
}

function evidenceWarnings(evidence: BodyEvidence): readonly Message[] {
  const { superiorScore, inferiorScore, wallScore, weakWallScore } = evidence;
  const warnings: Message[] = [];
  if (superiorScore < FAINT_ENDPLATE_SCORE) {
    warnings.push(message('superiorEndplateFaint'));
  }
  if (inferiorScore < FAINT_ENDPLATE_SCORE) {
    warnings.push(message('inferiorEndplateFaint'));
  }
  if (weakWallScore < WEAK_WALL_SHARE * wallScore) {
    warnings.push(message('wallFaint'));
  }
  return warnings;
}

function sizeWarnings(dimensions: BodyDimensions, volumeMm3: number): readonly Message[] {
  const size = bodySize(dimensions, volumeMm3);
  const { heightMm, widthMm, depthMm, depthOverWidth } = size;
  const warnings: Message[] = [];
  if (!isInSizeRange(heightMm, USUAL_BODY.heightMm)) {
    warnings.push(message('unusualHeight', { heightMm: Math.round(heightMm) }));
  }
  const across =
    isInSizeRange(widthMm, USUAL_BODY.widthMm) &&
    isInSizeRange(depthMm, USUAL_BODY.depthMm) &&
    isInSizeRange(depthOverWidth, USUAL_BODY.depthOverWidth);
  if (!across) {
    warnings.push(
      message('unusualWidth', { widthMm: Math.round(widthMm), depthMm: Math.round(depthMm) }),
    );
  }
  if (!isInSizeRange(volumeMm3, USUAL_BODY.volumeMm3)) {
    warnings.push(message('unusualVolume', { volumeCm3: Math.round(volumeMm3 / 1000) }));
  }
  return warnings;
}

function shapeWarnings({ anterior, middle, posterior }: BodyHeights): readonly Message[] {
  const warnings: Message[] = [];
  const lossPercent = (ratio: number) => Math.round(100 * (1 - ratio));
  if (anterior < WEDGED * posterior) {
    warnings.push(message('wedged', { percent: lossPercent(anterior / posterior) }));
  }
  const outer = (anterior + posterior) / 2;
  if (middle < BICONCAVE * outer) {
    warnings.push(message('biconcave', { percent: lossPercent(middle / outer) }));
  }
  return warnings;
}

function voxelWarnings({ spacing }: VolumeGeometry): readonly Message[] {
  const coarsestMm = Math.max(...spacing);
  if (coarsestMm <= COARSE_MM) return [];
  return [message('coarseVoxels', { mm: Number(coarsestMm.toFixed(1)) })];
}
