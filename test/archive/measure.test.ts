import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../cli/runCli';
import type { MeasurementFile } from '../../cli/measure/measurementFile';
import { renderPhantom, SMALL_PHANTOM } from '../../demo/phantom/lumbarPhantom';
import { ctSeriesDatasets, writeDicomFolder } from '../../demo/phantom/writeCtSeries';
import { createCtVolume, wholeBox } from '../../src';
import { ARCHIVES, type TestArchive } from '../support/archives';
import { compressAsJpeg2000 } from '../support/compressedCt';
import { store } from '../support/dicomWebClient';
import { enhancedCt } from '../support/enhancedCt';

// What is measured over DICOMweb must be what is measured from the files themselves.

const folder = mkdtempSync(join(tmpdir(), 'vbmd-measure-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { volume, truth } = renderPhantom(SMALL_PHANTOM);
const { L1, L2 } = truth.levels;
const seeds = join(folder, 'seeds.json');
writeFileSync(seeds, JSON.stringify({ L1: L1.centerLps, L2: L2.centerLps }));

const instances = ctSeriesDatasets(volume);
const studyUid = String(instances[0]!['StudyInstanceUID']);
const seriesUid = String(instances[0]!['SeriesInstanceUID']);
const ct = join(folder, 'ct');
writeDicomFolder(instances, ct);

const filesOf = (from: string) =>
  readdirSync(from).map((name) => new Uint8Array(readFileSync(join(from, name))));

/** Runs `vertebral-bmd measure` into a new folder and gives what it wrote. */
async function measure(...args: string[]) {
  const out = mkdtempSync(join(folder, 'result-'));
  const err: string[] = [];
  const code = await runCli(['measure', ...args, '--seeds', seeds, '--out', out], {
    out: () => undefined,
    err: (line) => err.push(line),
    bundleFolder: '',
  });
  const path = join(out, 'measurement.json');
  const measurement = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as MeasurementFile)
    : undefined;
  return { code, err, measurement };
}

/** Values without what differs from run to run (UIDs of the results, dates). */
const valuesOf = (measurement: MeasurementFile | undefined) =>
  JSON.parse(JSON.stringify(measurement, (key, value) => (/Uid$|^date$/.test(key) ? '' : value)));

describe.each(ARCHIVES)('vertebral-bmd measure on %s', (_name, start) => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await start();
    await store(archive.dicomWebUrl, filesOf(ct));
  }, 60_000);
  afterAll(() => archive.stop());

  const study = () => ['--dicomweb', archive.dicomWebUrl, '--study', studyUid];

  test('gives what the files themselves give', async () => {
    const fromFiles = await measure('--ct', ct);
    expect(fromFiles).toMatchObject({ code: 0, err: [] });
    for (const series of [[], ['--series', seriesUid]]) {
      const fromArchive = await measure(...study(), ...series);
      expect(fromArchive).toMatchObject({ code: 0, err: [] });
      expect(valuesOf(fromArchive.measurement)).toEqual(valuesOf(fromFiles.measurement));
      expect(fromArchive.measurement!.provenance.studyInstanceUid).toBe(studyUid);
    }
  }, 60_000);

  test('reads what the archive keeps compressed', async () => {
    const compressed = join(folder, `compressed-${Math.random()}`);
    const plain = `${compressed}-plain`;
    writeDicomFolder(ctSeriesDatasets(volume, { uidSeed: 'compressed' }), plain);
    await compressAsJpeg2000(plain, compressed);
    await store(archive.dicomWebUrl, filesOf(compressed));
    const uid = String(ctSeriesDatasets(volume, { uidSeed: 'compressed' })[0]!['StudyInstanceUID']);
    const fromArchive = await measure('--dicomweb', archive.dicomWebUrl, '--study', uid);
    const fromFiles = await measure('--ct', ct);
    expect(fromArchive).toMatchObject({ code: 0, err: [] });
    expect(fromArchive.measurement!.levels.L1).toMatchObject({
      threeDimensionalHu: (fromFiles.measurement!.levels.L1 as { threeDimensionalHu: object })
        .threeDimensionalHu,
    });
  }, 60_000);

  test('reads a multi-frame Enhanced CT', async () => {
    const enhanced = join(folder, `enhanced-${Math.random()}`);
    writeDicomFolder([enhancedCt(volume, { uidSeed: 'enhanced' })], enhanced);
    await store(archive.dicomWebUrl, filesOf(enhanced));
    const uid = String(ctSeriesDatasets(volume, { uidSeed: 'enhanced' })[0]!['StudyInstanceUID']);
    const fromArchive = await measure('--dicomweb', archive.dicomWebUrl, '--study', uid);
    const fromFiles = await measure('--ct', ct);
    expect(fromArchive).toMatchObject({ code: 0, err: [] });
    expect(fromArchive.measurement!.patient).toEqual(fromFiles.measurement!.patient);
  }, 60_000);

  test('measures a list of studies, by their UIDs', async () => {
    const list = join(folder, 'studies.json');
    const one = { seedLevel: 'L1', seed: L1.centerLps };
    writeFileSync(
      list,
      JSON.stringify([
        { name: 'a', study: studyUid, series: seriesUid, ...one },
        { name: 'b', study: '1.2.3.4', ...one },
      ]),
    );
    const out = mkdtempSync(join(folder, 'list-'));
    const err: string[] = [];
    const code = await runCli(
      ['measure', '--studies', list, '--dicomweb', archive.dicomWebUrl, '--out', out],
      { out: () => undefined, err: (line) => err.push(line), bundleFolder: '' },
    );
    expect(code).toBe(2);
    expect(
      err.filter((line) => / (a measured|b failed: http.*1\.2\.3\.4)/.test(line)),
    ).toHaveLength(2);
    expect(existsSync(join(out, 'a', 'measurement.json'))).toBe(true);
    expect(existsSync(join(out, 'b'))).toBe(false);
  }, 60_000);

  test('says that a study or series is not there', async () => {
    const missing = await measure('--dicomweb', archive.dicomWebUrl, '--study', '1.2.3.4');
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.err).toEqual([
      expect.stringMatching(/studies\/1\.2\.3\.4.*(no CT series in this study|does not have this)/),
    ]);
    const series = await measure(...study(), '--series', '1.2.3.5');
    expect(series).toMatchObject({ code: 2 });
    expect(series.err).toEqual([
      expect.stringMatching(/series\/1\.2\.3\.5|no images in this study/),
    ]);
  });

  test('refuses a study with several series, unless one is chosen', async () => {
    const geometry = { ...volume.geometry };
    const other = createCtVolume({ geometry, box: wholeBox(geometry), hu: volume.hu });
    const sharp = ctSeriesDatasets(other, { seriesNumber: 2, convolutionKernel: 'B70f' });
    const second = join(folder, `second-${Math.random()}`);
    writeDicomFolder(sharp, second);
    await store(archive.dicomWebUrl, filesOf(second));
    const refused = await measure(...study());
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toEqual([expect.stringContaining('2 CT series in this study')]);
    const best = await measure(...study(), '--best-series');
    expect(best.measurement?.provenance.seriesInstanceUid).toBe(seriesUid);
  }, 60_000);
});
