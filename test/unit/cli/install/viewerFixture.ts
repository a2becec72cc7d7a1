import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installPlugin, type InstallOptions } from '../../../../cli/install/installPlugin';

/** The stock configuration, shortened: comments, an arrow function, empty lists. */
export const STOCK_CONFIG = `/** @type {AppTypes.Config} */
window.config = {
  routerBasename: null,
  extensions: [],
  modes: [],
  httpErrorHandler: error => {
    console.warn(error.status); // 429
  },
};
`;

/** The same with version 0.1.0 installed. */
export const INSTALLED_CONFIG = STOCK_CONFIG.replace(
  'extensions: []',
  "extensions: ['/plugins/ohif-vertebral-bmd/0.1.0/extension.js']",
).replace('modes: []', "modes: ['/plugins/ohif-vertebral-bmd/0.1.0/mode.js']");

/** How the About box of an unminified build states its version. */
export const statedVersion = (version: string) =>
  `  const versionNumber = "${version}";\n  const [main, beta] = versionNumber.split('-');\n`;

const made: string[] = [];

/** A new empty folder, which `removeFixtures` removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-'));
  made.push(folder);
  return folder;
}

/** Removes every folder that the fixtures of this file made. */
export function removeFixtures(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The files of a built viewer that the installer reads, in a new folder. */
export function makeViewer(
  options: { version?: string; config?: string | Buffer; publicUrl?: string } = {},
): string {
  const { version = '3.13.2', config = STOCK_CONFIG, publicUrl = '/' } = options;
  const folder = temporaryFolder();
  const files = {
    'index.html': `<html><script>window.PUBLIC_URL="${publicUrl}"</script></html>`,
    'app-config.js': config,
    'app.bundle.0f6159c5.js': '(() => {})();',
    '89.bundle.b327bf36.js': statedVersion(version),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The same as OHIF's Docker image holds it: empty scripts beside their compressed text. */
export function makeDockerViewer(): string {
  const folder = makeViewer();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name))));
    writeFileSync(join(folder, name), '');
  }
  return folder;
}

/** A build of this package: two entry files, a chunk, a worker in a folder, the command line. */
export function makeBundle(mark = ''): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'worker'));
  const names = ['extension.js', 'mode.js', 'shared.0a1b2c.js', 'worker/segmentation.3d4e5f.js'];
  for (const name of names) writeFileSync(join(folder, name), `// ${name} ${mark}`);
  writeFileSync(join(folder, 'cli.cjs'), '// the command line');
  mkdirSync(join(folder, 'cli.codecs'));
  writeFileSync(join(folder, 'cli.codecs', 'codec.wasm'), 'for the command line only');
  return folder;
}

/** Every file of a folder with its bytes, to tell that nothing was changed. */
export function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path), entry.isFile() ? readFileSync(path, 'latin1') : 'folder'];
      })
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

/** Installs a bundle of the fixtures, as version 0.1.0 unless `more` says otherwise. */
export function install(viewerFolder: string, more: Partial<InstallOptions> = {}): string[] {
  return installPlugin({ viewerFolder, bundleFolder: makeBundle(), version: '0.1.0', ...more });
}

/** The text of the viewer's app-config.js. */
export function readConfig(viewerFolder: string): string {
  return readFileSync(join(viewerFolder, 'app-config.js'), 'utf8');
}
