import { MEAN_LEVELS, VERTEBRAL_LEVELS, type VertebralLevel } from '../../../src';
import type { LevelActions } from './levelActions';
import type { SessionContext } from '../sessionContext';

/** Going from level to level without the mouse. */
export interface LevelSteps {
  /** Goes to the level below (1) or above (-1) the active one and brings the planes there. */
  stepLevel(direction: 1 | -1): void;
}

export function createLevelSteps(
  { store }: SessionContext,
  { activateLevel }: Pick<LevelActions, 'activateLevel'>,
): LevelSteps {
  return {
    stepLevel(direction) {
      const next = levelBeside(store.getState().activeLevel, direction);
      if (next) activateLevel(next);
    },
  };
}

/**
 * The level beside another, `undefined` beyond the last one; from none, as when all are
 * measured, the first of L1-L4 or the last.
 */
function levelBeside(
  level: VertebralLevel | undefined,
  direction: 1 | -1,
): VertebralLevel | undefined {
  if (!level) return MEAN_LEVELS.at(direction === 1 ? 0 : -1);
  return VERTEBRAL_LEVELS[VERTEBRAL_LEVELS.indexOf(level) + direction];
}
