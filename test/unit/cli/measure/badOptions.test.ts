import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  expectRefusal,
  measure,
  removeFolders,
  seedsFile,
  temporaryFolder,
} from './measureFixture';

// As in badCt.test.ts, but it is the options or the output folder that are wrong.

afterAll(removeFolders);

describe('output that cannot be written', () => {
  const args = ['--ct', '/no/such/ct', '--seed-level', 'L3', '--seed', '1,2,3'];

  test('in a file, and below one', async () => {
    const file = seedsFile({});
    await expectRefusal([...args, '--out', file], `${file}: the output is a file, not a folder`);
    const below = join(file, 'result');
    await expectRefusal([...args, '--out', below], `${below}: the output folder cannot be written`);
  });

  test('in a folder that may not be written', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const asRoot = process.getuid?.() === 0;
    if (asRoot) process.seteuid?.(65534);
    try {
      const message = `${folder}: the output folder cannot be written (EACCES)`;
      await expectRefusal([...args, '--out', folder], message);
      const below = join(folder, 'result');
      await expectRefusal([...args, '--out', below], `${below}: the output folder cannot`);
    } finally {
      if (asRoot) process.seteuid?.(0);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('options', () => {
  const ct = ['--ct', '/ct'];
  const seed = ['--seed-level', 'L1', '--seed', '1,2,3'];
  const archive = ['--dicomweb', 'http://127.0.0.1:9/dicom-web'];

  test.each<[readonly string[], RegExp]>([
    [seed, /nothing to measure: give --ct, or --dicomweb and --study, or --studies/],
    [ct, /no seeds: give --seeds FILE, or both --seed-level LEVEL and --seed/],
    [[...ct, '--seed', '1,2,3'], /no seeds/],
    [[...ct, '--seed-level', 'L1', '--seed', '1,2'], /--seed 1,2: expected a point of three/],
    [[...ct, '--seed-level', 'L1', '--seed', '1,,2'], /--seed 1,,2: expected a point of three/],
    [['--study', '1.2', ...seed], /--study needs --dicomweb/],
    [[...archive, ...seed], /--dicomweb needs --study or --studies/],
    [[...ct, ...seed, '--authorization', 'x'], /--authorization needs --dicomweb/],
    [[...ct, ...seed, '--exclude', 'L2'], /--exclude L2: expected a level and a reason/],
    [[...ct, ...seed, '--exclude', 'L2=tired'], /L2: the reason must be one of fractured, cement/],
    [[...ct, ...seed, '--exclude', 'L7=other'], /unknown level "L7"/],
  ])('%j do not fit together', async (args, message) => {
    await expectRefusal(args, message);
  });

  test.each<[readonly string[], RegExp]>([
    [[...ct, ...archive, ...seed], /'--ct <folder>' cannot be used with option '--dicomweb/],
    [[...ct, ...seed, '--seeds', 'x'], /cannot be used with option '--seed/],
    [[...ct, ...seed, '--peel-mm', '-1'], /must be a number of mm from 0 to 20/],
    [[...ct, ...seed, '--peel-mm', 'three'], /must be a number of mm from 0 to 20/],
    [[...ct, ...seed, '--jobs', '0'], /must be a whole number from 1/],
    [[...ct, ...seed, '--series', 'x'], /must be a UID/],
    [['--dicomweb', 'archive', '--study', '1.2', ...seed], /must be a URL/],
    [[...ct, ...seed, '--sereis', '1'], /unknown option '--sereis' \(Did you mean --series\?\)/],
    [[...ct, ...seed, 'more'], /too many arguments/],
  ])('%j are refused by one line', async (args, message) => {
    const run = await measure([...args, '--out', join(temporaryFolder(), 'x')]);
    expect(run).toMatchObject({ code: 2, out: [] });
    expect(run.err).toEqual([expect.stringMatching(message)]);
  });

  test('without --out nothing is done', async () => {
    const run = await measure([...ct, ...seed]);
    expect(run).toMatchObject({ code: 2, out: [] });
    expect(run.err).toEqual([expect.stringMatching(/required option '--out <folder>'/)]);
  });
});
