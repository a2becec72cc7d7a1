import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  request,
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
} from 'playwright-core';
import { PLUGIN_FOLDER } from '../../demo/buildPlugin';
import { version } from '../../package.json';
import { describeEntries } from '../../release/descriptors';
import { freshPage, hasChromium, keepScreenshot, launchBrowser } from '../support/browser';
import { firstValue, getJson } from '../support/dicomWebClient';
import { hasNginx } from '../support/nginx';
import { runInstaller, startNginxSite, type NginxSite, type SiteKind } from '../support/nginxSite';
import { hasOrthanc } from '../support/orthanc';
import { PHANTOM_TOLERANCE_HU } from './readAndRestore';
import { readingPage, STUDY_MS } from './readingPage';
import { storeSampleStudy, type KnownStudy } from './studies';

// The configurations of nginx that are given to administrators, run as they are: TLS, signing in, a
// strict Content-Security-Policy, caching, and Orthanc behind it, with a password that only nginx knows.

const missing = [
  ...(hasNginx() ? [] : ['nginx']),
  ...(hasChromium() ? [] : ['Chromium']),
  ...(hasOrthanc() ? [] : ['Orthanc']),
];
const canRun = missing.length === 0;
const why = canRun ? '' : ` (skipped: not installed: ${missing.join(', ')})`;

const PLUGIN = '/plugins/ohif-vertebral-bmd';
const KINDS: readonly SiteKind[] = ['debian', 'docker'];

jest.setTimeout(3 * STUDY_MS);

