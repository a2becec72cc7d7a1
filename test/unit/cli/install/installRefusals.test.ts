import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  install,
  INSTALLED_CONFIG,
  makeBundle,
  makeViewer,
  readConfig,
  removeFixtures,
  snapshot,
  statedVersion,
  temporaryFolder,
} from './viewerFixture';

afterEach(removeFixtures);

/** Runs with the rights of a user who owns nothing, for root may write everywhere. */
function asOrdinaryUser<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run();
  const nobody = 65534;
  process.seteuid?.(nobody);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('installing is refused, with nothing changed,', () => {
  test.each<[string, () => string, RegExp]>([
    ['no folder', () => '/no/such/viewer', /no such folder/],
    ['a file', () => join(makeViewer(), 'index.html'), /not a folder/],
    [
      'an empty folder',
      temporaryFolder,
      /no built OHIF viewer: .* has no index\.html, no app-config/,
    ],
    [
      'the package around the build',
      () => {
        const folder = temporaryFolder();
        mkdirSync(join(folder, 'dist'));
        writeFileSync(join(folder, 'dist', 'index.html'), '');
        return folder;
      },
      /did you mean its dist\//,
    ],
    [
      'another application',
      () => {
        const folder = makeViewer();
        rmSync(join(folder, 'app.bundle.0f6159c5.js'));
        return folder;
      },
      /has no app\.bundle/,
    ],
    ['OHIF 3.10', () => makeViewer({ version: '3.10.2' }), /OHIF 3\.10\.2 does not fit; 3\.11 to/],
    ['OHIF 3.15', () => makeViewer({ version: '3.15.0-beta.1' }), /3\.15\.0-beta\.1 does not fit/],
    ['OHIF 4', () => makeViewer({ version: '4.11.0' }), /4\.11\.0 does not fit/],
    [
      'a version nobody states',
      () => {
        const folder = makeViewer();
        writeFileSync(join(folder, '89.bundle.b327bf36.js'), '');
        return folder;
      },
      /version of .* cannot be told.*--force/,
    ],
    [
      'two versions',
      () => {
        const folder = makeViewer();
        writeFileSync(join(folder, '90.bundle.js'), statedVersion('3.12.0'));
        return folder;
      },
      /cannot be told/,
    ],
    [
      'a list it cannot read',
      () => makeViewer({ config: 'window.config = f();' }),
      /not understood/,
    ],
    ['an empty app-config.js', () => makeViewer({ config: '' }), /is empty/],
    ['a relative address', () => makeViewer({ publicUrl: './' }), /"\.\/".*--public-url/],
    ['another site', () => makeViewer({ publicUrl: '//cdn.test/' }), /--public-url/],
    [
      'a compressed copy with another text',
      () => {
        const folder = makeViewer();
        writeFileSync(join(folder, 'app-config.js.gz'), gzipSync('window.config = {};'));
        return folder;
      },
      /app-config\.js and app-config\.js\.gz differ/,
    ],
    [
      'a broken compressed copy',
      () => {
        const folder = makeViewer();
        writeFileSync(join(folder, 'app-config.js.gz'), 'no gzip');
        return folder;
      },
      /app-config\.js\.gz cannot be decompressed/,
    ],
  ])('for %s', (_, make, message) => {
    const folder = make();
    const before = existsSync(folder) && statSync(folder).isDirectory() ? snapshot(folder) : {};
    expect(() => install(folder)).toThrow(expect.objectContaining({ name: 'Refusal' }));
    expect(() => install(folder)).toThrow(message);
    expect(() => install(folder)).not.toThrow(/\n/);
    if (Object.keys(before).length > 0) expect(snapshot(folder)).toEqual(before);
  });

  test.each(['3.11.1', '3.12.0', '3.12.10', '3.13.2', '3.14.0-beta.6', '3.14.2'])(
    'but not for OHIF %s',
    (version) => {
      expect(install(makeViewer({ version }))[0]).toContain(`OHIF ${version}`);
    },
  );

  test('but not for a minified build', () => {
    const viewer = makeViewer();
    const minified = `function a(){let{t:e}=u("AboutModal"),[t,a]="3.12.1".split("-");return t}`;
    writeFileSync(join(viewer, '89.bundle.b327bf36.js'), minified);
    expect(install(viewer)[0]).toContain('OHIF 3.12.1');
  });

  test('but with force not for a version that was not tried', () => {
    const viewer = makeViewer({ version: '3.15.0' });
    install(viewer, { force: true });
    expect(readConfig(viewer)).toBe(INSTALLED_CONFIG);
  });

  test.each([
    ['the viewer', '.', 0o555],
    ['app-config.js', 'app-config.js', 0o444],
    ['plugins', 'plugins', 0o555],
  ])('where %s may not be written', (_, name, mode) => {
    const viewer = makeViewer();
    mkdirSync(join(viewer, 'plugins'));
    const bundleFolder = makeBundle();
    for (const folder of [viewer, join(viewer, 'plugins')]) chmodSync(folder, 0o777);
    for (const folder of [bundleFolder, join(bundleFolder, 'worker')]) chmodSync(folder, 0o755);
    chmodSync(join(viewer, 'app-config.js'), 0o666);
    chmodSync(join(viewer, name), mode);
    const before = snapshot(viewer);
    expect(() => asOrdinaryUser(() => install(viewer, { bundleFolder }))).toThrow(
      /may not be written/,
    );
    expect(snapshot(viewer)).toEqual(before);
    chmodSync(viewer, 0o755);
  });
});
