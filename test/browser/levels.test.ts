import { keepScreenshot } from '../support/browser';
import { STUDY_MS, type ReadingPage } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// What is done to levels as a whole, and what stays when panel or mode are left.

jest.setTimeout(4 * STUDY_MS);

describeInViewer('levels', { archive: 'orthanc' }, (running) => {
  let study: KnownStudy;
  let opened: OpenedStudy;
  let reading: ReadingPage;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Levels');
    opened = await openStudy(running(), study);
    reading = opened.reading;
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    await reading.acceptProposals();
    await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').waitFor();
  });
  afterAll(async () => {
    expect(opened?.pageErrors).toEqual([]);
    await opened?.close();
  });

  const undo = () => reading.byName('vbmd-undo').click();
  const redo = () => reading.byName('vbmd-redo').click();

  it('takes all accepted neighbours back in one step, and over again', async () => {
    const values = await reading.values('L3');
    await undo();
    await reading.byName('vbmd-proposals').waitFor();
    expect(await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
    await redo();
    expect(await reading.values('L3')).toEqual(values);
  });

  it('leaves an excluded level out of the mean, with its reason and a note', async () => {
    const mean = await reading.meanText();
    await reading.byName('vbmd-exclude-L2').selectOption('other');
    await reading.activate('L2');
    await reading.byName('vbmd-exclusion-note').fill('Schmorl node');
    await reading.byName('vbmd-exclusion-note').press('Tab');
    const without = await reading.meanText();
    expect(without).not.toBe(mean);
    expect(without).not.toContain('L2');
    await undo();
    await undo();
    expect(await reading.meanText()).toBe(mean);
    await redo();
    expect(await reading.meanText()).toBe(without);
    await undo();
  });

  it('shifts all labels by one, masks and values with them, and back', async () => {
    const l2 = await reading.values('L2');
    const masks = await reading.maskFingerprint();
    await reading.byName('vbmd-shift-feet').click();
    expect(await reading.values('L3')).toEqual(l2);
    await keepScreenshot(reading.page, 'levels-shifted');
    const shifted = await reading.masksOtherThan(masks.sha256);
    expect(shifted.voxels).toBe(masks.voxels);
    await undo();
    expect(await reading.values('L2')).toEqual(l2);
    expect(await reading.masksShown(masks.voxels)).toEqual(masks);
  });

  it('says so when a label would leave T12-L5', async () => {
    await reading.byName('vbmd-shift-head').click();
    await reading.byName('vbmd-shift-head').click();
    expect(await reading.notice('T12')).toContain('delete that level first');
    await undo();
  });

  it('renames a single body', async () => {
    const l4 = await reading.values('L4');
    await reading.activate('L4');
    await reading.byName('vbmd-rename').selectOption('L5');
    expect(await reading.values('L5')).toEqual(l4);
    await undo();
    expect(await reading.values('L4')).toEqual(l4);
  });

  it('notes transitional anatomy as one step', async () => {
    await reading.byName('vbmd-anatomy').selectOption('sixLumbar');
    await undo();
    expect(await reading.byName('vbmd-anatomy').inputValue()).toBe('usual');
    await redo();
    expect(await reading.byName('vbmd-anatomy').inputValue()).toBe('sixLumbar');
    await undo();
  });

  it('deletes a level, and undo brings it back', async () => {
    const l1 = await reading.values('L1');
    await reading.byName('vbmd-delete-L1').click();
    expect(await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
    await undo();
    expect(await reading.values('L1')).toEqual(l1);
  });

  it('is all there after the panel was closed and opened again', async () => {
    const l1 = await reading.values('L1');
    const masks = await reading.maskFingerprint();
    await reading.page.locator('[data-cy="side-panel-header-right"]').click();
    await reading.byName('vbmd-panel').waitFor({ state: 'detached' });
    await reading.page.locator('[data-cy="side-panel-header-right"]').click();
    await reading.byName('vbmd-panel').waitFor();
    expect(await reading.values('L1')).toEqual(l1);
    expect(await reading.maskFingerprint()).toEqual(masks);
  });
});
