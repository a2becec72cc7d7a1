import { freshPage, keepScreenshot } from '../support/browser';
import { add, type Vec3 } from '../../src';
import { deploy } from './deployment';
import { readingPage, STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer } from './withViewer';

// Two readers of one study, in a deployment that keeps them apart until both have saved.

jest.setTimeout(3 * STUDY_MS);

describeInViewer('two readers of a study', { archive: 'orthanc' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'two readers');
  });

  const openAs = async (reader: string) => {
    const shown = await freshPage(running().browser);
    await deploy(shown.page, { reader, vertebralBmd: { blindReaders: true } });
    const reading = readingPage(shown.page);
    await reading.open(running().viewer.url, study.studyInstanceUid);
    return { ...shown, reading };
  };
  const measureTwo = async ({ reading }: Awaited<ReturnType<typeof openAs>>, beside: Vec3) => {
    for (const { level, centerLps } of study.levels.slice(0, 2)) {
      await reading.measure(level, 'sagittal', add(centerLps, beside));
    }
  };
  const save = async ({ reading }: Awaited<ReturnType<typeof openAs>>) => {
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
  };

  it('sees nothing of the other before the own result is saved, and both side by side then', async () => {
    const first = await openAs('Reader A');
    expect(await first.reading.byName('vbmd-hidden-results').count()).toBe(0);
    await measureTwo(first, [0, 0, 0]);
    await save(first);
    const ofFirst = await first.reading.values('L1');
    expect(first.pageErrors).toEqual([]);
    await first.close();

    const second = await openAs('Reader B');
    const { reading, page } = second;
    await reading.byName('vbmd-hidden-results').waitFor();
    expect(await reading.byName('vbmd-history').locator('li').count()).toBe(0);
    expect(await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
    expect(await page.locator('body').innerText()).not.toContain('Reader A');
    await measureTwo(second, [0, 2, 2]);
    await reading.byName('vbmd-exclude-L2').selectOption('scleroticOrDegenerative');
    await save(second);

    await reading.byName('vbmd-hidden-results').waitFor({ state: 'detached' });
    const others = reading.byName('vbmd-history').locator('li').filter({ hasText: 'Reader A' });
    await others.locator('[data-cy="vbmd-compare"]').click();
    const table = reading.byName('vbmd-changes-threeDimensionalHu');
    const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(Number(cells[0])).toBe(ofFirst.meanHu);
    expect(Number(cells[1])).toBe((await reading.values('L1')).meanHu);
    expect(cells[2]).toContain('no certain difference');
    expect(await table.innerText()).toContain('L2 (left out of the mean)');
    await table.scrollIntoViewIfNeeded();
    await keepScreenshot(page, 'two-readers');

    // The own result, saved in this session, can be opened again over a change.
    const own = await reading.values('L1');
    await reading.byName('vbmd-exclude-L1').selectOption('fractured');
    const mine = reading.byName('vbmd-history').locator('li').filter({ hasText: 'Reader B' });
    await mine.getByRole('button', { name: 'Open' }).click();
    await reading.notice('Restored');
    expect(await reading.values('L1')).toEqual(own);
    expect(await reading.byName('vbmd-exclude-L1').inputValue()).not.toBe('fractured');
    expect(second.pageErrors).toEqual([]);
    await second.close();
  });
});
