import { ijkToLps } from '../volume/geometry';
import { subtract, type Vec3 } from '../volume/vector';
import { pointToFrame, type BodyFrame } from './bodyFrame';
import { wallRadius } from './bodyModel';
import { isSearched, surfaceHeight, type EndplateSurface } from './endplateSurface';
import { isFreeRay, rayOfAngle, WALL_RAYS, type LateralWall } from './lateralWall';
import { type PosteriorWall } from './posteriorWall';
import { blurVarianceMm2, sampleSpacingMm, type SmoothedGrid } from './smoothedGrid';
import { addSample, createSurfaceSamples, type SurfaceSamples } from './surfaceSamples';

/** The surfaces of a body as edges were found. */
export interface FoundSurfaces {
  readonly frame: BodyFrame;
  readonly posteriorWall: PosteriorWall;
  readonly wall: LateralWall;
  readonly superior: EndplateSurface;
  readonly inferior: EndplateSurface;
}

/** Nearer to an endplate than these fractions of the height its own blur reaches into the wall. */
const MIDDLE_FRACTIONS = [0.2, 0.8] as const;

/** The posterior wall is looked at this far (mm) to either side of the midline. */
export const BACK_HALF_WIDTH_MM = 8;

/** Samples this much (mm) further than the wall are still near some surface. */
const BEYOND_WALL_MM = 6;

/** An endplate bulges and reaches beyond its middle by less than this (mm), blur included. */
const BEYOND_ENDPLATE_MM = 16;

/** A place on an endplate is given in this unit (mm), which keeps it between about -2 and 2. */
export const ENDPLATE_UNIT_MM = 15;

/** The samples about each surface of a body. */
export interface BodySamples {
  /** Placed by the angle (radians) of the ray. */
  readonly wall: SurfaceSamples;
  /** Placed by x (in `BACK_HALF_WIDTH_MM`) and the fraction of the height (-1 to 1). */
  readonly posterior: SurfaceSamples;
  /** Placed by x and y (in `ENDPLATE_UNIT_MM`). */
  readonly superior: SurfaceSamples;
  readonly inferior: SurfaceSamples;
}

/** Gathers the samples of the grid that lie near the surfaces of a body. */
export function gatherBodySamples(grid: SmoothedGrid, found: FoundSurfaces): BodySamples {
  const axes = [found.frame.leftLps, found.frame.posteriorLps, found.frame.cranialLps] as const;
  const [acrossX, acrossY, alongZ] = axes.map((axis) => sampleSpacingMm(grid, axis)) as [
    number,
    number,
    number,
  ];
  const across = Math.max(acrossX, acrossY);
  const samples: BodySamples = {
    wall: createSurfaceSamples(across),
    posterior: createSurfaceSamples(across),
    superior: createSurfaceSamples(alongZ),
    inferior: createSurfaceSamples(alongZ),
  };
  const variance = axes.map((axis) => blurVarianceMm2(grid, axis)) as unknown as Vec3;
  forEachSample(grid, found, (x, y, z, hu) => addToSurfaces(samples, variance, found, x, y, z, hu));
  return samples;
}

/**
 * Adds a sample at (x, y, z) of the frame to the surfaces that it is near to.
 *
 * @param variance of the samples' blur along the frame's axes, mm2
 */
function addToSurfaces(
  samples: BodySamples,
  [acrossX, acrossY, alongZ]: Vec3,
  { wall, posteriorWall, superior, inferior }: FoundSurfaces,
  x: number,
  y: number,
  z: number,
  hu: number,
): void {
  const high = surfaceHeight(superior, x, y);
  const low = surfaceHeight(inferior, x, y);
  const u = x / ENDPLATE_UNIT_MM;
  const v = y / ENDPLATE_UNIT_MM;
  if (isSearched(superior, x, y)) addSample(samples.superior, z - high, hu, u, v, alongZ);
  if (isSearched(inferior, x, y)) addSample(samples.inferior, low - z, hu, u, v, alongZ);
  const fraction = (z - low) / Math.max(1e-6, high - low);
  if (fraction < MIDDLE_FRACTIONS[0] || fraction > MIDDLE_FRACTIONS[1]) return;
  if (Math.abs(x) <= BACK_HALF_WIDTH_MM && y > 0) {
    const depth = y - posteriorWall(x, fraction);
    addSample(samples.posterior, depth, hu, x / BACK_HALF_WIDTH_MM, 2 * fraction - 1, acrossY);
  }
  const angle = Math.atan2(y, x);
  const ray = rayOfAngle(angle);
  if (!isFreeRay(ray)) return;
  const radius = wallRadius(wall.radiusMm, angle, fraction);
  const turned = (2 * Math.PI) / WALL_RAYS;
  const slope =
    (wallRadius(wall.radiusMm, angle + turned, fraction) -
      wallRadius(wall.radiusMm, angle - turned, fraction)) /
    (2 * turned * radius);
  // The wall's normal is turned off the ray; a depth along the ray is longer than along it.
  const depth = (Math.hypot(x, y) - radius) / Math.sqrt(1 + slope * slope);
  const cos = Math.cos(angle);
  addSample(samples.wall, depth, hu, angle, 0, acrossX * cos * cos + acrossY * (1 - cos * cos));
}

/** Visits the samples of the grid about a body, with their place in its frame. */
function forEachSample(
  grid: SmoothedGrid,
  { frame, wall, superior, inferior }: FoundSurfaces,
  visit: (x: number, y: number, z: number, hu: number) => void,
): void {
  const reach = wall.radiusMm.reduce((most, radius) => Math.max(most, radius)) + BEYOND_WALL_MM;
  const top = surfaceHeight(superior, 0, 0);
  const bottom = surfaceHeight(inferior, 0, 0);
  const { size, hu, firstIjk, stepIjk, geometry } = grid;
  const at = (i: number, j: number, k: number): Vec3 =>
    pointToFrame(
      frame,
      ijkToLps(geometry, [
        firstIjk[0] + i * stepIjk[0],
        firstIjk[1] + j * stepIjk[1],
        firstIjk[2] + k * stepIjk[2],
      ]),
    );
  const origin = at(0, 0, 0);
  const stepI = subtract(at(1, 0, 0), origin);
  const stepJ = subtract(at(0, 1, 0), origin);
  const stepK = subtract(at(0, 0, 1), origin);
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const x = origin[0] + j * stepJ[0] + k * stepK[0];
      const y = origin[1] + j * stepJ[1] + k * stepK[1];
      const z = origin[2] + j * stepJ[2] + k * stepK[2];
      for (let i = 0; i < size[0]; i++, offset++) {
        const sx = x + i * stepI[0];
        const sy = y + i * stepI[1];
        const sz = z + i * stepI[2];
        if (sz > top + BEYOND_ENDPLATE_MM || sz < bottom - BEYOND_ENDPLATE_MM) continue;
        if (sx * sx + sy * sy <= reach * reach) visit(sx, sy, sz, hu[offset]!);
      }
    }
  }
}
