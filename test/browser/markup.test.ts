import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { keepScreenshot } from '../support/browser';
import { MARKUP } from '../support/hostileValues';
import {
  HOSTILE_HEADER,
  HOSTILE_RESULT,
  storeHostileStudy,
  type HostileStudy,
} from './hostileStudy';
import { keepPrinted, printed, saved } from './leavingReport';
import { STUDY_MS } from './readingPage';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// A study in which every text is markup that runs a script: shown as text wherever it stands.

jest.setTimeout(4 * STUDY_MS);

/** What the markup would leave in a page: its mark, and elements of its kind. */
const traces = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const documents = [
      document,
      ...Array.from(document.querySelectorAll('iframe'), ({ contentDocument }) => contentDocument!),
    ];
    const selector = 'img[src="x"], svg[onload], [onerror], #injected, script:not([src])';
    return [
      ...('injected' in window ? ['a script has run'] : []),
      ...documents.flatMap((each) =>
        Array.from(each.querySelectorAll(selector))
          // The viewer's own scripts within its page.
          .filter((found) => found.tagName !== 'SCRIPT' || found.textContent.includes('injected'))
          .map(({ outerHTML }) => outerHTML),
      ),
    ];
  });

/** All that a part of the page says: texts, fields, choices and tooltips. */
const textsOf = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluateAll((parts) =>
    parts
      .flatMap((part) => [part, ...part.querySelectorAll('*')])
      .flatMap((each) => [
        each.getAttribute('title') ?? '',
        each.getAttribute('aria-label') ?? '',
        each instanceof HTMLInputElement ? each.value : '',
        each.children.length === 0 ? each.textContent : '',
        ...Array.from(each.childNodes, ({ nodeType, nodeValue }) =>
          nodeType === Node.TEXT_NODE ? (nodeValue ?? '') : '',
        ),
      ])
      .join('\n'),
  );

