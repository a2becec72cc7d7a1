import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uninstallPlugin } from '../../../../cli/install/uninstallPlugin';
import { CONFIG_VARIANTS } from './configVariants';
import {
  install,
  INSTALLED_CONFIG,
  makeViewer,
  readConfig,
  removeFixtures,
  snapshot,
  STOCK_CONFIG,
} from './viewerFixture';

afterEach(removeFixtures);

describe('uninstalling', () => {
  test.each(CONFIG_VARIANTS)('gives back every byte: $title', ({ before }) => {
    const viewer = makeViewer({ config: before });
    const was = snapshot(viewer);
    install(viewer);
    expect(readConfig(viewer)).not.toBe(before);
    uninstallPlugin({ viewerFolder: viewer });
    expect(snapshot(viewer)).toEqual(was);
  });

  test('gives back every byte after an upgrade too', () => {
    const viewer = makeViewer({ config: 'window.config = {};' });
    const was = snapshot(viewer);
    install(viewer);
    install(viewer, { version: '0.2.0', publicUrl: '/ohif/' });
    uninstallPlugin({ viewerFolder: viewer });
    expect(snapshot(viewer)).toEqual(was);
  });

  test('takes out our entries only, where the configuration was changed since', () => {
    const viewer = makeViewer();
    install(viewer);
    const edit = (text: string) => text.replace('modes: [', "modes: ['@site/mode', ");
    writeFileSync(join(viewer, 'app-config.js'), edit(INSTALLED_CONFIG));
    const report = uninstallPlugin({ viewerFolder: viewer });
    expect(readConfig(viewer)).toBe(STOCK_CONFIG.replace('modes: []', "modes: ['@site/mode']"));
    expect(report.join()).toContain('those changes stay');
    expect(existsSync(join(viewer, 'app-config.js.before-ohif-vertebral-bmd'))).toBe(true);
    expect(existsSync(join(viewer, 'plugins'))).toBe(false);
  });

  test('leaves the plugins of others alone', () => {
    const viewer = makeViewer();
    mkdirSync(join(viewer, 'plugins/@site/extension'), { recursive: true });
    const was = snapshot(viewer);
    install(viewer);
    uninstallPlugin({ viewerFolder: viewer });
    expect(snapshot(viewer)).toEqual(was);
  });

  test('a later installation does not lose the backup of an earlier one', () => {
    const viewer = makeViewer();
    install(viewer);
    writeFileSync(join(viewer, 'app-config.js'), `${INSTALLED_CONFIG}// changed\n`);
    uninstallPlugin({ viewerFolder: viewer });
    install(viewer);
    const backups = readdirSync(viewer).filter((name) => name.includes('.before-'));
    expect(backups.map((name) => readFileSync(join(viewer, name), 'utf8'))).toEqual([
      `${STOCK_CONFIG}// changed\n`,
      STOCK_CONFIG,
    ]);
    expect(backups[1]).toMatch(/^app-config\.js\.before-ohif-vertebral-bmd\.\d{4}-\d\d-\d\dT/);
  });

  test('as a trial run says what would change and changes nothing', () => {
    const viewer = makeViewer();
    install(viewer);
    const before = snapshot(viewer);
    const report = uninstallPlugin({ viewerFolder: viewer, dryRun: true }).join('\n');
    expect(report).toContain('remove plugins/ohif-vertebral-bmd/0.1.0/');
    expect(snapshot(viewer)).toEqual(before);
  });

  test('says so where nothing is installed', () => {
    const viewer = makeViewer();
    expect(uninstallPlugin({ viewerFolder: viewer }).join()).toContain('is not installed');
  });
});
