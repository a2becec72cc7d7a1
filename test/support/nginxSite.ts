import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFiles, PLUGIN_PATH } from '../../cli/install/pluginFolder';
import { pluginUrls, withEntries } from '../../cli/install/installPlugin';
import { PLUGIN_FOLDER } from '../../demo/buildPlugin';
import { startDemoServer } from '../../demo/server/startDemoServer';
import { version } from '../../package.json';
import { freePort } from './freePort';
import { DEPLOY_FOLDER, startNginx } from './nginx';
import { startOrthanc } from './orthanc';
import { startPolicyReports } from './policyReports';
import { makeCertificate, passwordLine, unpackViewer, type SiteFiles } from './siteFiles';

/** Which of the shipped configurations of nginx: Debian's, or the one in front of containers. */
export type SiteKind = 'debian' | 'docker';

/** The stock viewer with the plugin behind nginx, as administrators set it up, for one user. */
export interface NginxSite {
  readonly url: string;
  /** The same site without TLS. */
  readonly plainUrl: string;
  readonly login: { readonly username: string; readonly password: string };
  /** Root of the archive's DICOMweb services, without nginx between. */
  readonly dicomWebUrl: string;
  /** What the site's Content-Security-Policy kept from being loaded so far. */
  readonly violations: readonly string[];
  /** Where Debian's nginx has the viewer. */
  readonly viewerFolder: string;
  stop(): Promise<void>;
}

const LOGIN = { username: 'reader', password: 'a word for readers' };
const ARCHIVE_LOGIN = { user: 'ohif', password: 'a-word-for-the-archive' };
const CLI = join(PLUGIN_FOLDER, 'cli.cjs');

/** Runs the built command line, as an administrator does. */
export const runInstaller = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

/**
 * @param inPlaceOf Further texts of the configuration, and what is in their place.
 */
export async function startNginxSite(
  kind: SiteKind,
  inPlaceOf: Readonly<Record<string, string>> = {},
): Promise<NginxSite> {
  if (!existsSync(CLI)) throw new Error('The plugin is not built. Run: npm run build');
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const [orthanc, reports, viewer, port, plainPort] = await Promise.all([
      startOrthanc(ARCHIVE_LOGIN),
      startPolicyReports(),
      unpackViewer(),
      freePort(),
      freePort(),
    ]);
    const certificate = makeCertificate();
    stops.push(orthanc.stop, reports.stop, viewer.remove, certificate.remove);
    const archive = new URL(orthanc.dicomWebUrl).host;
    const common = {
      'listen 80;': `listen 127.0.0.1:${plainPort};`,
      'listen 443 ': `listen 127.0.0.1:${port} `,
      'Content-Security-Policy "': 'Content-Security-Policy "report-uri /csp-reports; ',
      'include snippets/ohif-dicomweb.conf;': `include snippets/ohif-dicomweb.conf;
        location = /csp-reports { proxy_pass http://127.0.0.1:${reports.port}; }`,
    };
    const basic = Buffer.from(`${ARCHIVE_LOGIN.user}:${ARCHIVE_LOGIN.password}`).toString('base64');
    const files = {
      'ohif.htpasswd': passwordLine(LOGIN.username, LOGIN.password),
      'ohif-archive-login.conf': `proxy_set_header Authorization "Basic ${basic}";\n`,
    };
    if (kind === 'debian') {
      runInstaller('install', viewer.folder);
      const nginx = await startNginx({
        site: 'nginx/ohif.conf',
        inPlaceOf: {
          ...common,
          'listen [::]:80;': '',
          'listen [::]:443 ssl http2;': '',
          '127.0.0.1:8042': archive,
          '/etc/ssl/certs/viewer.example.org.pem': join(certificate.folder, 'viewer.pem'),
          '/etc/ssl/private/viewer.example.org.key': join(certificate.folder, 'viewer.key'),
          '/etc/nginx/ohif.htpasswd': 'ohif.htpasswd',
          '/var/www/ohif': viewer.folder,
          ...inPlaceOf,
        },
        files,
        port,
      });
      stops.push(nginx.stop);
    } else {
      // The container of the viewer: it has a configuration and headers of its own, too.
      const container = await startDemoServer({
        viewerFolder: viewer.folder,
        pluginFolder: PLUGIN_FOLDER,
        dicomWeb: { url: 'http://127.0.0.1:9/not-used' },
      });
      stops.push(container.close);
      fillSite(certificate);
      const nginx = await startNginx({
        site: 'docker/proxy.conf',
        inPlaceOf: {
          ...common,
          'orthanc:8042': archive,
          'viewer:80': new URL(container.url).host,
          '/etc/nginx/site/htpasswd': 'ohif.htpasswd',
          '/etc/nginx/site/': `${certificate.folder}/`,
          ...inPlaceOf,
        },
        files,
        port,
      });
      stops.push(nginx.stop);
    }
    return {
      url: `https://127.0.0.1:${port}`,
      plainUrl: `http://127.0.0.1:${plainPort}`,
      login: LOGIN,
      dicomWebUrl: orthanc.dicomWebUrl,
      violations: reports.violations,
      viewerFolder: viewer.folder,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What belongs into `site/www` beside containers: the viewer's configuration, and the plugin. */
function fillSite({ folder }: SiteFiles): void {
  const www = join(folder, 'www');
  const plugin = join(www, PLUGIN_PATH, version);
  mkdirSync(plugin, { recursive: true });
  for (const name of bundleFiles(PLUGIN_FOLDER)) {
    copyFileSync(join(PLUGIN_FOLDER, name), join(plugin, name));
  }
  const config = readFileSync(join(DEPLOY_FOLDER, 'app-config.js'), 'utf8');
  writeFileSync(join(www, 'app-config.js'), withEntries(config, pluginUrls('/', version)));
}
