import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepScreenshot, openProfile, type ProfileBrowser } from '../support/browser';
import { startFaultyProxy, type FaultyProxy } from '../support/faultyProxy';
import { countResults } from './countResults';
import { readingPage, STUDY_MS, type ReadingPage } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer } from './withViewer';

// A browser that is killed, in the middle of a reading and in the middle of a saving: what was not
// saved comes back, and the archive holds each result once.

jest.setTimeout(3 * STUDY_MS);

/** How long (ms) the browser has for writing what was changed last. */
const WRITING_MS = 500;

describeInViewer('a browser that is killed', { archive: 'orthanc' }, (running) => {
  let profile: string;
  let proxy: FaultyProxy;
  let browser: ProfileBrowser;
  let reading: ReadingPage;

  beforeAll(async () => {
    proxy = await startFaultyProxy(running().viewer.url);
  });
  afterAll(() => proxy.close());
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'vertebral-bmd-profile-'));
  });
  afterEach(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const open = async ({ studyInstanceUid }: KnownStudy) => {
    browser = await openProfile(profile);
    reading = readingPage(browser.page);
    await reading.open(proxy.url, studyInstanceUid);
  };
  const measureTwo = async ({ levels }: KnownStudy) => {
    await reading.measure('L1', 'sagittal', levels[0]!.centerLps);
    await reading.measure('L2', 'sagittal', levels[1]!.centerLps);
    await browser.page.waitForTimeout(WRITING_MS);
  };
  const draft = () => reading.byName('vbmd-draft');
  const values = () =>
    Promise.all([reading.values('L1'), reading.values('L2')].map(async (each) => each));

  it('in the middle of a reading offers it again, with the same masks and values', async () => {
    const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'killed while reading');
    await open(study);
    expect(await draft().count()).toBe(0);
    await measureTwo(study);
    await reading.byName('vbmd-exclude-L2').selectOption('fractured');
    await browser.page.waitForTimeout(WRITING_MS);
    const before = await values();
    const masks = await reading.masksBeyond(0);
    await browser.kill();

    await open(study);
    await draft().waitFor();
    expect(await draft().innerText()).toContain('L1, L2');
    await keepScreenshot(browser.page, 'draft-offered');
    await reading.byName('vbmd-draft-continue').click();
    expect(await values()).toEqual(before);
    expect(await reading.masksShown(masks.voxels)).toEqual(masks);
    expect(await reading.byName('vbmd-exclude-L2').inputValue()).toBe('fractured');
    await draft().waitFor({ state: 'detached' });
    // It is a step that can be undone and done again.
    await reading.byName('vbmd-undo').click();
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor({ state: 'detached' });
    await reading.byName('vbmd-redo').click();
    expect(await values()).toEqual(before);
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
    await browser.page.waitForTimeout(WRITING_MS);
    await browser.kill();

    // What is saved is restored from the archive, and nothing is offered any more.
    await open(study);
    await reading.notice('Restored');
    expect(await values()).toEqual(before);
    expect(await draft().count()).toBe(0);
    expect(browser.pageErrors).toEqual([]);
  });

  it('asks before a draft is thrown away, and offers it no more then', async () => {
    const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'draft discarded');
    await open(study);
    await measureTwo(study);
    await browser.kill();
    await open(study);
    await reading.byName('vbmd-draft-discard').click();
    await keepScreenshot(browser.page, 'draft-discard');
    await draft().getByRole('button', { name: 'No, leave it' }).click();
    await reading.byName('vbmd-draft-discard').click();
    await draft().getByRole('button', { name: 'Yes, discard' }).click();
    await draft().waitFor({ state: 'detached' });
    await browser.page.reload();
    await reading.waitUntilLoaded();
    await browser.page.waitForTimeout(WRITING_MS);
    expect(await draft().count()).toBe(0);
  });

  it.each([
    ['before the archive has the masks', 'POST', /\/studies$/, 1, 'lostBefore'],
    ['when the archive has the masks', 'GET', /\/metadata/, 1, 'hangs'],
    ['when the archive has the masks, not the report', 'POST', /\/studies$/, 2, 'hangs'],
  ] as const)(
    'in the middle of a saving, %s, saves it once',
    async (name, method, path, nth, kind) => {
      const study = await storeSmallStudy(running().viewer.dicomWebUrl, `killed ${name}`);
      await open(study);
      await measureTwo(study);
      const before = await values();
      const befallen = proxy.breakDown({ method, path, nth }, { kind });
      await reading.byName('vbmd-save-button').click();
      await befallen;
      await browser.kill();
      proxy.repair();

      await open(study);
      await reading.byName('vbmd-draft-continue').click();
      expect(await values()).toEqual(before);
      await reading.byName('vbmd-save-button').click();
      await reading.notice('Saved.');
      expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
        masks: 1,
        reports: 1,
      });
      expect(browser.pageErrors).toEqual([]);
    },
  );

  it('when all is stored and only the answer is missing, offers nothing: it is saved', async () => {
    const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'killed when stored');
    await open(study);
    await measureTwo(study);
    const before = await values();
    const befallen = proxy.breakDown(
      { method: 'GET', path: /\/metadata/, nth: 2 },
      { kind: 'hangs' },
    );
    await reading.byName('vbmd-save-button').click();
    await befallen;
    await browser.kill();
    proxy.repair();

    await open(study);
    await reading.notice('Restored');
    await draft().waitFor({ state: 'detached' });
    expect(await values()).toEqual(before);
    expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
      masks: 1,
      reports: 1,
    });
  });
});