(canRun ? describe : describe.skip).each(KINDS)(
  `the viewer behind nginx, set up for %s${why}`,
  (kind) => {
    let site: NginxSite;
    let browser: Browser;
    let study: KnownStudy;
    let asReader: APIRequestContext;
    let asNobody: APIRequestContext;

    beforeAll(async () => {
      [site, browser] = await Promise.all([startNginxSite(kind), launchBrowser()]);
      study = await storeSampleStudy(site.dicomWebUrl);
      const common = { baseURL: site.url, ignoreHTTPSErrors: true };
      asReader = await request.newContext({ ...common, httpCredentials: site.login });
      asNobody = await request.newContext(common);
    });

    afterAll(async () => {
      await asReader?.dispose();
      await asNobody?.dispose();
      await browser?.close();
      await site?.stop();
    });

    const signedIn = (): BrowserContextOptions => ({
      ignoreHTTPSErrors: true,
      httpCredentials: site.login,
    });

    const get = async (path: string) => {
      const response = await asReader.get(path, { maxRedirects: 0 });
      return { status: response.status(), headers: response.headers(), text: response.text() };
    };

    it('measures, saves into Orthanc and restores, and the policy keeps nothing from it', async () => {
      const { page, pageErrors, close } = await freshPage(browser, undefined, signedIn());
      const reading = readingPage(page);
      await reading.openFromWorklist(site.url, study.patientName);
      const { level, centerLps, meanHu } = study.levels[0]!;
      await reading.measure(level, 'sagittal', centerLps);
      const values = await reading.values(level);
      expect(Math.abs(values.meanHu - meanHu)).toBeLessThan(PHANTOM_TOLERANCE_HU);
      await reading.byName('vbmd-save-button').click();
      await reading.notice('Saved.');
      await keepScreenshot(page, `nginx-${kind}-saved`);

      await reading.open(site.url, study.studyInstanceUid);
      await reading.notice('Restored');
      expect(await reading.values(level)).toEqual(values);
      // The page for printing is a frame with pictures that are made there.
      await reading.byName('vbmd-report-print').click();
      await page.waitForFunction(() => {
        const frame = document.getElementById('vbmd-print') as HTMLIFrameElement | null;
        const images = [...(frame?.contentDocument?.images ?? [])];
        return images.length > 0 && images.every(({ naturalWidth }) => naturalWidth > 0);
      });
      expect(pageErrors).toEqual([]);
      expect(site.violations).toEqual([]);

      const series = await getJson(`${site.dicomWebUrl}/studies/${study.studyInstanceUid}/series`);
      const modalities = series.map((each) => firstValue(each, '00080060')).sort();
      expect(modalities).toEqual(['CT', 'SEG', 'SR']);
      await close();
    });

    it('loads both modules under the names that the descriptors of later viewers give them', async () => {
      const { page, close } = await freshPage(browser, undefined, signedIn());
      await page.goto(site.url);
      const integrity = readFileSync(join(PLUGIN_FOLDER, 'integrity.json'), 'utf8');
      const { extensions, modes } = describeEntries(version, JSON.parse(integrity));
      for (const { packageName, importPath } of [...extensions, ...modes]) {
        // As text: the tests' compiler would turn the import into one of Node's.
        const id = page.evaluate(`import('${importPath}').then((module) => module.default.id)`);
        expect(await id).toBe(packageName);
      }
      await close();
    });

    it('runs no script that was put into the page', async () => {
      const { page, close } = await freshPage(browser, undefined, signedIn());
      await page.goto(site.url);
      const before = site.violations.length;
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
      });
      expect(await page.evaluate(() => 'injected' in window)).toBe(false);
      for (let wait = 0; site.violations.length === before && wait < 50; wait++) {
        await page.waitForTimeout(100);
      }
      expect(site.violations.slice(before)).toEqual([
        expect.stringMatching(/^script-src-elem: inline/),
      ]);
      await close();
    });

    it('lets browsers keep what never changes, and nothing else', async () => {
      const page = await (await get('/')).text;
      const bundle = /\/app\.bundle\.[0-9a-f]+\.js/.exec(page)![0];
      const config = await (await get('/app-config.js')).text;
      const [extension] = /\/plugins\/[^'"]+extension\.js/.exec(config)!;
      const script = await (await get(extension!)).text;
      const chunk = extension!.replace('extension.js', /panel\.[0-9a-f]{12}\.js/.exec(script)![0]);
      const kept = await Promise.all(
        [
          '/',
          '/index.html',
          '/app-config.js',
          extension!,
          extension!.replace('extension', 'mode'),
          chunk,
          bundle,
          '/app.bundle.css',
          '/vertebral-bmd',
          `/dicom-web/studies/${study.studyInstanceUid}/series`,
        ].map(async (path) => {
          const { status, headers } = await get(path);
          return [path, status, headers['cache-control']];
        }),
      );
      const immutable = 'private, max-age=31536000, immutable';
      expect(kept.map(([, status]) => status)).toEqual(kept.map(() => 200));
      expect(
        Object.fromEntries(kept.map(([path, , cacheControl]) => [path, cacheControl])),
      ).toEqual({
        '/': 'no-cache',
        '/index.html': 'no-cache',
        '/app-config.js': 'no-cache',
        [extension!]: 'no-cache',
        [extension!.replace('extension', 'mode')]: 'no-cache',
        [chunk]: immutable,
        [bundle]: immutable,
        '/app.bundle.css': 'no-cache',
        '/vertebral-bmd': 'no-cache',
        [`/dicom-web/studies/${study.studyInstanceUid}/series`]: 'no-store',
      });
    });

    it('gives each file its type, compressed, and isolates the page, its files and workers', async () => {
      const expected = {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      };
      const config = await get('/app-config.js');
      const [extension] = /\/plugins\/[^'"]+extension\.js/.exec(await config.text)!;
      const script = await get(extension!);
      expect(script.headers).toMatchObject({ ...expected, 'content-encoding': 'gzip' });
      expect(script.headers['content-type']).toMatch(/javascript/);
      expect(config.headers).toMatchObject(expected);
      expect(config.headers['content-type']).toMatch(/javascript/);
      expect((await get('/')).headers).toMatchObject(expected);
      expect((await get('/')).headers['content-security-policy']).toContain("default-src 'none'");
    });

    it('says of a missing plugin file that it is missing, and serves routes with the page', async () => {
      expect(await get(`${PLUGIN}/9.9.9/extension.js`)).toMatchObject({ status: 404 });
      const route = await get('/viewer?StudyInstanceUIDs=1.2');
      expect(await route.text).toContain('<div id="root">');
    });

    it('gives nothing to those who are not signed in, and sends them to TLS', async () => {
      const study1 = `/dicom-web/studies/${study.studyInstanceUid}`;
      for (const path of ['/', '/app-config.js', `${PLUGIN}/0.1.0/extension.js`, study1]) {
        expect((await asNobody.get(path)).status()).toBe(401);
      }
      const plain = await asNobody.get(`${site.plainUrl}/viewer`, { maxRedirects: 0 });
      expect(plain.status()).toBe(301);
      expect(plain.headers()['location']).toMatch(/^https:\/\/[^/]+\/viewer$/);
    });

    it('opens of the archive what is used, under the address that the browser sees', async () => {
      const path = `/dicom-web/studies/${study.studyInstanceUid}`;
      const answer = await asReader.get(
        `/dicom-web/studies?StudyInstanceUID=${study.studyInstanceUid}`,
        {
          headers: { Accept: 'application/dicom+json' },
        },
      );
      const [found] = (await answer.json()) as Record<string, { Value: string[] }>[];
      expect(found!['00081190']!.Value).toEqual([`${site.url}${path}`]);
      expect((await asReader.delete(path)).status()).toBe(403);
      for (const closed of [
        '/dicom-web/servers',
        '/dicom-web/',
        '/dicom-web/series',
        '/dicom-web',
      ]) {
        expect((await asReader.get(closed)).status()).toBe(404);
      }
      // Orthanc's other services are not under this address at all.
      expect(await (await get('/system')).text).toContain('<div id="root">');
    });

    if (kind === 'debian') {
      it('is without the plugin again after uninstalling, with no file left to be asked for', async () => {
        const config = await (await get('/app-config.js')).text;
        const [extension] = /\/plugins\/[^'"]+extension\.js/.exec(config)!;
        expect(runInstaller('uninstall', site.viewerFolder)).toContain('byte for byte');
        expect(await get(extension!)).toMatchObject({ status: 404 });
        expect(await (await get('/app-config.js')).text).not.toContain('vertebral');
        runInstaller('install', site.viewerFolder);
        expect(await get(extension!)).toMatchObject({ status: 200 });
      });
    }
  },
);
