import { messageText } from '../../../../src';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assess,
  MEAN_LEVELS,
  readCtSeries,
  restoreReading,
  type CtSeries,
  type VertebralLevel,
} from '../../../../src';
import type { MeasuredEntry, MeasurementFile } from '../../../../cli/measure/measurementFile';
import { version } from '../../../../package.json';
import { ctSeriesDatasets } from '../../../../demo/phantom/writeCtSeries';
import { enhancedCt } from '../../../support/enhancedCt';
import { pixelData, readDataset } from '../../../support/writeDataset';
import {
  ctFolder,
  measure,
  measureFully,
  measurePhantom,
  removeFolders,
  seedsFile,
  temporaryFolder,
} from './measureFixture';

const phantom = measurePhantom();
let ct: string;
let seeds: string;
beforeAll(() => {
  ct = ctFolder(phantom.instances);
  seeds = seedsFile(phantom.seeds);
});
afterAll(removeFolders);

const series = readCtSeries(phantom.instances) as CtSeries;

const readMeasurement = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'measurement.json'), 'utf8')) as MeasurementFile;

const restore = (folder: string, of = series) => {
  const [segmentation, report] = ['segmentation.dcm', 'report.dcm'].map((name) =>
    readDataset(readFileSync(join(folder, name))),
  );
  return restoreReading(
    { dataset: segmentation!, pixelData: pixelData(segmentation!) },
    report!,
    of,
  );
};

/**
 * HU that a mean may be off the truth. Masks may differ by voxels at their border; the broken body
 * holds a compacted band there, whose share moves its mean by some HU.
 */
const toleranceHu = (level: keyof typeof phantom.truth.levels): number =>
  phantom.truth.levels[level].fractured ? 3 : 1;

function measuredLevel(measurement: MeasurementFile, level: VertebralLevel): MeasuredEntry {
  const found = measurement.levels[level];
  if (found?.status !== 'measured') throw new Error(`${level} was not measured`);
  return found;
}

describe('vertebral-bmd measure --ct --seeds', () => {
  let folder: string;
  let run: Awaited<ReturnType<typeof measure>>;
  beforeAll(async () => {
    folder = join(temporaryFolder(), 'new', 'result');
    run = await measure(['--ct', ct, '--seeds', seeds, '--out', folder]);
  });

  it('ends with exit code 0, nothing on standard error, and the three files alone', () => {
    expect(run).toMatchObject({ code: 0, err: [] });
    expect(readdirSync(folder).sort()).toEqual([
      'measurement.json',
      'report.dcm',
      'segmentation.dcm',
    ]);
  });

  it.each(MEAN_LEVELS)('measures %s within 1 HU of the truth', (level) => {
    const { threeDimensionalHu, threeSliceHu, seedLps } = measuredLevel(
      readMeasurement(folder),
      level,
    );
    const truth = phantom.truth.levels[level].meanHu(3);
    expect(Math.abs(threeDimensionalHu!.meanHu - truth)).toBeLessThan(toleranceHu(level));
    expect(Object.keys(threeDimensionalHu!)).toEqual(
      expect.arrayContaining(['meanHu', 'sdHu', 'medianHu', 'voxels', 'volumeMm3']),
    );
    const { slices } = threeSliceHu!;
    expect(slices.map(({ position }) => position)).toEqual(['superior', 'middle', 'inferior']);
    expect(threeSliceHu!.meanHu).toBeCloseTo(
      slices.reduce((sum, { meanHu }) => sum + meanHu, 0) / 3,
      9,
    );
    const heights = slices.map(({ centerLps }) => centerLps[2]!);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    for (const { centerLps } of slices) {
      expect(phantom.truth.levels[level].bodyContains(centerLps)).toBe(true);
    }
    expect(seedLps).toEqual(phantom.seeds[level as 'L1']);
  });

  it('gives the patient the mean of the levels, and its assessment by the same metric', () => {
    const { levels, patient, assessment } = readMeasurement(folder);
    expect(patient.levels).toEqual(MEAN_LEVELS);
    const mean = (values: readonly number[]) => values.reduce((sum, hu) => sum + hu, 0) / 4;
    const all = MEAN_LEVELS.map((level) => levels[level] as MeasuredEntry);
    const threeDimensional = mean(all.map((level) => level.threeDimensionalHu!.meanHu));
    expect(patient.threeDimensionalHu).toBeCloseTo(threeDimensional, 9);
    expect(patient.threeSliceHu).toBeCloseTo(mean(all.map((l) => l.threeSliceHu!.meanHu)), 9);
    for (const metric of ['threeDimensionalHu', 'threeSliceHu'] as const) {
      expect(assessment[metric]).toEqual(
        JSON.parse(JSON.stringify(assess(metric, patient[metric]!))),
      );
    }
  });

  it('records where the values come from, the scan checks, and nothing of the patient', () => {
    const { provenance, checks } = readMeasurement(folder);
    expect(provenance).toMatchObject({
      software: { name: 'ohif-vertebral-bmd', version },
      peelMm: 3,
      studyInstanceUid: series.studyInstanceUid,
      seriesInstanceUid: series.seriesInstanceUid,
      seeds: phantom.seeds,
      scan: { kvp: 120, convolutionKernel: 'B30f' },
    });
    expect(Math.abs(Date.now() - Date.parse(provenance.date))).toBeLessThan(60_000);
    expect(checks).toEqual(
      series.checks.map((check) => ({ ...check, message: messageText(check.message) })),
    );
    const text = readFileSync(join(folder, 'measurement.json'), 'utf8') + run.out.join();
    for (const word of ['Phantom^Lumbar', 'PHANTOM-001', '19530101', '072Y']) {
      expect(JSON.stringify(phantom.instances[0])).toContain(word);
      expect(text).not.toContain(word);
    }
  });

  it('writes SEG and SR that hold the same levels and values', () => {
    const { levels, provenance } = readMeasurement(folder);
    const restored = restore(folder);
    expect(restored.stored).toMatchObject({
      segmentationSopInstanceUid: provenance.segmentationSopInstanceUid,
      reportSopInstanceUid: provenance.reportSopInstanceUid,
    });
    expect(Object.keys(restored.levels)).toEqual(Object.keys(levels));
    for (const level of MEAN_LEVELS) {
      const json = measuredLevel(readMeasurement(folder), level);
      const { threeDimensional, threeSlice, trackingUid } = restored.levels[level]!;
      // 9 decimals: what a DS of 16 characters keeps of a mean.
      expect(threeDimensional!.statistics.meanHu).toBeCloseTo(json.threeDimensionalHu!.meanHu, 9);
      expect(threeDimensional!.statistics.voxels).toBe(json.threeDimensionalHu!.voxels);
      expect(threeSlice!.hu.meanHu).toBeCloseTo(json.threeSliceHu!.meanHu, 9);
      expect(trackingUid).toBe(json.trackingUid);
    }
  });

  it('shows the values on standard output, and that they are no diagnosis', () => {
    const { patient } = readMeasurement(folder);
    const text = run.out.join('\n');
    expect(text).toContain(
      `Mean of L1, L2, L3, L4: 3D-HU ${patient.threeDimensionalHu!.toFixed(1)}`,
    );
    expect(text).toContain('Research use; not a diagnosis.');
  });
});

