import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { ARTIFACTS_FOLDER, keepScreenshot } from '../support/browser';
import { keepPrinted, printed, saved } from './leavingReport';
import { accessibilityFaults, cutOff } from './panelChecks';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// How a result leaves the viewer: copied, as files, printed.

jest.setTimeout(4 * STUDY_MS);

/** What a new layout takes (ms) to draw all of its views, with software rendering. */
const LAYOUT_MS = 3000;

/** The printed HTML on paper; kept as an artefact. */
async function onPaper({ page }: OpenedStudy, html: string, name: string): Promise<Buffer> {
  const paper = await page.context().newPage();
  await paper.setContent(`<!doctype html>${html}`, { waitUntil: 'load' });
  const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(ARTIFACTS_FOLDER, { recursive: true });
  writeFileSync(join(ARTIFACTS_FOLDER, `${name}.pdf`), pdf);
  await paper.close();
  return pdf;
}

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describeInViewer('the report', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;
  let opened: OpenedStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Report <b>bold</b>');
    opened = await openStudy(running(), study);
    const { page, reading } = opened;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await keepPrinted(page);
    expect(await reading.byName('vbmd-report-print').isDisabled()).toBe(true);
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    await reading.acceptProposals();
    await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    await reading.byName('vbmd-exclude-L2').selectOption('fractured');
  });

  afterEach(() => expect(opened.pageErrors).toEqual([]));

  it('is copied as text, naming the patient only where asked to', async () => {
    const { page, reading } = opened;
    const { meanHu } = await reading.values('L1');
    const copied = async () => {
      await reading.byName('vbmd-report-copy').click();
      await reading.byName('vbmd-report-state').getByText('Copied.').waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const text = await copied();
    expect(text).toContain('Research use; not a diagnosis.');
    expect(text).toMatch(new RegExp(`^L1 +${meanHu.toFixed(1)} ± `, 'm'));
    expect(text).toContain('L2 left out: fractured');
    expect(text).not.toContain('TEST Report');
    await reading.byName('vbmd-report-identified').check();
    const identified = await copied();
    expect(identified).toContain('Patient: Test, Report <b>bold</b>');
    await reading.byName('vbmd-report-identified').uncheck();
  });

  it('is saved as CSV and JSON, without the patient', async () => {
    const { reading } = opened;
    const { meanHu } = await reading.values('L1');
    const csv = await saved(opened, 'vbmd-report-csv');
    expect(csv.name).toBe('vertebral-bmd-report.csv');
    const { data } = Papa.parse<Record<string, string>>(csv.text, { header: true });
    expect(data.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3', 'L4']);
    expect(Number(data[0]!['mean_hu_3d'])).toBeCloseTo(meanHu, 1);
    const json = await saved(opened, 'vbmd-report-json');
    expect(json.name).toBe('vertebral-bmd-report.json');
    expect(JSON.parse(json.text)).toMatchObject({ note: 'Research use; not a diagnosis.' });
    for (const { text } of [csv, json]) {
      expect(text).not.toContain('TEST Report');
      expect(text).not.toContain('bold');
      expect(text).not.toContain(study.studyInstanceUid);
    }
  });

  it('is printed on one page with pictures, and reads no name as HTML', async () => {
    const { page, reading } = opened;
    await keepScreenshot(page, 'report-panel');
    const anonymous = await printed(opened);
    expect(anonymous).not.toContain('bold');
    expect(anonymous).toContain('Without patient identification');
    await reading.byName('vbmd-report-identified').check();
    const html = await printed(opened);
    expect(html).toContain('Report &lt;b&gt;bold&lt;/b&gt;');
    expect(html.match(/<img [^>]*src="data:image\/png/g)).toHaveLength(2);
    expect(await page.locator('#vbmd-print').count()).toBe(1);
    expect(pagesOf(await onPaper(opened, html, 'report-english'))).toBe(1);
    // The layout with the three axial slices gives their pictures, too.
    await reading.byName('vbmd-layout-slices').click();
    await reading.planeReady('axial', STUDY_MS);
    await page.waitForTimeout(LAYOUT_MS);
    const slices = await printed(opened);
    expect(slices.match(/<img [^>]*src="data:image\/png/g)).toHaveLength(4);
    expect(pagesOf(await onPaper(opened, slices, 'report-slices'))).toBe(1);
    // As the language is changed in the viewer's preferences.
    await page.evaluate(() => localStorage.setItem('i18nextLng', 'zh'));
    await reading.byName('vbmd-report-identified').uncheck();
    await reading.byName('vbmd-report-identified').check();
    await reading.byName('vbmd-report-print').getByText('打印报告').waitFor();
    const chinese = await printed(opened);
    expect(chinese).toContain('lang="zh-CN"');
    expect(pagesOf(await onPaper(opened, chinese, 'report-chinese'))).toBe(1);
    await page.evaluate(() => localStorage.setItem('i18nextLng', 'en-US'));
    await reading.byName('vbmd-report-identified').uncheck();
  });

  it('has buttons that everyone can reach and read', async () => {
    const { page, reading } = opened;
    await reading.byName('vbmd-report-copy').getByText('Copy as text').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  });
});
