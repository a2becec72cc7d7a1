import { scale } from '../volume/vector';
import { pointToLps, vectorToLps, type BodyFrame } from './bodyFrame';
import { clipHu, PROFILE_MARGIN, PROFILE_STEP_MM, scoreEdges } from './edgeScore';
import { sampleLine, type SmoothedGrid } from './smoothedGrid';
import { findSurface } from './surfaceSearch';

/** A ray every 10 degrees: enough for a middle. */
const RAYS = 36;

/** The wall of a lumbar body lies within these distances (mm) of a point in its middle third. */
const NEAREST_MM = 6;
const FARTHEST_MM = 36;

/** Heights (mm) over which the scores of a ray are averaged. */
const SLAB_MM = [-4, -2, 0, 2, 4] as const;

/** As in the search of the wall (`lateralWall.ts`), for rays twice as far apart. */
const FIRST_EDGE = 0.4;
const STEP_COST = 1.5;

const DEPTHS = Math.round((FARTHEST_MM - NEAREST_MM) / PROFILE_STEP_MM) + 1;

/**
 * The frame moved, across its axis, to the middle of the wall seen from its origin.
 */
export function recentre(grid: SmoothedGrid, frame: BodyFrame): BodyFrame {
  const length = DEPTHS + 2 * PROFILE_MARGIN;
  const profile = new Float32Array(length);
  const scores = new Float32Array(DEPTHS);
  const sums = new Float32Array(RAYS * DEPTHS);
  for (let ray = 0; ray < RAYS; ray++) {
    const angle = (2 * Math.PI * ray) / RAYS;
    const outward = [Math.cos(angle), Math.sin(angle)] as const;
    const stepLps = scale(vectorToLps(frame, [outward[0], outward[1], 0]), PROFILE_STEP_MM);
    const start = NEAREST_MM - PROFILE_MARGIN * PROFILE_STEP_MM;
    for (const z of SLAB_MM) {
      const startLps = pointToLps(frame, [outward[0] * start, outward[1] * start, z]);
      sampleLine(grid, startLps, stepLps, length, profile, 0);
      clipHu(profile);
      scoreEdges(profile, 0, DEPTHS, FIRST_EDGE, scores, 0);
      for (let depth = 0; depth < DEPTHS; depth++) {
        sums[ray * DEPTHS + depth]! += scores[depth]! / SLAB_MM.length;
      }
    }
  }
  const wall = findSurface(
    {
      rows: 1,
      columns: RAYS,
      depths: DEPTHS,
      columnsWrap: true,
      stepCost: STEP_COST,
    },
    sums,
  );
  const [x, y] = centroid(wall);
  return { ...frame, originLps: pointToLps(frame, [x, y, 0]) };
}

/** Centroid (mm) of the polygon that a closed wall makes. */
function centroid(wall: Float32Array): readonly [number, number] {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  const corner = (ray: number): readonly [number, number] => {
    const radius = NEAREST_MM + wall[ray % RAYS]! * PROFILE_STEP_MM;
    const angle = (2 * Math.PI * ray) / RAYS;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  for (let ray = 0; ray < RAYS; ray++) {
    const [x0, y0] = corner(ray);
    const [x1, y1] = corner(ray + 1);
    const twice = x0 * y1 - x1 * y0;
    area += twice / 2;
    sumX += ((x0 + x1) * twice) / 6;
    sumY += ((y0 + y1) * twice) / 6;
  }
  return [sumX / area, sumY / area];
}
