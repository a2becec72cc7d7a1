import type { NaturalizedDataset, VertebralLevel } from '../../src';
import { freshPage, keepScreenshot } from '../support/browser';
import { LOCAL_EVIDENCE } from '../support/localEvidence';
import { accessibilityFaults } from './panelChecks';
import { deploy } from './deployment';
import { readingPage, STUDY_MS, type ReadingPage } from './readingPage';
import { storeSampleStudy, storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// What the panel says of a patient's means: whether the study applies, and what it found.

jest.setTimeout(4 * STUDY_MS);

/** The phantom's means lie near both cut-offs; so many HU more or less, and they lie clear of them. */
const CLEAR_HU = 45;

/** The same images with all HU changed. */
const shifted =
  (hu: number, header: NaturalizedDataset = {}) =>
  (sound: readonly NaturalizedDataset[]): readonly NaturalizedDataset[] =>
    sound.map((instance) => ({
      ...instance,
      RescaleIntercept: String(Number(instance['RescaleIntercept']) + hu),
      ...header,
    }));

/** One that is right and one with a fault. */
const LOCAL_CUT_OFFS = [LOCAL_EVIDENCE, { metric: 'threeSliceHu', cutOffHu: 5000 }];

/** Measures two levels, which make a mean. */
async function measureTwo(
  reading: ReadingPage,
  study: KnownStudy,
  levels: readonly VertebralLevel[] = ['L3', 'L4'],
): Promise<void> {
  for (const level of levels) {
    await reading.activate(level);
    const { centerLps } = study.levels.find((each) => each.level === level)!;
    await reading.measure(level, 'sagittal', centerLps);
  }
}

const signOf = (reading: ReadingPage) =>
  reading
    .byName('vbmd-mean-threeDimensionalHu')
    .locator('[data-cy="vbmd-side"] [role="img"]')
    .first()
    .getAttribute('aria-label');

/** Brings a part of the panel into view, so that a picture shows it. */
const scrollTo = (reading: ReadingPage, name: string) =>
  reading.byName(name).evaluate((part) => part.scrollIntoView({ block: 'start' }));

describeInViewer('the risk context', { archive: 'embedded' }, (running) => {
  it('knows more of a patient with each fact that is entered, and less with each that is undone', async () => {
    const study = await storeSampleStudy(running().viewer.dicomWebUrl);
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const applies = reading.byName('vbmd-applies');
    expect(await applies.count()).toBe(0);
    // Together they lie nearer to the cut-off than one measurement can tell.
    await measureTwo(reading, study, ['L1', 'L3']);
    expect(await applies.getAttribute('data-overall')).toBe('notEstablished');
    await scrollTo(reading, 'vbmd-risk');
    await keepScreenshot(page, 'risk-near');
    // Both sides are open: both are said, and nothing is called below.
    expect(await signOf(reading)).toBe('Cannot be told');
    const postTest = reading.byName('vbmd-post-test').first();
    expect(await postTest.locator('p').count()).toBe(2);
    expect(await postTest.innerText()).toContain('about 53 ');

    await reading.byName('vbmd-patient').locator('summary').click();
    const enter = (name: string, choice: string) =>
      reading.byName(`vbmd-patient-${name}`).selectOption(choice);
    await enter('isPostMenopausal', 'yes');
    await enter('augmentation', 'planned');
    await enter('hasTreatment', 'no');
    await enter('isHighEnergyTrauma', 'no');
    await enter('hasOtherBoneDisease', 'no');
    await enter('hasEarlierFracture', 'no');
    const count = reading.byName('vbmd-patient-fractureCount');
    await count.fill('1');
    await count.press('Enter');
    // The phantom's header states nothing of contrast; all else is as in the study.
    expect(await applies.innerText()).toContain('Not known: contrast.');
    await enter('hasIntravenousContrast', 'no');
    expect(await applies.getAttribute('data-overall')).toBe('within');
    await reading.byName('vbmd-patient-dxaTScore').fill('-2,9');
    await reading.byName('vbmd-patient-dxaTScore').press('Tab');
    expect(await reading.byName('vbmd-t-score').innerText()).toContain('DXA T-score -2.9');
    await scrollTo(reading, 'vbmd-risk');
    await keepScreenshot(page, 'risk-entered');

    // What cannot be stays as typed, says so, and counts as not known.
    const age = reading.byName('vbmd-patient-age');
    await age.fill('250');
    await age.press('Enter');
    expect(await age.getAttribute('aria-invalid')).toBe('true');
    expect(await reading.byName('vbmd-patient').innerText()).toContain('250 years cannot be');
    expect(await applies.innerText()).toContain('Not known: age.');
    await age.fill('young');
    await age.press('Enter');
    expect(await reading.byName('vbmd-patient').innerText()).toContain('“young” is no number');
    expect(await age.inputValue()).toBe('young');
    expect(await applies.getAttribute('data-overall')).toBe('within');
    // Undone: 250 comes back, and then the age of the images.
    await reading.byName('vbmd-undo').click();
    expect(await age.inputValue()).toBe('250');
    await reading.byName('vbmd-undo').click();
    expect(await age.inputValue()).toBe('');
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('stands as a reference only, with what departs, for a man scanned at 100 kV', async () => {
    const study = await storeSmallStudy(
      running().viewer.dicomWebUrl,
      'Outside',
      shifted(CLEAR_HU, { PatientSex: 'M', KVP: '100' }),
    );
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    await measureTwo(reading, study);
    const applies = reading.byName('vbmd-applies');
    expect(await applies.getAttribute('data-overall')).toBe('outside');
    expect(await applies.innerText()).toContain("Outside the study's population: sex,");
    expect(await applies.innerText()).toContain('tube voltage');
    expect(await signOf(reading)).toBe('At or above');
    // Never hidden, never as if it applied.
    expect(await reading.meanText()).toContain('for reference');
    expect(await reading.byName('vbmd-plot-threeDimensionalHu').isVisible()).toBe(true);
    await scrollTo(reading, 'vbmd-risk');
    await keepScreenshot(page, 'risk-outside');
    await reading.byName('vbmd-criteria').locator('summary').click();
    expect(await reading.byName('vbmd-criterion-sex').innerText()).toContain('women only');
    await scrollTo(reading, 'vbmd-risk');
    await keepScreenshot(page, 'risk-criteria');
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('is below both cut-offs, on a large screen, with all unfolded and local cut-offs', async () => {
    const { viewer, browser } = running();
    const study = await storeSmallStudy(viewer.dicomWebUrl, 'Below', shifted(-CLEAR_HU));
    const { page, pageErrors, close } = await freshPage(browser, { width: 1920, height: 1080 });
    await deploy(page, { vertebralBmd: { localCutOffs: LOCAL_CUT_OFFS } });
    const reading = readingPage(page);
    await reading.open(viewer.url, study.studyInstanceUid);
    await measureTwo(reading, study);
    expect(await signOf(reading)).toBe('Below');
    const mean = reading.byName('vbmd-mean-threeDimensionalHu');
    expect(await mean.locator('[data-cy="vbmd-local"]').innerText()).toContain('not published');
    const warnings = await reading.byName('vbmd-risk-warnings').innerText();
    expect(warnings).toContain('Local cut-off 2: the field cutOffHu holds 5000');

    // 17.5% beforehand, then what the reader thinks.
    const slider = reading.byName('vbmd-pre-test');
    expect(await reading.byName('vbmd-pre-test-box').innerText()).toContain('17.5%');
    expect(await mean.innerText()).toContain('about 53 ');
    await slider.fill('60');
    expect(await reading.byName('vbmd-pre-test-box').innerText()).toContain(
      'Outside the published',
    );
    expect(await mean.innerText()).toContain('about 89 ');
    await reading.byName('vbmd-pre-test-study').click();
    expect(await mean.innerText()).toContain('about 53 ');

    await scrollTo(reading, 'vbmd-mean-threeDimensionalHu');
    await keepScreenshot(page, 'risk-below');
    for (const summary of await mean.locator('summary').all()) await summary.click();
    expect(await reading.byName('vbmd-roc-threeDimensionalHu').isVisible()).toBe(true);
    expect(await mean.innerText()).toContain('(49/61) / (44/288) = 5.26 (3.90–7.09)');
    await scrollTo(reading, 'vbmd-mean-threeDimensionalHu');
    await keepScreenshot(page, 'risk-unfolded');
    await reading.byName('vbmd-other-studies').locator('summary').click();
    await scrollTo(reading, 'vbmd-other-studies');
    await keepScreenshot(page, 'risk-others');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(pageErrors).toEqual([]);
    await close();
  });
});