describe('vertebral-bmd measure', () => {
  it('finds the neighbours of one seed, and lists one that the scan does not hold', async () => {
    const folder = temporaryFolder();
    const args = ['--seed-level', 'L3', '--seed', phantom.seeds.L3.join(',')];
    const { code, err } = await measure(['--ct', ct, ...args, '--out', folder]);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    const measurement = readMeasurement(folder);
    for (const level of ['T12', ...MEAN_LEVELS] as const) {
      const { threeDimensionalHu, confidence } = measuredLevel(measurement, level);
      const truth = phantom.truth.levels[level].meanHu(3);
      expect(Math.abs(threeDimensionalHu!.meanHu - truth)).toBeLessThan(toleranceHu(level));
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
    expect(measuredLevel(measurement, 'L3').confidence).toBe(1);
    expect(measurement.levels.L5).toMatchObject({
      status: 'notMeasurable',
      reason: expect.stringMatching(/utsideVolume/),
      message: expect.stringContaining('L5'),
    });
    expect(measurement.provenance.propagatedFrom).toBe('L3');
  });

  it('returns how far each level can be trusted, and measures it again from points about it', async () => {
    const folder = temporaryFolder();
    const seed = seedsFile({ L3: phantom.truth.levels.L3.centerLps });
    expect(await measureFully(['--ct', ct, '--seeds', seed, '--out', folder])).toMatchObject({
      code: 0,
    });
    const { quality } = measuredLevel(readMeasurement(folder), 'L3');
    expect(quality!.bodyVolumeMm3).toBeGreaterThan(15_000);
    expect(quality!.huByPeelMm.map(({ peelMm }) => peelMm)).toContain(3);
    // HU; the least significant change of HU methods is 10 HU or more.
    expect(quality!.repeatability!.sdHu).toBeLessThan(1);
    expect(quality!.repeatability!.sdHu).toBeGreaterThanOrEqual(0);
  });

  it('takes the peel that is asked for', async () => {
    const [wide, narrow] = [temporaryFolder(), temporaryFolder()];
    for (const [folder, peel] of [
      [wide, '2'],
      [narrow, '5'],
    ] as const) {
      const args = ['--ct', ct, '--seeds', seeds, '--peel-mm', peel, '--out', folder];
      expect(await measure(args)).toMatchObject({ code: 0 });
    }
    const voxels = (folder: string) =>
      measuredLevel(readMeasurement(folder), 'L1').threeDimensionalHu!.voxels;
    expect(voxels(wide)).toBeGreaterThan(1.3 * voxels(narrow));
    expect(readMeasurement(narrow).provenance.peelMm).toBe(5);
    expect(restore(narrow).peelMm).toBe(5);
  });

  it('leaves excluded levels out of the means, and says so in the SR', async () => {
    const folder = temporaryFolder();
    const args = ['--exclude', 'L2=fractured', '--exclude', 'L5=other'];
    const { code } = await measure(['--ct', ct, '--seeds', seeds, ...args, '--out', folder]);
    expect(code).toBe(0);
    const measurement = readMeasurement(folder);
    expect(measurement.patient.levels).toEqual(['L1', 'L3', 'L4']);
    expect(measuredLevel(measurement, 'L2').exclusion).toEqual({ reason: 'fractured', note: '' });
    expect(measurement.levels.L5).toMatchObject({
      status: 'excluded',
      exclusion: { reason: 'other' },
    });
    expect(restore(folder).levels.L2!.exclusion).toEqual({ reason: 'fractured', note: '' });
  });

  it('has no mean of a single level, and says null rather than a number', async () => {
    const folder = temporaryFolder();
    const one = seedsFile({ L1: phantom.seeds.L1 });
    const { code, out } = await measure(['--ct', ct, '--seeds', one, '--out', folder]);
    expect(code).toBe(0);
    const { patient, assessment } = readMeasurement(folder);
    expect(patient).toMatchObject({ threeDimensionalHu: null, threeSliceHu: null, levels: ['L1'] });
    expect(assessment).toEqual({ threeDimensionalHu: null, threeSliceHu: null });
    expect(out.join()).toContain('not assessable');
  });

  it('keeps earlier results unless --force is given, and never touches other files', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'measurement.json'), 'earlier');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    mkdirSync(join(folder, 'more'));
    const args = ['--ct', ct, '--seeds', seeds, '--out', folder];
    const refused = await measure(args);
    expect(refused).toMatchObject({ code: 2, out: [] });
    expect(refused.err).toEqual([
      `vertebral-bmd measure: ${folder}: holds measurement.json of an earlier run; choose another folder, or replace it with --force`,
    ]);
    expect(readFileSync(join(folder, 'measurement.json'), 'utf8')).toBe('earlier');
    expect(readdirSync(folder)).toHaveLength(3);

    expect(await measure([...args, '--force'])).toMatchObject({ code: 0 });
    expect(readMeasurement(folder).patient.levels).toHaveLength(4);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(5);
  });

  it('shows progress on a terminal, and clears it before the end', async () => {
    const shown: string[] = [];
    const args = ['--ct', ct, '--seeds', seeds, '--out', temporaryFolder()];
    const { err } = await measure(args, { terminal: (text) => shown.push(text) });
    expect(err).toEqual([]);
    expect(shown).toContain('\r\u001b[2KReading image 91 of 92');
    expect(shown.at(-1)).toBe('\r\u001b[2K');
  });

  it('reads the series asked for, or the best one, of several', async () => {
    const sharp = ctSeriesDatasets(phantom.volume, { seriesNumber: 2, convolutionKernel: 'B70f' });
    const both = ctFolder([...phantom.instances, ...sharp]);
    const uid = String(sharp[0]!['SeriesInstanceUID']);
    for (const [options, wanted] of [
      [['--series', uid], uid],
      [['--best-series'], series.seriesInstanceUid],
    ] as const) {
      const folder = temporaryFolder();
      const run = await measure(['--ct', both, '--seeds', seeds, ...options, '--out', folder]);
      expect(run).toMatchObject({ code: 0, err: [] });
      expect(readMeasurement(folder).provenance.seriesInstanceUid).toBe(wanted);
    }
  });

  it('measures a multi-frame Enhanced CT as it measures single slices, and refers to its frames', async () => {
    const [single, multi] = [temporaryFolder(), temporaryFolder()];
    const enhanced = enhancedCt(phantom.volume);
    await measure(['--ct', ct, '--seeds', seeds, '--out', single]);
    const args = ['--ct', ctFolder([enhanced]), '--seeds', seeds, '--out', multi];
    expect(await measure(args)).toMatchObject({ code: 0, err: [] });
    expect(readMeasurement(multi).patient).toEqual(readMeasurement(single).patient);
    const restored = restore(multi, readCtSeries([enhanced]) as CtSeries);
    const json = measuredLevel(readMeasurement(multi), 'L3');
    expect(restored.levels.L3!.threeDimensional!.statistics.voxels).toBe(
      json.threeDimensionalHu!.voxels,
    );
  });

  it('makes no output folder for a CT that is refused', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const run = await measure(['--ct', '/no/such/ct', '--seeds', seeds, '--out', folder]);
    expect(run).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, '..'))).toBe(false);
  });
});
