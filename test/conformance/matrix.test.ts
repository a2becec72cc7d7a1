import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreReading, trimMask, type LevelReading, type Reading } from '../../src';
import { pixelData, readDataset } from '../support/writeDataset';
import { CASES } from './cases';
import { testWith } from './checkers';
import {
  expectedMeans,
  expectedPatientMeans,
  expectedPixels,
  levelsOf,
  pixelsAt,
  type ExpectedMean,
} from './expectedResult';
import { generateStudy, type GeneratedStudy } from './generateStudy';
import { judgeStudies, type Judgement } from './judgeStudies';
import { childrenOf, parseReportText, printedItems, printedMeanHu } from './reportText';
import { isReadableByItk } from './readers';
import { summarizeJudgements } from './summarizeJudgements';

// Every case of cases.ts goes through SEG and SR, and what other authors' programs make of the
// files is compared with the reading. HU may differ by 0.01 HU: reports show two decimals.
const TOLERANCE_HU = 0.01;

const folder = mkdtempSync(join(tmpdir(), 'vbmd-matrix-'));
const studies: GeneratedStudy[] = [];
let judgements: readonly Judgement[] = [];

beforeAll(async () => {
  for (const [index, of] of CASES.entries()) {
    studies.push(await generateStudy(of, join(folder, String(index))));
  }
  judgements = await judgeStudies(studies);
}, 600_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
  process.stdout.write(`\n${summarizeJudgements(studies, judgements).join('\n')}\n`);
});

test('there are at least 40 cases, each with a name of its own', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

describe.each(CASES.map((of, index) => [of.name, index] as const))('%s:', (_name, index) => {
  testWith('dciodvfy', 'CT, SEG and SR conform to their information object definitions', () => {
    expect(judgements[index]!.iodErrors).toEqual([]);
  });

  testWith('dcentvfy', 'CT, SEG and SR agree on patient, study and frame of reference', () => {
    expect(judgements[index]!.entityErrors).toEqual([]);
  });

  testWith('pixelMed', 'the SR conforms to TID 1500 and the templates in it', () => {
    const { templateErrors, isTemplateKnown } = judgements[index]!;
    expect(templateErrors).toEqual([]);
    expect(isTemplateKnown).toBe(true);
  });

  testWith('pydicom', 'pydicom reads the masks voxel by voxel, and no empty frame', () => {
    const { reading, series } = studies[index]!;
    const { levels, emptyFrames } = judgements[index]!.pydicom!;
    const pixels = expectedPixels(reading, series);
    const uids = levelsOf(reading).flatMap(({ threeDimensional, trackingUid }) =>
      threeDimensional ? [trackingUid] : [],
    );
    expect(levels.map(({ measured }) => measured.pixels)).toEqual(uids.map((uid) => pixels[uid]));
    expect(emptyFrames).toBe(0);
  });

  testWith('pydicom', 'pydicom measures the values of the SR again in the CT', () => {
    const { reading } = studies[index]!;
    const { levels, ellipses, means, sources } = judgements[index]!.pydicom!;
    const read = [...levels, ...ellipses, ...means].map(({ name, reported }) => ({
      name,
      meanHu: reported['Mean']!,
    }));
    expectSameMeans(read, [...expectedMeans(reading), ...expectedPatientMeans(reading)]);
    for (const { reported, measured } of [...levels, ...ellipses, ...means, ...sources]) {
      expectSameHu(reported['Mean']!, measured.meanHu);
    }
    for (const { reported, measured } of [...levels, ...ellipses]) {
      expectSameHu(reported['Standard Deviation']!, measured.sdHu);
    }
    for (const { reported, measured } of levels) {
      expectSameHu(reported['Median']!, measured.medianHu);
      expectSameHu(reported['5th percentile']!, measured.p5Hu);
      expectSameHu(reported['95th percentile']!, measured.p95Hu);
    }
  });

  test('@itk-wasm/dicom reads the masks, voxel by voxel where it can', () => {
    const { reading, series } = studies[index]!;
    const { segments } = judgements[index]!.itk;
    const expected = expectedPixels(reading, series);
    expect(Object.keys(segments).sort()).toEqual(Object.keys(expected).sort());
    if (!isReadableByItk(series)) return;
    const read = Object.entries(segments).map(
      ([uid, positions]) => [uid, pixelsAt(positions, series)] as const,
    );
    expect(Object.fromEntries(read)).toEqual(expected);
  });

  test('@itk-wasm/dicom reads the values of the SR', () => {
    const { reading } = studies[index]!;
    const report = parseReportText(judgements[index]!.itk.text);
    const groups = printedItems(report, 'Measurement Group').map((group) => ({
      name: childrenOf(group, 'Tracking Identifier')[0]!.value.slice(1, -1),
      meanHu: printedMeanHu(group),
    }));
    expectSameMeans(groups, expectedMeans(reading));
    const derived = printedItems(report, 'Derived Imaging Measurements').flatMap((section) =>
      section.children.map((item) => ({
        name: /^\((\w+),/.exec(childrenOf(item, 'Measurement Method')[0]!.value)![1]!,
        meanHu: printedMeanHu({ ...section, children: [item] }),
      })),
    );
    expectSameMeans(derived, expectedPatientMeans(reading));
  });

  test('the reading is restored from the files to the last digit', () => {
    const { reading, series, files } = studies[index]!;
    const segmentation = files.segmentation && readDataset(readFileSync(files.segmentation));
    const restored = restoreReading(
      segmentation ? { dataset: segmentation, pixelData: pixelData(segmentation) } : undefined,
      readDataset(readFileSync(files.report)),
      series,
    );
    expect(restored.stored).toBeDefined();
    expect(asStored(restored)).toEqual(asStored(reading));
  });
});

function expectSameMeans(read: readonly ExpectedMean[], expected: readonly ExpectedMean[]): void {
  const byName = (a: ExpectedMean, b: ExpectedMean) => a.name.localeCompare(b.name);
  const [here, there] = [[...read].sort(byName), [...expected].sort(byName)];
  expect(here.map(({ name }) => name)).toEqual(there.map(({ name }) => name));
  here.forEach(({ meanHu }, index) => expectSameHu(meanHu, there[index]!.meanHu));
}

const expectSameHu = (read: number, expected: number): void =>
  expect(Math.abs(read - expected)).toBeLessThanOrEqual(TOLERANCE_HU);

/** Masks are stored without the empty part of their box; who stored them is not compared. */
function asStored({ stored: _stored, ...reading }: Reading): Omit<Reading, 'stored'> {
  const levels = levelsOf(reading).map(({ threeDimensional, ...level }): LevelReading =>
    threeDimensional
      ? {
          ...level,
          threeDimensional: {
            ...threeDimensional,
            cancellous: trimMask(threeDimensional.cancellous),
          },
        }
      : level,
  );
  return { ...reading, levels: Object.fromEntries(levels.map((each) => [each.level, each])) };
}
