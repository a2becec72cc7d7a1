import {
  BACK_HALF_WIDTH_MM,
  ENDPLATE_UNIT_MM,
  gatherBodySamples,
  type FoundSurfaces,
} from './bodySamples';
import {
  FAR_BLUR,
  NEAR_BLUR,
  refineSurface,
  type ShiftBasis,
  type SurfaceShift,
} from './refineSurface';
import { fitShell, type ShellFit } from './shellFit';
import type { SmoothedGrid } from './smoothedGrid';
import type { SurfaceSamples } from './surfaceSamples';

/** How far (mm, positive outward) the true surfaces of a body lie from the edges found. */
export interface BodyShell {
  /** At an angle (radians), the same at all heights. */
  readonly wallShift: (angle: number) => number;
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

/** Along an endplate's normal, samples further apart (mm) leave its edge in doubt. */
const THICK_MM = 1.5;

/**
 * Endplates are about as thick as the wall, give or take this much (HU of a shell of 1 mm, SD).
 * Chosen here: in two cases they differed from the wall by 10 to 210 HU.
 */
const ENDPLATE_SPREAD_HU = 250;

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
  const samples = gatherBodySamples(grid, found);
  const wall = fitShell(samples.wall);
  const wallShift = shiftOf(samples.wall, wallBasis, NEAR_BLUR, wall);
  const posterior = shiftOf(samples.posterior, posteriorBasis);
  return {
    wallShift: (angle) => wallShift(angle, 0),
    posteriorShift: (x, fraction) =>
      posterior(
        Math.max(-1, Math.min(1, x / BACK_HALF_WIDTH_MM)),
        Math.max(-1, Math.min(1, 2 * fraction - 1)),
      ),
    superiorShift: endplateShift(samples.superior, wall),
    inferiorShift: endplateShift(samples.inferior, wall),
    wallRidgeHu: wall?.ridgeHu ?? 0,
    wallInsideHu: wall?.levelsHu[0] ?? 0,
  };
}

/** How a surface is to be moved; not at all where no shell is seen. */
function shiftOf(
  samples: SurfaceSamples,
  basis: ShiftBasis,
  blur = NEAR_BLUR,
  shell = fitShell(samples),
): SurfaceShift {
  return shell ? refineSurface(samples, shell, basis, blur) : () => 0;
}

function endplateShift(samples: SurfaceSamples, wall: ShellFit | undefined): SurfaceShift {
  const blur = samples.spacingMm > THICK_MM ? FAR_BLUR : NEAR_BLUR;
  const known = wall && { levelHu: wall.levelsHu[1], spreadHu: ENDPLATE_SPREAD_HU };
  const shift = shiftOf(samples, endplateBasis, blur, fitShell(samples, known));
  return (x, y) => shift(x / ENDPLATE_UNIT_MM, y / ENDPLATE_UNIT_MM);
}
