import { levelAbove, levelBelow, type VertebralLevel } from '../spine/vertebralLevel';
import { levelsOf } from './changeReading';
import type { LevelReading, Reading } from './reading';

/**
 * The reading with every label moved by one level: towards the head, the body called L2 is called
 * L1 afterwards. All that is known of a body goes with it: masks, ellipses, exclusion, tracking UID,
 * and what is under way. A miscounted level is the worst error of the method; this repairs it in one
 * step.
 *
 * @returns `undefined` where a body would get a name beyond T12 or L5
 */
export function shiftLevels(reading: Reading, towards: 'head' | 'feet'): Reading | undefined {
  return relabel(reading, towards === 'head' ? levelAbove : levelBelow);
}

/**
 * The reading with one body called by another name; all that is known of it goes with it.
 *
 * @returns `undefined` where nothing is known of `from`, or something already of `to`
 */
export function relabelLevel(
  reading: Reading,
  from: VertebralLevel,
  to: VertebralLevel,
): Reading | undefined {
  if (!reading.levels[from] || reading.levels[to]) return undefined;
  return relabel(reading, (level) => (level === from ? to : level));
}

type NewName = (level: VertebralLevel) => VertebralLevel | undefined;

/** The reading with other names for its levels; `undefined` where one has none. */
function relabel(reading: Reading, newName: NewName): Reading | undefined {
  const levels: Partial<Record<VertebralLevel, LevelReading>> = {};
  for (const each of levelsOf(reading)) {
    const level = newName(each.level);
    if (!level) return undefined;
    levels[level] = { ...each, level };
  }
  const { guided, ellipseDraft } = reading;
  const guidedLevel = guided && newName(guided.level);
  const draftLevel = ellipseDraft && newName(ellipseDraft.level);
  if ((guided && !guidedLevel) || (ellipseDraft && !draftLevel)) return undefined;
  return {
    ...reading,
    levels,
    ...(guided && guidedLevel ? { guided: { ...guided, level: guidedLevel } } : {}),
    ...(ellipseDraft && draftLevel ? { ellipseDraft: { ...ellipseDraft, level: draftLevel } } : {}),
  };
}
