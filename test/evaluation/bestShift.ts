import { rasterizeBody, type BodyModel } from '../../src/segmentation/bodyModel';
import { angleOfRay, WALL_RAYS } from '../../src/segmentation/lateralWall';
import type { Mask } from '../../src/segmentation/mask';
import type { VolumeGeometry } from '../../src/volume/geometry';
import { dice } from '../support/maskOverlap';
import { SIDES, type Side } from './surfaceDifferences';

/** How far (mm, outward) each side of a body is moved. */
export type SideShifts = Readonly<Record<Side, number>>;

/** The shifts of a body's sides that serve a mask best, and the Dice that they reach. */
export interface BestShift {
  readonly shifts: SideShifts;
  readonly dice: number;
}

/** Steps (mm) of the search, the coarse one first; no side is moved further than 3 mm. */
const STEPS_MM = [1, 0.5, 0.25] as const;
const MOST_MM = 3;

const UNMOVED: SideShifts = {
  right: 0,
  left: 0,
  anterior: 0,
  posterior: 0,
  inferior: 0,
  superior: 0,
};

/**
 * How well a found body overlaps a mask when each of its six sides is moved as a whole to suit the
 * mask, which no method may do: about what a difference of convention can explain. Searched side
 * by side until no step helps, so a better place of several sides together may be missed.
 */
export function bestShift(geometry: VolumeGeometry, model: BodyModel, mask: Mask): BestShift {
  const diceOf = (shifts: SideShifts) =>
    dice(rasterizeBody(geometry, moveSides(model, shifts)), mask);
  let best: BestShift = { shifts: UNMOVED, dice: diceOf(UNMOVED) };
  for (const stepMm of STEPS_MM) {
    for (let helped = true; helped;) {
      helped = false;
      for (const side of SIDES) {
        for (const way of [-stepMm, stepMm]) {
          const shifts = { ...best.shifts, [side]: best.shifts[side] + way };
          if (Math.abs(shifts[side]) > MOST_MM) continue;
          const reached = diceOf(shifts);
          if (reached <= best.dice) continue;
          best = { shifts, dice: reached };
          helped = true;
        }
      }
    }
  }
  return best;
}

/** A body whose sides are moved; around the wall a shift fades into that of the next side. */
function moveSides(model: BodyModel, shifts: SideShifts): BodyModel {
  return {
    frame: model.frame,
    superiorHeight: (x, y) => model.superiorHeight(x, y) + shifts.superior,
    inferiorHeight: (x, y) => model.inferiorHeight(x, y) - shifts.inferior,
    posteriorWall: (x, fraction) => model.posteriorWall(x, fraction) + shifts.posterior,
    radiusMm: model.radiusMm.map((radius, cell) => {
      const x = Math.cos(angleOfRay(cell % WALL_RAYS));
      const y = Math.sin(angleOfRay(cell % WALL_RAYS));
      const across = x > 0 ? shifts.left : shifts.right;
      const along = y > 0 ? shifts.posterior : shifts.anterior;
      return radius + across * x * x + along * y * y;
    }),
  };
}
