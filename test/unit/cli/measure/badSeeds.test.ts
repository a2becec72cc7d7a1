import { appendFileSync } from 'node:fs';
import { ctSeriesDatasets } from '../../../../demo/phantom/writeCtSeries';
import {
  add,
  ijkToLps,
  lpsToIjk,
  type CtVolume,
  type NaturalizedDataset,
  type Vec3,
} from '../../../../src';
import {
  ctFolder,
  expectRefusal,
  measurePhantom,
  removeFolders,
  seedsFile,
} from './measureFixture';

// As in badCt.test.ts, but it is the seeds that are wrong.

const phantom = measurePhantom();
const { instances, volume, seeds } = phantom;
afterAll(removeFolders);

describe('seeds', () => {
  let ct: string;
  beforeAll(() => {
    ct = ctFolder(withAir(volume));
  });

  const inCanal = add(seeds.L3, [0, 24, 0]);
  const inAir = ijkToLps(volume.geometry, [18, 18, 45]);
  const outside = add(seeds.L1, [0, 0, 300]);

  test.each<[string, Vec3, RegExp]>([
    ['outside the volume', outside, /lies outside the scan.*LPS, in mm/],
    ['in air', inAir, /lies in air or fat, not in bone/],
    ['in the canal', inCanal, /lies in no vertebral body.*canal/],
  ])('%s, of seeds.json', async (_where, seed, message) => {
    const file = seedsFile({ ...seeds, L3: seed });
    await expectRefusal(
      ['--ct', ct, '--seeds', file],
      new RegExp(`: ${file}: the seed of L3, \\[[-0-9., ]+\\], ${message.source}`),
    );
  });

  test.each<[string, Vec3, RegExp]>([
    ['outside the volume', outside, /--seed: the seed of L3.* lies outside the scan/],
    ['in air', inAir, /--seed: the seed of L3.* lies in air or fat/],
    ['in the canal', inCanal, /--seed: the seed of L3.* lies in no vertebral body/],
  ])('%s, with propagation', async (_where, seed, message) => {
    const args = ['--seed-level', 'L3', '--seed', seed.join(',')];
    await expectRefusal(['--ct', ct, ...args], message);
  });

  test('the canal and air of the phantom are what they are taken for', () => {
    const { bodyContains } = phantom.truth.levels.L3;
    expect(bodyContains(inCanal)).toBe(false);
    // HU: neither bone nor air.
    expect(Math.abs(phantom.truth.huAt(inCanal))).toBeLessThan(60);
  });

  test('a level that is not known', async () => {
    const file = seedsFile({ L1: seeds.L1, L6: seeds.L2 });
    await expectRefusal(['--ct', ct, '--seeds', file], `${file}: unknown level "L6"`);
    const args = ['--seed-level', 'l3', '--seed', '1,2,3'];
    await expectRefusal(['--ct', ct, ...args], '--seed-level: unknown level "l3"');
  });

  test('two in one body, or mixed up', async () => {
    const same = seedsFile({ L1: seeds.L1, L2: add(seeds.L1, [2, 0, 2]) });
    await expectRefusal(
      ['--ct', ct, '--seeds', same],
      `${same}: the seeds of L1 and L2 lie in the same vertebral body`,
    );
    const mixed = seedsFile({ L1: seeds.L2, L2: seeds.L1 });
    await expectRefusal(
      ['--ct', ct, '--seeds', mixed],
      `${mixed}: the seeds are mixed up: the body given as L1 lies below the one given as L2`,
    );
  });

  test('of a body that the border cuts, alone', async () => {
    const k = Math.round(lpsToIjk(volume.geometry, seeds.L3)[2]);
    const cut = seedsFile({ L3: seeds.L3 });
    await expectRefusal(
      ['--ct', ctFolder(instances.slice(0, k + 3)), '--seeds', cut],
      new RegExp(`${cut}: no level can be measured: the body at the seed of L3.* is cut off`),
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['a list', [[1, 2, 3]], /expected seeds such as/],
    ['nothing', {}, /no seed in it/],
    ['two numbers', { L1: [1, 2] }, /L1: expected a point of three numbers/],
    ['a text', { L1: [1, 2, '3'] }, /L1: expected a point of three numbers/],
    ['null', { L1: null }, /L1: expected a point of three numbers/],
  ])('in a file that holds %s', async (_title, content, message) => {
    const file = seedsFile(content);
    await expectRefusal(['--ct', ct, '--seeds', file], new RegExp(`${file}: ${message.source}`));
  });

  test('in a file that is missing or no JSON', async () => {
    await expectRefusal(['--ct', ct, '--seeds', '/no/seeds.json'], '/no/seeds.json: no such file');
    const file = seedsFile(seeds);
    appendFileSync(file, '}');
    await expectRefusal(['--ct', ct, '--seeds', file], `${file}: not a JSON file`);
  });
});

/** The slices of a volume with a block of air in a corner. */
function withAir(all: CtVolume): readonly NaturalizedDataset[] {
  const [columns, rows] = all.geometry.dimensions;
  const hu = all.hu.map((value: number, offset: number) => {
    const i = offset % columns;
    const j = Math.floor(offset / columns) % rows;
    return i < 36 && j < 36 ? -1000 : value;
  }) as Int16Array;
  return ctSeriesDatasets({ ...all, hu });
}
