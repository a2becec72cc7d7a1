import { cross, normalize, scale, subtract } from '../volume/vector';
import { planeHeight, pointToLps, type BodyFrame } from './bodyFrame';
import { surfaceHeight, type EndplateSurface } from './endplateSurface';
import { isFreeRay, wallPoint, WALL_RAYS, type LateralWall } from './lateralWall';
import { LEVEL_FRACTIONS, levelPlane, type Endplates, type PosteriorWall } from './posteriorWall';
import { measureShell, type ShellProfile, type SurfacePoint } from './shellProfile';
import type { SmoothedGrid } from './smoothedGrid';

/** The shell of each surface of a body. */
export interface BodyShell {
  readonly wall: ShellProfile;
  readonly posterior: ShellProfile;
  readonly superior: ShellProfile;
  readonly inferior: ShellProfile;
}

/** The surfaces of a body as edges were found. */
export interface FoundSurfaces {
  readonly frame: BodyFrame;
  readonly endplates: Endplates;
  readonly posteriorWall: PosteriorWall;
  readonly wall: LateralWall;
  readonly superior: EndplateSurface;
  readonly inferior: EndplateSurface;
}

/** Levels this near to an endplate are left out; its own blur reaches into them. */
const MIDDLE_FRACTIONS = [0.2, 0.8] as const;

/** The posterior wall is looked at this far (mm) to either side of the midline. */
const BACK_HALF_WIDTH_MM = 8;

/** Measures the shell of each surface of a body from the HU across it. */
export function measureBodyShell(grid: SmoothedGrid, found: FoundSurfaces): BodyShell {
  return {
    wall: measureShell(grid, wallPoints(found)),
    posterior: measureShell(grid, posteriorPoints(found)),
    superior: measureShell(grid, endplatePoints(found.frame, found.superior, 1)),
    inferior: measureShell(grid, endplatePoints(found.frame, found.inferior, -1)),
  };
}

function middleLevels(): readonly number[] {
  return LEVEL_FRACTIONS.flatMap((fraction, level) =>
    fraction >= MIDDLE_FRACTIONS[0] && fraction <= MIDDLE_FRACTIONS[1] ? [level] : [],
  );
}

function wallPoints({ frame, endplates, wall }: FoundSurfaces): readonly SurfacePoint[] {
  return middleLevels().flatMap((level) => {
    const at = (ray: number) => wallPoint(frame, endplates, wall.radiusMm, level, ray);
    const points: SurfacePoint[] = [];
    for (let ray = 0; ray < WALL_RAYS; ray++) {
      if (!isFreeRay(ray)) continue;
      const tangent = subtract(at(ray + 1), at(ray + WALL_RAYS - 1));
      points.push({ pointLps: at(ray), outwardLps: normalize(cross(tangent, frame.cranialLps)) });
    }
    return points;
  });
}

function posteriorPoints({
  frame,
  endplates,
  posteriorWall,
}: FoundSurfaces): readonly SurfacePoint[] {
  return middleLevels().flatMap((level) => {
    const fraction = LEVEL_FRACTIONS[level]!;
    const plane = levelPlane(endplates, fraction);
    const points: SurfacePoint[] = [];
    for (let x = -BACK_HALF_WIDTH_MM; x <= BACK_HALF_WIDTH_MM; x += 2) {
      const y = posteriorWall(x, fraction);
      points.push({
        pointLps: pointToLps(frame, [x, y, planeHeight(plane, x, y)]),
        outwardLps: frame.posteriorLps,
      });
    }
    return points;
  });
}

function endplatePoints(
  frame: BodyFrame,
  surface: EndplateSurface,
  side: 1 | -1,
): readonly SurfacePoint[] {
  return surface.cells.map(({ x, y }) => ({
    pointLps: pointToLps(frame, [x, y, surfaceHeight(surface, x, y)]),
    outwardLps: scale(frame.cranialLps, side),
  }));
}