describeInViewer('markup in headers and stored results', { archive: 'orthanc' }, (running) => {
  let study: HostileStudy;
  let opened: OpenedStudy;

  beforeAll(async () => {
    const { dicomWebUrl } = running().viewer;
    await storeHostileStudy(dicomWebUrl, 1, '20230105');
    study = await storeHostileStudy(dicomWebUrl, 2, '20250310');
    opened = await openStudy(running(), study);
    await keepPrinted(opened.page);
    await opened.reading.notice('Restored');
  });

  afterEach(async () => {
    expect(await traces(opened.page)).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  });

  it.each([...MARKUP, HOSTILE_HEADER.AccessionNumber, HOSTILE_HEADER.PatientName])(
    'would be noticed if it were taken for HTML: %s',
    async (text) => {
      const page = await opened.page.context().newPage();
      await page.setContent(`<!doctype html><p>${text}</p>`, { waitUntil: 'load' });
      expect(await traces(page)).not.toEqual([]);
      await page.close();
    },
  );

  it('stands as text in the panel: notice, series, scan, notes, warnings, stored results', async () => {
    const { page, reading } = opened;
    expect(await reading.notice('Restored')).toContain(HOSTILE_RESULT.reader);
    // Each chip of the scan says what stands in the header.
    for (const chip of await page.locator('[data-cy^="vbmd-check-"]').all()) await chip.click();
    const details: string[] = [];
    for (const level of ['L1', 'L2'] as const) {
      await reading.activate(level);
      details.push(await textsOf(page, '[data-cy="vbmd-details"]'));
    }
    expect(details[0]).toContain(HOSTILE_RESULT.warning);
    expect(details[1]).toContain(HOSTILE_RESULT.exclusionNote);
    const panel = await textsOf(page, '[data-cy="vbmd-panel"]');
    expect(panel).toContain(`1: ${HOSTILE_HEADER.SeriesDescription}`);
    expect(panel).toContain(`2: ${HOSTILE_HEADER.SeriesDescription}`);
    expect(panel).toContain(`Kernel ${HOSTILE_HEADER.ConvolutionKernel} is not known`);
    expect(await reading.byName('vbmd-anatomy-text').inputValue()).toBe(HOSTILE_RESULT.anatomyNote);
    expect(await textsOf(page, '[data-cy="vbmd-history"]')).toContain(HOSTILE_RESULT.reader);
    await keepScreenshot(page, 'markup-panel');
  });

  it('stands as text beside earlier results', async () => {
    const { page, reading } = opened;
    await reading.byName('vbmd-find-earlier').click();
    const results = reading.byName('vbmd-earlier-result');
    await results.first().waitFor();
    expect(await results.count()).toBe(1);
    const said = await textsOf(page, '[data-cy="vbmd-earlier"]');
    expect(said).toContain(HOSTILE_RESULT.reader);
    expect(said).toContain(`Contrast then: ${HOSTILE_RESULT.contrast}.`);
    await results.first().scrollIntoViewIfNeeded();
    await keepScreenshot(page, 'markup-earlier');
  });

  it('stands as text in the other series of the study, and in what is said of choosing it', async () => {
    const { page, reading } = opened;
    const series = reading.byName('vbmd-series');
    const option = series.locator('option', { hasText: /^2: / });
    await series.selectOption((await option.getAttribute('value'))!);
    await reading.waitUntilLoaded();
    expect(await traces(page)).toEqual([]);
    const first = series.locator('option', { hasText: /^1: / });
    await series.selectOption((await first.getAttribute('value'))!);
    await reading.waitUntilLoaded();
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor();
  });

  it('stands as text on the printed page', async () => {
    const { page, reading } = opened;
    await reading.byName('vbmd-report-identified').check();
    const html = await printed(opened);
    expect(await traces(page)).toEqual([]);
    // As a browser reads it that opens the page again.
    const paper = await page.context().newPage();
    await paper.setContent(`<!doctype html>${html}`, { waitUntil: 'load' });
    expect(await traces(paper)).toEqual([]);
    const text = await paper.locator('body').innerText();
    for (const told of [
      HOSTILE_HEADER.PatientName.replace('^', ', '),
      HOSTILE_HEADER.PatientID,
      HOSTILE_HEADER.AccessionNumber,
      HOSTILE_HEADER.ConvolutionKernel,
      HOSTILE_HEADER.Manufacturer,
      HOSTILE_RESULT.exclusionNote,
      HOSTILE_RESULT.anatomyNote,
      HOSTILE_RESULT.warning,
    ]) {
      expect(text).toContain(told);
    }
    await keepScreenshot(paper, 'markup-printed');
    await paper.close();
  });

  it('stands as text in CSV, JSON and the copied text', async () => {
    const { page, reading } = opened;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const csv = await saved(opened, 'vbmd-report-csv');
    const { data, errors } = Papa.parse<Record<string, string>>(csv.text, { header: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(4);
    expect(data[0]).toMatchObject({
      patient_name: HOSTILE_HEADER.PatientName.replace('^', ', '),
      patient_id: HOSTILE_HEADER.PatientID,
      kernel: HOSTILE_HEADER.ConvolutionKernel,
      anatomy_note: HOSTILE_RESULT.anatomyNote,
    });
    const json = await saved(opened, 'vbmd-report-json');
    expect(JSON.parse(json.text)).toMatchObject({
      identification: { patientId: HOSTILE_HEADER.PatientID },
      anatomy: { note: HOSTILE_RESULT.anatomyNote },
    });
    await reading.byName('vbmd-report-copy').click();
    await reading.byName('vbmd-report-state').getByText('Copied.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`Patient: ${HOSTILE_HEADER.PatientName.replace('^', ', ')}`);
    for (const { name } of [csv, json]) expect(name).toMatch(/^vertebral-bmd-report\.(csv|json)$/);
  });

  it('is saved again as it stands', async () => {
    const { reading } = opened;
    await reading.byName('vbmd-exclude-L4').selectOption('cemented');
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
  });
});
