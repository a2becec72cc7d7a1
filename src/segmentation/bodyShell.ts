import { ijkToLps } from '../volume/geometry';
import { subtract, type Vec3 } from '../volume/vector';
import { pointToFrame, type BodyFrame } from './bodyFrame';
import { wallRadius } from './bodyModel';
import { isSearched, surfaceHeight, type EndplateSurface } from './endplateSurface';
import { isFreeRay, rayOfAngle, WALL_RAYS, type LateralWall } from './lateralWall';
import { type PosteriorWall } from './posteriorWall';
import {
  FAR_BLUR,
  NEAR_BLUR,
  refineSurface,
  type ShiftBasis,
  type SurfaceShift,
} from './refineSurface';
import { fitShell } from './shellFit';
import { blurVarianceMm2, sampleSpacingMm, type SmoothedGrid } from './smoothedGrid';
import { addSample, createSurfaceSamples, type SurfaceSamples } from './surfaceSamples';

/** How far (mm, positive outward) the true surfaces of a body lie from the edges found. */
export interface BodyShell {
  /** At an angle (radians) and a fraction of the height. */
  readonly wallShift: SurfaceShift;
  /** At x (mm) and a fraction of the height. */
  readonly posteriorShift: SurfaceShift;
  /** At x and y (mm). */
  readonly superiorShift: SurfaceShift;
  readonly inferiorShift: SurfaceShift;
  /** How far (HU) the wall's shell stands out from what it encloses; 0 where there is none. */
  readonly wallRidgeHu: number;
  /** HU of what the wall's shell encloses; 0 where there is none. */
  readonly wallInsideHu: number;
}

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
const BACK_HALF_WIDTH_MM = 8;

/** Samples this much (mm) further than the wall are still near some surface. */
const BEYOND_WALL_MM = 6;

/** An endplate bulges and reaches beyond its middle by less than this (mm), blur included. */
const BEYOND_ENDPLATE_MM = 16;

/** Tens of mm keep the terms near 1. */
const ENDPLATE_UNIT_MM = 15;

/** An endplate may be moved, tilted and bent. */
const endplateBasis: ShiftBasis = (u, v) => [1, u, v, u * u, u * v, v * v];

/** The wall may be moved in or out, to a side, and made longer or wider. */
const wallBasis: ShiftBasis = (angle) => [
  1,
  Math.cos(angle),
  Math.sin(angle),
  Math.cos(2 * angle),
  Math.sin(2 * angle),
];

/** The posterior wall may be moved and turned. */
const posteriorBasis: ShiftBasis = (u, v) => [1, u, v];

/** Finds the true surfaces of a body from the HU across those that were found by edges. */
export function measureBodyShell(grid: SmoothedGrid, found: FoundSurfaces): BodyShell {
  const profiles = createProfiles(grid, found.frame);
  forEachSample(grid, found, (x, y, z, hu) => addToProfiles(profiles, found, x, y, z, hu));
  const shiftOf = (
    samples: SurfaceSamples,
    basis: ShiftBasis,
    blur = NEAR_BLUR,
    shell = fitShell(samples),
  ): SurfaceShift => (shell ? refineSurface(samples, shell, basis, blur) : () => 0);
  const endplate = (samples: SurfaceSamples): SurfaceShift => {
    const shift = shiftOf(samples, endplateBasis, FAR_BLUR);
    return (x, y) => shift(x / ENDPLATE_UNIT_MM, y / ENDPLATE_UNIT_MM);
  };
  const wall = fitShell(profiles.wall);
  const posterior = shiftOf(profiles.posterior, posteriorBasis);
  return {
    wallShift: shiftOf(profiles.wall, wallBasis, NEAR_BLUR, wall),
    posteriorShift: (x, fraction) =>
      posterior(
        Math.max(-1, Math.min(1, x / BACK_HALF_WIDTH_MM)),
        Math.max(-1, Math.min(1, 2 * fraction - 1)),
      ),
    superiorShift: endplate(profiles.superior),
    inferiorShift: endplate(profiles.inferior),
    wallRidgeHu: wall?.ridgeHu ?? 0,
    wallInsideHu: wall?.levelsHu[0] ?? 0,
  };
}

/** The samples of each surface, and the blur (mm2) of samples along the frame's axes. */
interface Profiles {
  readonly wall: SurfaceSamples;
  readonly posterior: SurfaceSamples;
  readonly superior: SurfaceSamples;
  readonly inferior: SurfaceSamples;
  readonly variance: Vec3;
}

function createProfiles(grid: SmoothedGrid, frame: BodyFrame): Profiles {
  const axes = [frame.leftLps, frame.posteriorLps, frame.cranialLps] as const;
  const [acrossX, acrossY, alongZ] = axes.map((axis) => sampleSpacingMm(grid, axis)) as [
    number,
    number,
    number,
  ];
  const across = Math.max(acrossX, acrossY);
  return {
    wall: createSurfaceSamples(across),
    posterior: createSurfaceSamples(across),
    superior: createSurfaceSamples(alongZ),
    inferior: createSurfaceSamples(alongZ),
    variance: axes.map((axis) => blurVarianceMm2(grid, axis)) as unknown as Vec3,
  };
}

/** Adds a sample at (x, y, z) of the frame to the surfaces that it is near to. */
function addToProfiles(
  profiles: Profiles,
  { wall, posteriorWall, superior, inferior }: FoundSurfaces,
  x: number,
  y: number,
  z: number,
  hu: number,
): void {
  const [acrossX, acrossY, alongZ] = profiles.variance;
  const high = surfaceHeight(superior, x, y);
  const low = surfaceHeight(inferior, x, y);
  const u = x / ENDPLATE_UNIT_MM;
  const v = y / ENDPLATE_UNIT_MM;
  if (isSearched(superior, x, y)) addSample(profiles.superior, z - high, hu, u, v, alongZ);
  if (isSearched(inferior, x, y)) addSample(profiles.inferior, low - z, hu, u, v, alongZ);
  const fraction = (z - low) / Math.max(1e-6, high - low);
  if (fraction < MIDDLE_FRACTIONS[0] || fraction > MIDDLE_FRACTIONS[1]) return;
  if (Math.abs(x) <= BACK_HALF_WIDTH_MM && y > 0) {
    const depth = y - posteriorWall(x, fraction);
    addSample(profiles.posterior, depth, hu, x / BACK_HALF_WIDTH_MM, 2 * fraction - 1, acrossY);
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
  addSample(profiles.wall, depth, hu, angle, 0, acrossX * cos * cos + acrossY * (1 - cos * cos));
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
