import {
  messageText,
  proposeThreeSlice,
  refillMask,
  withMeasurement,
  withPeel,
  type VertebralLevel,
} from '../../../src';
import { changeReading } from '../measuring/levelActions';
import { beginMaskEdit, type MaskEdit } from './maskEditing';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import { newUid } from '../uid';

/** Corrections of a mask that are made in the panel. */
export interface MaskActions {
  /** Shows the mask at another peel (mm); `done` makes it one undo step. */
  setPeel(level: VertebralLevel, peelMm: number, done: boolean): void;
  /** Spreads what was painted on some slices to the ones between. */
  refill(level: VertebralLevel): void;
  /** Places the three ellipses anew from the mask. */
  proposeEllipses(level: VertebralLevel): void;
}

export function createMaskActions(context: SessionContext): MaskActions {
  // A slider that is dragged is one change, from its first move to its release.
  let peeling: MaskEdit | undefined;
  return {
    setPeel(level, peelMm, done) {
      if (peeling?.level !== level) {
        peeling?.end();
        peeling = undefined;
        // A slider tells its value also when it is left as it was.
        if (readingOf(context)?.levels[level]?.threeDimensional?.peelMm === peelMm) return;
        peeling = beginMaskEdit(context, level);
      }
      const { base } = peeling ?? {};
      if (base) peeling?.show(() => withPeel(base, peelMm));
      if (!done) return;
      peeling?.end();
      peeling = undefined;
    },
    refill(level) {
      const edit = beginMaskEdit(context, level);
      edit?.show(() => refillMask(edit.geometry, edit.base));
      edit?.end();
    },
    proposeEllipses: (level) => proposeEllipses(context, level),
  };
}

function proposeEllipses(context: SessionContext, level: VertebralLevel): void {
  const open = context.openSeries();
  const known = readingOf(context)?.levels[level]?.threeDimensional;
  if (!open || !known) return;
  const { cancellous, peelMm } = known;
  const threeSlice = proposeThreeSlice(open.voxels.read(cancellous.box), cancellous, peelMm);
  if ('status' in threeSlice) {
    notify(context, 'warning', ({ notices, messages }) =>
      notices.ofLevel(level, messageText(threeSlice.message, messages)),
    );
    return;
  }
  changeReading(context, (reading) => withMeasurement(reading, level, { threeSlice }, newUid()));
}
