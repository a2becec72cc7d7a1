import {
  editBox,
  editableMaskOf,
  editedReading,
  holdsBox,
  levelsOf,
  messageText,
  previewReading,
  sameMask,
  withCorrection,
  type CtVolume,
  type EditableMask,
  type Mask,
  type Reading,
  type ThreeDimensionalReading,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../../src';
import { perFrame } from '../../tools/perFrame';
import { beginLiveChange } from './liveChange';
import { notify, type SessionContext } from '../sessionContext';

/** A change of a level's mask that is under way; shown with its HU frame by frame. */
export interface MaskEdit {
  readonly level: VertebralLevel;
  readonly geometry: VolumeGeometry;
  /** The mask before the change. */
  readonly base: EditableMask;
  /** The masks of the other levels. */
  readonly blocked: readonly Mask[];
  /** Shows a changed mask with the next frame; it is made then, so once a frame. */
  show(change: () => EditableMask): void;
  /** Keeps what was shown last, as one undo step. */
  end(): void;
  /** Brings back what was before. */
  cancel(): void;
}

/** How much more (mm) than the body is read, so that a mask can grow while it is dragged. */
const MARGIN_MM = 15;

/** Begins to change the mask of a level; `undefined`, with the reason told, where it cannot be. */
export function beginMaskEdit(
  context: SessionContext,
  level: VertebralLevel,
): MaskEdit | undefined {
  const { store } = context;
  const open = context.openSeries();
  const { history } = store.getState();
  const before = history?.present.levels[level]?.threeDimensional;
  if (!open || !history || !before) return undefined;
  const { geometry } = open.series;
  if (open.voxels.loadedSlices() < geometry.dimensions[2]) {
    notify(context, 'info', ({ editing }) => editing.stillLoading);
    return undefined;
  }
  const base = editableMaskOf(geometry, before);
  // Now, so that the first frame of a drag need not read it.
  let volume = open.voxels.read(editBox(geometry, base, MARGIN_MM));
  let change: () => EditableMask = () => base;

  const voxelsFor = (editable: EditableMask): CtVolume => {
    const wanted = editBox(geometry, editable, 0);
    if (!holdsBox(volume.box, wanted)) {
      volume = open.voxels.read(editBox(geometry, editable, MARGIN_MM));
    }
    return volume;
  };
  const withMask = (reading: Reading, threeDimensional: ThreeDimensionalReading) =>
    withCorrection(reading, level, { threeDimensional });
  const live = beginLiveChange<ThreeDimensionalReading | undefined>(context, open, {
    of: ({ levels }) => levels[level]?.threeDimensional,
    with: (reading, value) => (value ? withMask(reading, value) : reading),
  })!;
  const frame = perFrame(() => {
    const shown = change();
    const preview = previewReading(voxelsFor(shown), before, shown);
    if (!('status' in preview)) live.show(preview);
  });
  const restore = () => {
    frame.cancel();
    live.cancel();
  };

  return {
    level,
    geometry,
    base,
    blocked: otherMasks(history.present, level),
    show(next) {
      change = next;
      frame.request();
    },
    end() {
      frame.cancel();
      if (open.signal.aborted) return;
      const shown = change();
      if (shown === base) return restore();
      const edited = editedReading(voxelsFor(shown), before, shown);
      if ('status' in edited) {
        restore();
        notify(context, 'warning', ({ notices, messages }) =>
          notices.ofLevel(level, messageText(edited.message, messages)),
        );
        return;
      }
      // A drag that moved no voxel is no correction.
      if (sameMask(edited.cancellous, before.cancellous) && shown.peelMm === base.peelMm) {
        return restore();
      }
      live.keep((reading) => withMask(reading, edited));
    },
    cancel: restore,
  };
}

/** The masks of all levels but one. */
const otherMasks = (reading: Reading, level: VertebralLevel): readonly Mask[] =>
  levelsOf(reading).flatMap((each) =>
    each.level !== level && each.threeDimensional ? [each.threeDimensional.cancellous] : [],
  );
