import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeDicomFolder } from '../../../demo/phantom/writeCtSeries';
import type { MeasurementFile } from '../../../cli/measure/measurementFile';
import { compressAsJpeg2000 } from '../../support/compressedCt';
import { measure, measurePhantom, removeFolders, temporaryFolder } from './measure/measureFixture';

afterAll(removeFolders);

const root = resolve(__dirname, '../../..');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));
const testBuilt = isBuilt
  ? test
  : (title: string, _check: unknown, _timeoutMs?: number) =>
      test.skip(`${title} (skipped: dist/cli.cjs is absent, npm run build makes it)`, () => {});

// What users get: the package as npm packs and installs it, away from this folder, without a
// network. It must measure compressed CT (the codecs lie beside it) in workers (the file itself).
testBuilt(
  'the packed and installed package measures a compressed study, without further packages',
  async () => {
    const folder = temporaryFolder();
    const npm = (...args: string[]) =>
      execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    npm('pack', root, '--ignore-scripts', '--silent', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    npm('install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${tarball}`);
    const modules = readdirSync(join(folder, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['ohif-vertebral-bmd']);

    const { instances, seeds } = measurePhantom();
    const [plain, ct, studies] = ['plain', 'ct', 'studies.json'].map((name) => join(folder, name));
    writeDicomFolder(instances, plain!);
    await compressAsJpeg2000(plain!, ct!);
    writeFileSync(
      studies!,
      JSON.stringify([
        { ct, seeds },
        { ct: 'nowhere', seeds },
      ]),
    );
    const out = join(folder, 'out');
    mkdirSync(out);
    const bin = join(folder, 'node_modules', '.bin', 'vertebral-bmd');
    const run = spawnSync(bin, ['measure', '--studies', studies!, '--out', out], {
      encoding: 'utf8',
    });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('1 of 2 studies measured.');
    expect(run.stderr).toMatch(/of 2: 002 failed: .*nowhere: no such folder\n/);

    const alone = join(folder, 'alone');
    const single = await measure([
      '--ct',
      plain!,
      '--seeds',
      writeSeeds(folder, seeds),
      '--out',
      alone,
    ]);
    expect(single).toMatchObject({ code: 0, err: [] });
    const [packed, source] = [join(out, '001'), alone].map(
      (each) => JSON.parse(readFileSync(join(each, 'measurement.json'), 'utf8')) as MeasurementFile,
    );
    expect(packed!.patient).toEqual(source!.patient);
  },
  120_000,
);

testBuilt('the built command line is one line on standard error for bad input', () => {
  const args = ['measure', '--ct', '/no/ct', '--seed-level', 'L1', '--seed', '-1,-2,-3'];
  const out = join(temporaryFolder(), 'out');
  const cli = join(root, 'dist', 'cli.cjs');
  const run = spawnSync(process.execPath, [cli, ...args, '--out', out], { encoding: 'utf8' });
  expect(run).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'vertebral-bmd measure: /no/ct: no such folder\n',
  });
});

function writeSeeds(folder: string, seeds: unknown): string {
  const path = join(folder, 'seeds.json');
  writeFileSync(path, JSON.stringify(seeds));
  return path;
}
