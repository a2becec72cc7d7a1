import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { uninstallPlugin } from '../../../../cli/install/uninstallPlugin';
import {
  install,
  INSTALLED_CONFIG,
  makeBundle,
  makeDockerViewer,
  makeViewer,
  readConfig,
  removeFixtures,
  snapshot,
  STOCK_CONFIG,
  temporaryFolder,
} from './viewerFixture';

afterEach(removeFixtures);

describe('installing', () => {
  test('copies the browser bundle, but not the command line, to plugins/NAME/VERSION', () => {
    const viewer = makeViewer();
    install(viewer);
    expect(Object.keys(snapshot(join(viewer, 'plugins')))).toEqual([
      'ohif-vertebral-bmd',
      'ohif-vertebral-bmd/0.1.0',
      'ohif-vertebral-bmd/0.1.0/extension.js',
      'ohif-vertebral-bmd/0.1.0/mode.js',
      'ohif-vertebral-bmd/0.1.0/shared.0a1b2c.js',
      'ohif-vertebral-bmd/0.1.0/worker',
      'ohif-vertebral-bmd/0.1.0/worker/segmentation.3d4e5f.js',
    ]);
  });

  test('leaves files that the web server of another user can read', () => {
    const viewer = makeViewer();
    const umask = process.umask(0o077);
    install(viewer);
    process.umask(umask);
    const modes = Object.keys(snapshot(join(viewer, 'plugins'))).map(
      (name) => statSync(join(viewer, 'plugins', name)).mode & 0o005,
    );
    expect(modes).toEqual([0o5, 0o5, 0o4, 0o4, 0o4, 0o5, 0o4]);
  });

  test('adds the two entries and keeps the configuration from before beside it', () => {
    const viewer = makeViewer();
    install(viewer);
    expect(readConfig(viewer)).toBe(INSTALLED_CONFIG);
    expect(readFileSync(join(viewer, 'app-config.js.before-ohif-vertebral-bmd'), 'utf8')).toBe(
      STOCK_CONFIG,
    );
  });

  test('keeps the access rights of app-config.js', () => {
    const viewer = makeViewer();
    chmodSync(join(viewer, 'app-config.js'), 0o640);
    install(viewer);
    expect(statSync(join(viewer, 'app-config.js')).mode & 0o777).toBe(0o640);
  });

  test('a second time changes no file and says so', () => {
    const viewer = makeViewer();
    const bundleFolder = makeBundle();
    install(viewer, { bundleFolder });
    const first = snapshot(viewer);
    expect(install(viewer, { bundleFolder })).toContain(
      'version 0.1.0 is installed already: nothing to change',
    );
    expect(snapshot(viewer)).toEqual(first);
  });

  test('again with another build of the same version replaces its files', () => {
    const viewer = makeViewer();
    install(viewer);
    const report = install(viewer, { bundleFolder: makeBundle('rebuilt') });
    expect(report.join()).toContain('a browser may hold on to them');
    const folder = join(viewer, 'plugins/ohif-vertebral-bmd');
    expect(readFileSync(join(folder, '0.1.0/mode.js'), 'utf8')).toContain('rebuilt');
    expect(readdirSync(folder)).toEqual(['0.1.0']);
  });

  test('a later version replaces the entries and then the earlier version', () => {
    const viewer = makeViewer();
    install(viewer);
    const report = install(viewer, { version: '0.2.0' });
    expect(readConfig(viewer)).toBe(INSTALLED_CONFIG.replaceAll('0.1.0', '0.2.0'));
    expect(readdirSync(join(viewer, 'plugins/ohif-vertebral-bmd'))).toEqual(['0.2.0']);
    expect(report).toContain('remove the earlier version plugins/ohif-vertebral-bmd/0.1.0/');
  });

  test('an earlier version replaces a later one in the same way', () => {
    const viewer = makeViewer();
    install(viewer);
    const before = snapshot(viewer);
    install(viewer, { version: '0.2.0', bundleFolder: makeBundle('changed') });
    install(viewer);
    expect(snapshot(viewer)).toEqual(before);
  });

  test('follows the path that the viewer was built for', () => {
    const viewer = makeViewer({ publicUrl: '/ohif/' });
    install(viewer);
    expect(readConfig(viewer)).toContain("['/ohif/plugins/ohif-vertebral-bmd/0.1.0/extension.js']");
  });

  test.each(['/imaging/', '/imaging'])('goes by the path that is stated: %s', (publicUrl) => {
    const viewer = makeViewer({ publicUrl: '/ohif/' });
    install(viewer, { publicUrl });
    expect(readConfig(viewer)).toContain(
      "['/imaging/plugins/ohif-vertebral-bmd/0.1.0/extension.js']",
    );
  });

  test('says when the router path is not the one that files are loaded from', () => {
    const text = STOCK_CONFIG.replace('null', "'/ohif'");
    expect(install(makeViewer({ config: text })).join()).toContain('routerBasename is /ohif');
    expect(install(makeViewer({ config: text, publicUrl: '/ohif/' })).join()).not.toContain('note');
  });

  test('changes the link target, not the link, where app-config.js is one', () => {
    const viewer = makeViewer();
    const elsewhere = join(temporaryFolder(), 'site-config.js');
    writeFileSync(elsewhere, STOCK_CONFIG);
    rmSync(join(viewer, 'app-config.js'));
    symlinkSync(elsewhere, join(viewer, 'app-config.js'));
    install(viewer);
    expect(readFileSync(elsewhere, 'utf8')).toBe(INSTALLED_CONFIG);
  });

  test('keeps bytes that are no UTF-8', () => {
    const before = Buffer.from(`// caf\xe9\n${STOCK_CONFIG}`, 'latin1');
    const viewer = makeViewer({ config: before });
    install(viewer);
    expect(readFileSync(join(viewer, 'app-config.js'), 'latin1')).toBe(
      `// caf\xe9\n${INSTALLED_CONFIG}`,
    );
  });

  test('brings compressed copies of app-config.js up to date', () => {
    const viewer = makeViewer();
    writeFileSync(join(viewer, 'app-config.js.gz'), gzipSync(STOCK_CONFIG));
    writeFileSync(join(viewer, 'app-config.js.br'), brotliCompressSync(Buffer.from(STOCK_CONFIG)));
    const report = install(viewer);
    const read = (name: string) => readFileSync(join(viewer, name));
    expect(gunzipSync(read('app-config.js.gz')).toString()).toBe(INSTALLED_CONFIG);
    expect(brotliDecompressSync(read('app-config.js.br')).toString()).toBe(INSTALLED_CONFIG);
    expect(report).toContain('app-config.js.gz brought up to date: a server may send it');
  });

  test("works on OHIF's Docker image, whose scripts are empty beside their .gz", () => {
    const viewer = makeDockerViewer();
    const before = snapshot(viewer);
    expect(install(viewer)[0]).toContain('OHIF 3.13.2');
    expect(gunzipSync(readFileSync(join(viewer, 'app-config.js.gz'))).toString()).toBe(
      INSTALLED_CONFIG,
    );
    expect(readConfig(viewer)).toBe('');
    uninstallPlugin({ viewerFolder: viewer });
    expect(snapshot(viewer)).toEqual(before);
  });

  test('as a trial run says what would change and changes nothing', () => {
    const viewer = makeViewer();
    const before = snapshot(viewer);
    const report = install(viewer, { dryRun: true }).join('\n');
    expect(report).toContain('copy 4 files');
    expect(report).toContain(`+ extensions: ['/plugins/ohif-vertebral-bmd/0.1.0/extension.js']`);
    expect(report).toContain('nothing was changed');
    expect(snapshot(viewer)).toEqual(before);
  });

  test('that fails half-way puts everything back', () => {
    const viewer = makeViewer();
    const before = snapshot(viewer);
    // The backup cannot be written where a folder has its name.
    mkdirSync(join(viewer, 'app-config.js.before-ohif-vertebral-bmd'));
    expect(() => install(viewer)).toThrow(/EISDIR/);
    rmSync(join(viewer, 'app-config.js.before-ohif-vertebral-bmd'), { recursive: true });
    expect(snapshot(viewer)).toEqual(before);
  });
});
