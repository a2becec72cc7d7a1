import { refillMask, withPeel, type VertebralLevel } from '../../src';
import { beginMaskEdit, type MaskEdit } from './maskEditing';
import type { SessionContext } from './sessionContext';

/** Corrections of a mask that are made in the panel. */
export interface MaskActions {
  /** Shows the mask at another peel (mm); `done` makes it one undo step. */
  setPeel(level: VertebralLevel, peelMm: number, done: boolean): void;
  /** Spreads what was painted on some slices to the ones between. */
  refill(level: VertebralLevel): void;
}

export function createMaskActions(context: SessionContext): MaskActions {
  // A slider that is dragged is one change, from its first move to its release.
  let peeling: MaskEdit | undefined;
  return {
    setPeel(level, peelMm, done) {
      if (peeling?.level !== level) {
        peeling?.end();
        peeling = beginMaskEdit(context, level);
      }
      peeling?.show(withPeel(peeling.base, peelMm));
      if (!done) return;
      peeling?.end();
      peeling = undefined;
    },
    refill(level) {
      const edit = beginMaskEdit(context, level);
      edit?.show(refillMask(edit.geometry, edit.base));
      edit?.end();
    },
  };
}
