import { MEAN_LEVELS, type VertebralLevel } from '../../src';
import { keepScreenshot } from '../support/browser';
import type { KnownStudy } from './studies';
import { PLANES } from './viewerWindow';
import { openStudy, type OpenedStudy, type ViewerTest } from './withViewer';

/** Allowed difference (HU) of a mean from the phantom's truth: the aim of the segmentation. */
export const PHANTOM_TOLERANCE_HU = 5;

/** More coloured pixels of a plane, at 1920 x 1080, than labels and lines make up: a mask is filled. */
const MASK_PIXELS = 9_000;

export interface ReadAndRestoreOptions {
  readonly study: KnownStudy;
  /** Begins the names of the screenshots. */
  readonly name: string;
  /** Opens the study as a reader does, not by its address. @default false */
  readonly fromWorklist?: boolean;
  /** Levels whose mean HU must be near the known one. */
  readonly checked: readonly VertebralLevel[];
  readonly toleranceHu: number;
  /** A level that the reader excludes as fractured. */
  readonly excluded?: VertebralLevel;
}

/**
 * Measures all known levels of a study with a click each, saves, and opens the study again in a
 * fresh profile: values, exclusion, mean and masks must be the same there.
 */
export async function readAndRestore(
  running: ViewerTest,
  { study, name, fromWorklist = false, checked, toleranceHu, excluded }: ReadAndRestoreOptions,
): Promise<void> {
  const skipsLevels = study.levels.length < MEAN_LEVELS.length;
  const first = await openStudy(running, study, { fromWorklist });
  const { reading } = first;
  await keepScreenshot(first.page, `${name}-1-opened`);
  for (const { level, centerLps } of study.levels) {
    // The next level is chosen by itself, unless one is left out.
    const hint = await reading.byName('vbmd-hint').innerText();
    if (skipsLevels && !hint.includes(level)) await reading.activate(level);
    await reading.measure(level, 'sagittal', centerLps);
  }
  await expectNearTruth(first, study, checked, toleranceHu);
  if (excluded) await excludeAsFractured(first, excluded);
  await keepScreenshot(first.page, `${name}-2-measured`);
  await saveAndRestore(running, first, { study, name, excluded });
}

/** Each level has both values, and the mean 3D-HU of those that are checked is near the known one. */
export async function expectNearTruth(
  { reading }: OpenedStudy,
  { levels }: KnownStudy,
  checked: readonly VertebralLevel[],
  toleranceHu: number,
): Promise<void> {
  for (const { level, meanHu } of levels) {
    const values = await reading.values(level);
    expect(values.threeSliceHu).not.toBeNaN();
    if (checked.includes(level)) {
      const differs = Math.abs(values.meanHu - meanHu) > toleranceHu;
      expect({ level, differs, ...values }).toEqual({ level, differs: false, ...values });
    }
  }
}

/** Leaves a level out of the mean, which is another one then. */
export async function excludeAsFractured(
  { reading }: OpenedStudy,
  level: VertebralLevel,
): Promise<void> {
  const mean = await reading.meanText();
  await reading.byName(`vbmd-exclude-${level}`).selectOption('fractured');
  expect(await reading.meanText()).not.toBe(mean);
}

/**
 * Saves a reading of all levels of a study, closes it, and opens the study again in a fresh
 * profile: values, exclusion, mean and masks must be the same there.
 */
export async function saveAndRestore(
  running: ViewerTest,
  first: OpenedStudy,
  {
    study,
    name,
    excluded,
  }: Pick<ReadAndRestoreOptions, 'study' | 'name'> & {
    readonly excluded: VertebralLevel | undefined;
  },
): Promise<void> {
  const { reading } = first;
  const levels = study.levels.map(({ level }) => level);
  const before = new Map(
    await Promise.all(levels.map(async (level) => [level, await reading.values(level)] as const)),
  );
  const mean = await reading.meanText();
  expect(mean).toContain(levels.filter((level) => level !== excluded).join(', '));
  await reading.byName('vbmd-save-button').click();
  await reading.notice('Saved.');
  const masks = await reading.maskFingerprint();
  expect(masks.voxels).toBeGreaterThan(500);
  await keepScreenshot(first.page, `${name}-3-saved`);
  expect(first.pageErrors).toEqual([]);
  await first.close();

  const second = await openStudy(running, study, { viewport: { width: 1920, height: 1080 } });
  const restored = second.reading;
  await restored.notice('Restored');
  for (const level of levels) {
    expect(await restored.values(level)).toEqual(before.get(level));
  }
  if (excluded) {
    expect(await restored.byName(`vbmd-exclude-${excluded}`).inputValue()).toBe('fractured');
  }
  expect(await restored.meanText()).toBe(mean);
  expect(await restored.masksShown(masks.voxels)).toEqual(masks);
  for (const plane of PLANES) await restored.masksDrawn(plane, MASK_PIXELS);
  await keepScreenshot(second.page, `${name}-4-restored`);
  expect(second.pageErrors).toEqual([]);
  await second.close();
}
