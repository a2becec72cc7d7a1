import { copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { uninstallPlugin } from '../../../../cli/install/uninstallPlugin';
import { resolveViewer } from '../../../../demo/viewer/resolveViewer';
import { install, readConfig, removeFixtures, snapshot, temporaryFolder } from './viewerFixture';

afterEach(removeFixtures);

const CACHE = resolve(__dirname, '../../../../.cache/ohif-app');

// In milliseconds: the first fetch of a viewer from the registry is 50 MB.
jest.setTimeout(300_000);

/** What the installer reads of a viewer, without a copy of its 200 MB. */
function reflect(viewer: string): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(viewer).filter((file) => /\.(js|html)$/.test(file)))
    if (name === 'app-config.js') copyFileSync(join(viewer, name), join(folder, name));
    else symlinkSync(join(viewer, name), join(folder, name));
  return folder;
}

describe.each(['3.13.2', '3.14.0-beta.6'])('the stock viewer %s', (version) => {
  const whenThere =
    existsSync(join(CACHE, version)) || process.env['REQUIRE_ALL']
      ? test
      : (title: string, check: () => Promise<void>) =>
          test.skip(
            `${title} (skipped: it is not in .cache; npm start or npm test fetch it)`,
            check,
          );

  whenThere('is recognized, gets two lines changed, and is given back byte for byte', async () => {
    const viewer = reflect(await resolveViewer(version, () => undefined));
    const before = snapshot(viewer);
    const config = readConfig(viewer);

    expect(install(viewer)[0]).toContain(`OHIF ${version} in ${viewer}, served under /`);
    const changed = readConfig(viewer).split('\n');
    expect(changed.filter((line, index) => line !== config.split('\n')[index])).toEqual([
      "  extensions: ['/plugins/ohif-vertebral-bmd/0.1.0/extension.js'],",
      "  modes: ['/plugins/ohif-vertebral-bmd/0.1.0/mode.js'],",
    ]);

    uninstallPlugin({ viewerFolder: viewer });
    expect(readFileSync(join(viewer, 'app-config.js'), 'utf8')).toBe(config);
    expect(snapshot(viewer)).toEqual(before);
  });
});
