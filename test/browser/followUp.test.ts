import type { NaturalizedDataset } from '../../src';
import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// Results of the same patient in earlier studies, compared with the reading as it stands.

jest.setTimeout(4 * STUDY_MS);

/** More than the least significant change of both metrics, 15 and 16 HU. */
const LOSS_HU = 25;

/** A scan of one patient: its date, how much lower its HU are, and what else differs. */
const scan =
  (StudyDate: string, lossHu: number, other: NaturalizedDataset = {}) =>
  (instances: readonly NaturalizedDataset[]): readonly NaturalizedDataset[] =>
    instances.map((instance) => ({
      ...instance,
      PatientID: 'FOLLOW UP',
      PatientBirthDate: '19500101',
      StudyDate,
      RescaleIntercept: Number(instance['RescaleIntercept']) - lossHu,
      ...other,
    }));

describeInViewer('earlier studies', { archive: 'orthanc' }, (running) => {
  const studies: Record<string, KnownStudy> = {};

  beforeAll(async () => {
    const { dicomWebUrl } = running().viewer;
    const store = async (title: string, series: ReturnType<typeof scan>) =>
      (studies[title] = await storeSmallStudy(dicomWebUrl, title, series));
    await store('then', scan('20230105', 0));
    await store('other person', scan('20230106', 0, { PatientBirthDate: '19610303' }));
    await store('now', scan('20250310', LOSS_HU, { KVP: 100 }));
    await store('nobody', scan('', 0, { PatientID: '', PatientBirthDate: '', PatientAge: 'old' }));
  });

  const measured = async (title: string): Promise<OpenedStudy> => {
    const study = studies[title]!;
    const opened = await openStudy(running(), study);
    await opened.reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    await opened.reading.acceptProposals();
    await opened.reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    return opened;
  };

  it('says that there are none, and compares with those of the same person when there are', async () => {
    for (const title of ['then', 'other person']) {
      const { page, reading, pageErrors, close } = await measured(title);
      await reading.byName('vbmd-find-earlier').click();
      await page.getByText('The archive holds no earlier result of this patient.').waitFor();
      await reading.byName('vbmd-save-button').click();
      await reading.notice('Saved.');
      expect(pageErrors).toEqual([]);
      await close();
    }

    const { reading, page, pageErrors, close } = await measured('now');
    await reading.byName('vbmd-find-earlier').click();
    const results = reading.byName('vbmd-earlier-result');
    await results.first().waitFor();
    await page.getByText('Looking in the archive').waitFor({ state: 'detached' });
    expect(await results.count()).toBe(1);
    const text = await results.innerText();
    expect(text).toContain('Scan of 2023-01-05');
    expect(text).toContain('120 kV then, 100 kV now');
    for (const metric of ['threeDimensionalHu', 'threeSliceHu']) {
      const rows = reading.byName(`vbmd-changes-${metric}`).locator('tbody tr');
      expect(await rows.count()).toBe(5);
      const mean = rows.last();
      expect(await mean.locator('th').innerText()).toBe('Mean L1, L2, L3, L4');
      const difference = await mean.locator('td').last().innerText();
      expect(difference).toContain('lower');
      const shown = Number(/[−\d.]+/.exec(difference)![0].replace('−', '-'));
      // The same voxels but for the loss: the same masks, up to what depends on absolute HU.
      expect(Math.abs(shown + LOSS_HU)).toBeLessThan(2);
    }
    await reading.byName('vbmd-earlier').scrollIntoViewIfNeeded();
    await keepScreenshot(page, 'follow-up');
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('says why the archive cannot be asked, and keeps what was measured', async () => {
    const { reading, page, pageErrors, close } = await measured('now');
    const values = await reading.values('L1');
    const isSearch = (url: URL) => url.pathname.endsWith('/studies') && url.search !== '';
    await page.route(isSearch, (route) => route.abort('connectionreset'));
    await reading.byName('vbmd-find-earlier').click();
    await page.getByText('could not be asked for earlier studies').waitFor();
    expect(await reading.values('L1')).toEqual(values);
    await page.unroute(isSearch);
    await reading.byName('vbmd-find-earlier').click();
    await reading.byName('vbmd-earlier-result').waitFor();
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('says that a study of nobody cannot be compared, and keeps what was measured', async () => {
    const { reading, page, pageErrors, close } = await measured('nobody');
    const values = await reading.values('L1');
    await reading.byName('vbmd-find-earlier').click();
    await page.getByText('names no patient ID').waitFor();
    expect(await reading.values('L1')).toEqual(values);
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
    expect(pageErrors).toEqual([]);
    await close();
  });
});
