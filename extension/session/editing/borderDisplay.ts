import type { Mask, VertebralLevel, VolumeGeometry } from '../../../src';
import { borderLines, type BorderLine } from '../../tools/borderLines';
import type { ViewPlane } from '../../tools/overlayGeometry';
import { knownPlacement, placementOf } from './maskPlacement';

/** A border as it is drawn, and whose it is. */
export interface ShownBorder {
  readonly level: VertebralLevel;
  readonly line: BorderLine;
}

/**
 * Gives the borders of masks in a plane, for drawing. Where the borders of a new mask lie takes
 * some ms to find; so it is found for one mask a frame, and what is left is drawn a frame later.
 *
 * @param redraw draws the planes again
 */
export function createBorderDisplay(redraw: () => void) {
  let isFrameUsed = false;
  let isMoreWanted = false;

  const useFrame = (): boolean => {
    if (isFrameUsed) {
      isMoreWanted = true;
      return false;
    }
    isFrameUsed = true;
    requestAnimationFrame(() => {
      isFrameUsed = false;
      if (isMoreWanted) redraw();
      isMoreWanted = false;
    });
    return true;
  };

  return (
    geometry: VolumeGeometry,
    masks: readonly { readonly level: VertebralLevel; readonly mask: Mask }[],
    plane: ViewPlane,
  ): readonly ShownBorder[] =>
    masks.flatMap(({ level, mask }) => {
      if (!knownPlacement(mask) && !useFrame()) return [];
      return borderLines(geometry, mask, placementOf(geometry, mask), plane).map((line) => ({
        level,
        line,
      }));
    });
}
