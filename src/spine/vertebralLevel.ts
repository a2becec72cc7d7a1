/**
 * The vertebral levels that can be measured, from cranial to caudal. One file owns their
 * names and order; their DICOM codes stand in `dicom/codes.ts`.
 */
export const VERTEBRAL_LEVELS = ['T12', 'L1', 'L2', 'L3', 'L4', 'L5'] as const;

export type VertebralLevel = (typeof VERTEBRAL_LEVELS)[number];

/** The levels that enter the patient's mean (Chang et al. 2025: L1-L4). */
export const MEAN_LEVELS: readonly VertebralLevel[] = ['L1', 'L2', 'L3', 'L4'];

/** Whether a text names a level that can be measured, exactly as written here. */
export function isVertebralLevel(text: string): text is VertebralLevel {
  return (VERTEBRAL_LEVELS as readonly string[]).includes(text);
}

/** The next level towards the feet, or `undefined` below L5. */
export function levelBelow(level: VertebralLevel): VertebralLevel | undefined {
  return VERTEBRAL_LEVELS[VERTEBRAL_LEVELS.indexOf(level) + 1];
}

/** The next level towards the head, or `undefined` above T12. */
export function levelAbove(level: VertebralLevel): VertebralLevel | undefined {
  return VERTEBRAL_LEVELS[VERTEBRAL_LEVELS.indexOf(level) - 1];
}
