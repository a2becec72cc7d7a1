import type { Vec3 } from '../volume/vector';
import { wallRadius, type BodyModel } from './bodyModel';
import type { FoundSurfaces } from './bodySamples';
import { measureBodyShell, type BodyShell } from './bodyShell';
import { findEndplateSurface, surfaceHeight } from './endplateSurface';
import { angleOfRay, findLateralWall, isFreeRay, WALL_RAYS, type LateralWall } from './lateralWall';
import { locateBody } from './locateBody';
import { findPosteriorWall, type Endplates, type PosteriorWall } from './posteriorWall';
import { settleBody } from './settleBody';
import type { SmoothedGrid } from './smoothedGrid';

/** A body's surface and how well it is seen. */
export interface FoundBody {
  readonly model: BodyModel;
  /** The endplates as planes, in the model's frame. */
  readonly endplates: Endplates;
  readonly evidence: BodyEvidence;
}

/** What speaks for a vertebral body at a place. */
export interface BodyEvidence {
  /** Edge scores of the endplate planes (HU/mm). */
  readonly superiorScore: number;
  readonly inferiorScore: number;
  /** Median edge score (HU/mm) of the wall in front and at the sides. */
  readonly wallScore: number;
  /** The edge score (HU/mm) that 15% of that wall does not reach. */
  readonly weakWallScore: number;
  /** How far (HU) the wall's shell stands out from what it encloses; discs have none. */
  readonly wallRidgeHu: number;
  /** HU of what the wall's shell encloses. */
  readonly wallInsideHu: number;
  /** Distance (mm) of the endplate planes. */
  readonly heightMm: number;
}

/** So much of a body's wall may lie at a vessel or an osteophyte and be hard to see. */
const WEAK_SHARE = 0.15;

/** Endplates are searched this far (mm) inside the wall; nearer to it they curve into it. */
const RIM_MM = 2.5;

/** Where the wall is met for the rim of an endplate, as a share of the height from it. */
const RIM_FRACTION = 0.1;

/** Finds the surface of the body at a seed (LPS, mm); `undefined` where no endplates are seen. */
export function findBody(grid: SmoothedGrid, seedLps: Vec3): FoundBody | undefined {
  const located = locateBody(grid, seedLps);
  if (!located) return undefined;
  const { frame, pair } = settleBody(grid, located);
  const posteriorWall = findPosteriorWall(grid, frame, pair);
  const wall = findLateralWall(grid, frame, pair, posteriorWall);
  const surface = (side: 1 | -1) =>
    findEndplateSurface(
      grid,
      frame,
      side > 0 ? pair.superior : pair.inferior,
      side,
      withinWall(wall, posteriorWall, side > 0 ? 1 - RIM_FRACTION : RIM_FRACTION),
    );
  const surfaces: FoundSurfaces = {
    frame,
    posteriorWall,
    wall,
    superior: surface(1),
    inferior: surface(-1),
  };
  const shell = measureBodyShell(grid, surfaces);
  return {
    model: correctedModel(surfaces, shell),
    endplates: pair,
    evidence: {
      superiorScore: pair.superiorScore,
      inferiorScore: pair.inferiorScore,
      ...wallScores(wall),
      wallRidgeHu: shell.wallRidgeHu,
      wallInsideHu: shell.wallInsideHu,
      heightMm: pair.superior.height - pair.inferior.height,
    },
  };
}

function withinWall(wall: LateralWall, posteriorWall: PosteriorWall, fraction: number) {
  return (x: number, y: number) =>
    Math.hypot(x, y) <= wallRadius(wall.radiusMm, Math.atan2(y, x), fraction) - RIM_MM &&
    y <= posteriorWall(x, fraction) - RIM_MM;
}

function wallScores({ score }: LateralWall): Pick<BodyEvidence, 'wallScore' | 'weakWallScore'> {
  const free = score.filter((_, cell) => isFreeRay(cell % WALL_RAYS)).sort();
  const percentile = (share: number) => free[Math.floor(share * (free.length - 1))]!;
  return { wallScore: percentile(0.5), weakWallScore: percentile(WEAK_SHARE) };
}

/** The surfaces moved from the edges that were found to the true outside of the shell. */
function correctedModel(found: FoundSurfaces, shell: BodyShell): BodyModel {
  const { frame, wall, posteriorWall, superior, inferior } = found;
  return {
    frame,
    radiusMm: wall.radiusMm.map(
      (radius, cell) => radius + shell.wallShift(angleOfRay(cell % WALL_RAYS)),
    ),
    posteriorWall: (x, fraction) => posteriorWall(x, fraction) + shell.posteriorShift(x, fraction),
    superiorHeight: (x, y) => surfaceHeight(superior, x, y) + shell.superiorShift(x, y),
    inferiorHeight: (x, y) => surfaceHeight(inferior, x, y) - shell.inferiorShift(x, y),
  };
}
