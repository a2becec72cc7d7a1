import type { Vec3 } from '../../src/volume/vector';
import { columnOfBodies, renderPhantom, trueBodyMask } from '../support/bodyPhantom';
import { dice } from '../support/maskOverlap';
import { measureBody } from './measureBody';
import { gridOf } from './phantomGrid';
import { pointsInBall } from './startingPoints';
import { formatTable, type Verdict } from './table';

/** A start beside a dense spot, and what came of it. */
export interface DenseSpotStart {
  readonly spotAt: string;
  readonly outcome: 'right' | 'refused' | 'warned' | 'silently wrong';
  readonly bodyDice: number;
}

/** Where spots of 600 HU lie, mm from the middle; starts lie within 6 mm of the middle. */
const SPOTS: readonly Vec3[] = [
  [8, 2, 3],
  [7, -3, 0],
  [-7, 4, 2],
  [0, -9, 0],
  [0, 8, -3],
  [10, 0, -6],
];
const RADII_MM = [4, 6] as const;
const SPOT_HU = 600;
const SPACING: Vec3 = [0.8, 0.8, 3];
const STARTS = 12;

/** A body is right with this Dice, a wrong one has to carry a warning. */
const RIGHT_DICE = 0.9;

/**
 * Dense spots beside the starting point in 3 mm slices, where an earlier trial of the method took
 * the spot for the wall and gave a plausible value.
 */
export function evaluateDenseSpots(): readonly DenseSpotStart[] {
  return SPOTS.flatMap((centerLps) =>
    RADII_MM.flatMap((radiusMm) => {
      const scene = {
        bodies: columnOfBodies([0, 0, 0], 3, { cancellousHu: 60 }),
        denseBalls: [{ centerLps, radiusMm, hu: SPOT_HU }],
        noiseSdHu: 25,
      };
      const geometry = gridOf({ name: 'dense spot', scene }, SPACING);
      const volume = renderPhantom(geometry, scene);
      const truth = trueBodyMask(geometry, scene.bodies[1]!);
      const spotAt = `${centerLps.join(', ')}; radius ${radiusMm}`;
      return pointsInBall(spotAt, STARTS, 6, true).map((seedLps): DenseSpotStart => {
        const found = measureBody(volume, seedLps);
        if (found.status !== 'measured') return { spotAt, outcome: 'refused', bodyDice: 0 };
        const bodyDice = dice(found.body, truth);
        const isWarned = found.warnings.length > 0;
        const outcome = bodyDice >= RIGHT_DICE ? 'right' : isWarned ? 'warned' : 'silently wrong';
        return { spotAt, outcome, bodyDice };
      });
    }),
  );
}

/** The spots as a table. */
export function denseSpotTable(starts: readonly DenseSpotStart[]): string {
  const spots = [...new Set(starts.map(({ spotAt }) => spotAt))];
  const count = (of: readonly DenseSpotStart[], outcome: DenseSpotStart['outcome']) =>
    String(of.filter((start) => start.outcome === outcome).length);
  return formatTable([
    ['600 HU spot at, mm (3 mm slices)', 'right', 'refused', 'warned', 'silently wrong'],
    ...spots.map((spot) => {
      const of = starts.filter(({ spotAt }) => spotAt === spot);
      return [
        spot,
        count(of, 'right'),
        count(of, 'refused'),
        count(of, 'warned'),
        count(of, 'silently wrong'),
      ];
    }),
  ]);
}

/** Every wrong body beside a dense spot must be refused or warned of. */
export function denseSpotVerdict(starts: readonly DenseSpotStart[]): Verdict {
  const silent = starts.filter(({ outcome }) => outcome === 'silently wrong').length;
  const right = starts.filter(({ outcome }) => outcome === 'right').length;
  return {
    condition: 'dense spot beside the start, 3 mm slices: right, refused or warned of',
    figure: `${right} of ${starts.length} right, ${silent} silently wrong`,
    holds: silent === 0,
  };
}
