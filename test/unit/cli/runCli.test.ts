import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../../cli/runCli';
import { version } from '../../../package.json';
import {
  makeBundle,
  makeViewer,
  readConfig,
  removeFixtures,
  snapshot,
  temporaryFolder,
} from './install/viewerFixture';

afterEach(removeFixtures);

async function run(...args: readonly (string | { bundleFolder: string })[]) {
  const [out, err]: string[][] = [[], []];
  const code = await runCli(
    args.filter((arg) => typeof arg === 'string'),
    {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      bundleFolder: args.find((arg) => typeof arg !== 'string')?.bundleFolder ?? makeBundle(),
    },
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('ohif-vertebral-bmd', () => {
  test('--version prints the version of the package', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: version, err: '' });
  });

  test.each([
    [['--help'], 'install [options] <viewer-folder>'],
    [['install', '--help'], '--public-url <path>'],
    [['uninstall', '--help'], '--dry-run'],
  ])('%j explains itself', async (args, expected) => {
    const { code, out } = await run(...args);
    expect(code).toBe(0);
    expect(out).toContain(expected);
  });

  test.each([
    [['instal'], /unknown command 'instal'/],
    [['install'], /missing required argument/],
    [['install', '/tmp', '--forse'], /unknown option '--forse'/],
    [['install', '/no/such/viewer'], /^ohif-vertebral-bmd: no such folder: \/no\/such\/viewer$/],
    [['uninstall', __dirname], /no built OHIF viewer/],
  ])('%j is refused with exit code 2 and a reason', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  test('without a command shows how it is used, with exit code 2', async () => {
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain('Usage:');
  });

  test('installs and uninstalls', async () => {
    const viewer = makeViewer();
    const was = snapshot(viewer);
    expect(await run('install', viewer, '--public-url', '/ohif/')).toMatchObject({
      code: 0,
      err: '',
    });
    expect(readConfig(viewer)).toContain(`/ohif/plugins/ohif-vertebral-bmd/${version}/mode.js`);
    expect(await run('uninstall', viewer)).toMatchObject({ code: 0, err: '' });
    expect(snapshot(viewer)).toEqual(was);
  });

  test('takes a package that was not built for its own fault, with exit code 1', async () => {
    const viewer = makeViewer();
    const was = snapshot(viewer);
    const { code, err } = await run({ bundleFolder: temporaryFolder() }, 'install', viewer);
    expect(code).toBe(1);
    expect(err).toMatch(/internal error: .*npm run build/);
    expect(snapshot(viewer)).toEqual(was);
  });

  const cli = join(__dirname, '../../../dist/cli.cjs');
  const whenBuilt = existsSync(cli)
    ? test
    : (title: string, check: () => void) =>
        test.skip(`${title} (skipped: dist/cli.cjs is absent, npm run build makes it)`, check);
  whenBuilt('runs as built, with Node and by itself', () => {
    expect(execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' }).trim()).toBe(
      version,
    );
    expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const refused = spawnSync(process.execPath, [cli, 'install', '/no/such/viewer']);
    expect(refused.status).toBe(2);
  });
});
