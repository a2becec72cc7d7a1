import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveViewer } from '../../demo/viewer/resolveViewer';
import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import { DEPLOY_FOLDER } from './nginx';

/** What an administrator makes for a site: its folder holds it, `remove` removes it. */
export interface SiteFiles {
  readonly folder: string;
  remove(): void;
}

function newFolder(): SiteFiles {
  const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-site-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * The stock viewer as an administrator unpacks it, with the configuration that is shipped: a folder
 * of its own, whose 200 MB are links to the cached ones.
 */
export async function unpackViewer(): Promise<SiteFiles> {
  const stock = await resolveViewer(DEFAULT_VIEWER_VERSION, () => undefined);
  const site = newFolder();
  for (const name of readdirSync(stock)) {
    if (name !== 'app-config.js') symlinkSync(join(stock, name), join(site.folder, name));
  }
  cpSync(join(DEPLOY_FOLDER, 'app-config.js'), join(site.folder, 'app-config.js'));
  return site;
}

/** A certificate for 127.0.0.1, in `viewer.pem` and `viewer.key`. */
export function makeCertificate(): SiteFiles {
  const site = newFolder();
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1';
  const subject = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  const [key, certificate] = ['viewer.key', 'viewer.pem'].map((name) => join(site.folder, name));
  const options = [...request.split(' '), ...subject, '-keyout', key!, '-out', certificate!];
  execFileSync('openssl', options, { stdio: 'pipe' });
  return site;
}

/** A line of a file of passwords, made as the documentation says. */
export function passwordLine(user: string, password: string): string {
  const hash = execFileSync('openssl', ['passwd', '-apr1', '-stdin'], { input: password });
  return `${user}:${hash.toString()}`;
}
