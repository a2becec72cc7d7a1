import { request, type Browser, type Page } from 'playwright-core';
import { freshPage, hasChromium, launchBrowser } from '../support/browser';
import { hasNginx } from '../support/nginx';
import { startNginxSite, type NginxSite } from '../support/nginxSite';
import { hasOrthanc } from '../support/orthanc';
import { startSignInService, type SignInService } from '../support/signInService';
import { readingPage, STUDY_MS } from './readingPage';
import { storeSmallStudy } from './studies';

// The site's configuration with its alternative to passwords: nginx asks another service about each
// request. Its sessions end at some time, also in the middle of a reading.

const missing = [
  ...(hasNginx() ? [] : ['nginx']),
  ...(hasChromium() ? [] : ['Chromium']),
  ...(hasOrthanc() ? [] : ['Orthanc']),
];
const canRun = missing.length === 0;

jest.setTimeout(3 * STUDY_MS);

(canRun ? describe : describe.skip)(
  `a viewer whose users sign in elsewhere${canRun ? '' : ` (skipped: not installed: ${missing.join(', ')})`}`,
  () => {
    let service: SignInService;
    let site: NginxSite;
    let browser: Browser;

    beforeAll(async () => {
      service = await startSignInService();
      [site, browser] = await Promise.all([
        startNginxSite('debian', {
          'auth_basic "Viewer";': 'include snippets/ohif-sign-in-elsewhere.conf;',
          'auth_basic_user_file ohif.htpasswd;': '',
          '127.0.0.1:4180': `127.0.0.1:${service.port}`,
        }),
        launchBrowser(),
      ]);
    });

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await service?.stop();
    });

    it('shows a page for signing in, and tells requests of the viewer plainly', async () => {
      const asNobody = await request.newContext({ baseURL: site.url, ignoreHTTPSErrors: true });
      const navigation = { headers: { 'Sec-Fetch-Mode': 'navigate' } };
      const page = await asNobody.get('/viewer?StudyInstanceUIDs=1.2&x=3', navigation);
      expect(await page.text()).toContain('value="/viewer?StudyInstanceUIDs=1.2&amp;x=3"');
      expect(page.headers()['cache-control']).toBe('no-store');
      expect(page.headers()['content-security-policy']).toBeUndefined();
      const paths = ['/dicom-web/studies', '/plugins/ohif-vertebral-bmd/0.1.0/extension.js', '/'];
      for (const path of paths) expect((await asNobody.get(path)).status()).toBe(401);
      expect((await asNobody.get('/oauth2/auth')).status()).toBe(404);
      await asNobody.dispose();
    });

    it('keeps a reading whose login expired, says so, and saves it after signing in again', async () => {
      const study = await storeSmallStudy(site.dicomWebUrl, 'Sign in');
      const { page, pageErrors, close } = await freshPage(browser, undefined, {
        ignoreHTTPSErrors: true,
      });
      const reading = readingPage(page);
      const signIn = (where: Page) => where.getByRole('button', { name: 'Sign in' }).click();
      await page.goto(`${site.url}/vertebral-bmd?StudyInstanceUIDs=${study.studyInstanceUid}`);
      await signIn(page);
      await reading.waitUntilLoaded();
      const { level, centerLps } = study.levels[0]!;
      await reading.measure(level, 'sagittal', centerLps);
      const values = await reading.values(level);

      service.expireSessions();
      await reading.byName('vbmd-save-button').click();
      await reading.notice(/refused the access \(401\)\. Your login may have expired/);
      expect(await reading.values(level)).toEqual(values);

      const other = await page.context().newPage();
      await other.goto(site.url);
      await signIn(other);
      await other.getByText(study.patientName).waitFor({ timeout: STUDY_MS });
      await other.close();
      await reading.byName('vbmd-save-button').click();
      await reading.notice('Saved.');
      // Without a login the stock viewer cannot load what it has put off until then.
      expect(pageErrors.filter((error) => !error.includes('failed to load'))).toEqual([]);
      expect(site.violations).toEqual([]);
      await close();
    });
  },
);
