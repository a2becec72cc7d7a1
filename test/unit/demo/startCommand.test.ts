import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tinySegmentation } from '../../support/tinyDicom';

const PROJECT = resolve(__dirname, '../../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs what `npm start -- ...` runs. All of these end before anything is fetched or built. */
const start = (...options: string[]) => {
  const tsx = join(PROJECT, 'node_modules/tsx/dist/cli.mjs');
  const data = options.includes('--dicomweb') ? [] : ['--data', join(folder, 'archive')];
  const port = options.includes('--port') ? [] : ['--port', '0'];
  return spawnSync(process.execPath, [tsx, 'demo/start.ts', ...options, ...data, ...port], {
    cwd: PROJECT,
    encoding: 'utf8',
    timeout: 60_000,
  });
};

describe('npm start ends with 2 and one line', () => {
  const cases: [string, () => string[], RegExp][] = [
    ['an unknown viewer', () => ['--viewer', '1.0.0'], /viewer <version>.*1\.0\.0.*3\.13\.2/],
    ['a missing folder', () => ['--dicom', join(folder, 'none')], /^folder .*none does not exist$/],
    ['a file as folder', () => ['--dicom', join(folder, 'seg.dcm')], /seg\.dcm is not a folder$/],
    [
      'a folder without CT',
      () => ['--dicom', folder],
      /^folder .* holds no CT \(1 other DICOM files\)$/,
    ],
    [
      'an archive that is not there',
      () => ['--dicomweb', 'http://127.0.0.1:1/dicom-web'],
      /^the DICOMweb archive http:\/\/127\.0\.0\.1:1\/dicom-web cannot be reached: .+$/,
    ],
  ];

  test.each(cases)('for %s', (_what, options, line) => {
    writeFileSync(join(folder, 'seg.dcm'), tinySegmentation({}, [[[1]]]));
    const { status, stderr } = start(...options());
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
    expect(status).toBe(2);
  });

  test('for a busy port', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = start('--port', String(port));
    other.close();
    expect(stderr.trim()).toBe(`port ${port} on 127.0.0.1 is in use; choose another with --port`);
    expect(status).toBe(2);
  });
});
