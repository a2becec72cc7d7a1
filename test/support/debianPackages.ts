import { spawnSync } from 'node:child_process';

/** What the archive, conformance and browser tests run against, by its name in Debian. */
export const DEBIAN_PACKAGES = [
  'chromium',
  'orthanc',
  'orthanc-dicomweb',
  'nginx',
  'openssl',
  'docker-compose',
  'dicom3tools',
  'dcmtk',
  'libpixelmed-java',
  'default-jre-headless',
  'python3-pydicom',
] as const;

/**
 * Makes sure of these packages: installs those that are missing where that is allowed (root
 * on a system with apt), and shows apt's output meanwhile.
 *
 * @returns undefined when all are there, else one line that says what to do.
 */
export function ensureDebianPackages(packages: readonly string[]): string | undefined {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return undefined;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) return `the tests need Debian packages: sudo ${command}`;

  console.log(`Installing what the tests need: ${missing.join(' ')}`);
  const done = apt('update') && apt(...command.split(' ').slice(1));
  const left = packages.filter((name) => !isInstalled(name));
  if (done && left.length === 0) return undefined;
  return `the tests need Debian packages that could not be installed: apt-get update && ${command}`;
}

function isInstalled(name: string): boolean {
  const query = ['-W', '-f', '${db:Status-Status}', name];
  const { stdout } = spawnSync('dpkg-query', query, { encoding: 'utf8' });
  return stdout === 'installed';
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: 'inherit' }).status === 0;
}
