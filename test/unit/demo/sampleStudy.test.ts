import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressLine } from '../../../demo/progressLine';
import { sampleStudy } from '../../../demo/sampleStudy';

describe('the sample study', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-sample-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const render = (target: string) => {
    mkdirSync(target);
    writeFileSync(join(target, 'IM0001.dcm'), 'image');
  };

  test('is rendered once and then kept', async () => {
    const onRendering = jest.fn();
    const first = await sampleStudy(onRendering, folder, render);
    const second = await sampleStudy(onRendering, folder, render);
    expect(second).toBe(first);
    expect(existsSync(join(first, 'IM0001.dcm'))).toBe(true);
    expect(onRendering).toHaveBeenCalledTimes(1);
  });

  test('is not taken from a rendering that broke off', async () => {
    const broken = (target: string) => {
      render(target);
      throw new Error('stopped');
    };
    await expect(sampleStudy(jest.fn(), folder, broken)).rejects.toThrow('stopped');
    const onRendering = jest.fn();
    await sampleStudy(onRendering, folder, render);
    expect(onRendering).toHaveBeenCalledTimes(1);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('progress', () => {
  const written = (isTTY: boolean, patienceMs = 0) => {
    const texts: string[] = [];
    const output = { isTTY, write: (text: string) => texts.push(text) };
    const line = progressLine(output, 'Fetching', patienceMs);
    for (let i = 0; i <= 200; i++) line.update(i, 200);
    line.end();
    return texts;
  };

  test('is one line written over on a terminal', () => {
    const texts = written(true);
    expect(texts[0]).toBe('\rFetching 0 %');
    expect(texts).toHaveLength(102);
    expect(texts.slice(-2)).toEqual(['\rFetching 100 %', '\n']);
  });

  test('is a line for each tenth in a log', () => {
    const texts = written(false);
    expect(texts).toHaveLength(11);
    expect(texts.at(-1)).toBe('Fetching 100 %\n');
  });

  test('is not shown for a quick step', () => {
    expect(written(true, 10_000)).toEqual([]);
  });
});
