import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NaturalizedDataset } from '../../src';
import { pixelData, readDataset, writeDataset } from '../support/writeDataset';
import { CASES } from './cases';
import {
  CHECKERS,
  entityErrors,
  iodErrors,
  run,
  templateErrors,
  templateFindings,
  testWith,
} from './checkers';
import { expectedMeans, expectedPixels, pixelsAt } from './expectedResult';
import { generateStudy, type GeneratedStudy } from './generateStudy';
import { readWithItk, readWithPydicom } from './readers';
import { childrenOf, parseReportText, printedItems, printedMeanHu } from './reportText';

// A checker that finds nothing proves something only if it can find. Each gets an object with one
// fault of the kind that it is there for.

const folder = mkdtempSync(join(tmpdir(), 'vbmd-broken-'));
let study: GeneratedStudy;

beforeAll(async () => {
  study = await generateStudy(CASES[0]!, join(folder, 'sound'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

type Dataset = Record<string, unknown>;

/** A copy of a file of the study with one thing changed; its path. */
function breakFile(path: string, name: string, change: (dataset: Dataset) => void): string {
  const dataset = readDataset(readFileSync(path)) as Dataset;
  change(dataset);
  const broken = join(folder, `${name}.dcm`);
  writeFileSync(broken, writeDataset(dataset));
  return broken;
}

const breakSegmentation = (name: string, change: (dataset: Dataset) => void) =>
  breakFile(study.files.segmentation!, name, change);
const breakReport = (name: string, change: (dataset: Dataset) => void) =>
  breakFile(study.files.report, name, change);

const contentOf = (item: NaturalizedDataset): readonly Dataset[] =>
  (item['ContentSequence'] ?? []) as readonly Dataset[];

const isConcept = (item: Dataset, concept: string): boolean =>
  ((item['ConceptNameCodeSequence'] ?? []) as Dataset[])[0]?.['CodeValue'] === concept;

/** The first item at any depth of a report that has this concept. */
function findContent(item: NaturalizedDataset, concept: string): Dataset | undefined {
  for (const child of contentOf(item)) {
    const found = isConcept(child, concept) ? child : findContent(child, concept);
    if (found) return found;
  }
  return undefined;
}

/** Takes out all items at any depth of a report that have this concept. */
function removeContent(item: Dataset, concept: string): void {
  const kept = contentOf(item).filter((child) => !isConcept(child, concept));
  if (item['ContentSequence']) item['ContentSequence'] = kept;
  kept.forEach((child) => removeContent(child, concept));
}

/** Another value for the mean of the first level. */
const withAnotherMean = (name: string): string =>
  breakReport(name, (dataset) => {
    const [measured] = findContent(dataset, '112031')!['MeasuredValueSequence'] as Dataset[];
    measured!['NumericValue'] = Number(measured!['NumericValue']) + 0.02;
  });

/** One more pixel in the first frame. */
const withAnotherPixel = (name: string): string =>
  breakSegmentation(name, (dataset) => {
    const pixels = pixelData(dataset);
    pixels[0]! |= 1;
    dataset['PixelData'] = [pixels.slice().buffer];
  });

testWith('dciodvfy', 'dciodvfy finds a segment without an algorithm type', () => {
  const broken = breakSegmentation('segment', (dataset) => {
    delete (dataset['SegmentSequence'] as Dataset[])[0]!['SegmentAlgorithmType'];
  });
  expect(iodErrors(broken).join()).toContain('SegmentAlgorithmType');
  expect(iodErrors(study.files.segmentation!)).toEqual([]);
});

testWith('dciodvfy', 'dciodvfy finds a report without a completion flag', () => {
  const broken = breakReport('flag', (dataset) => delete dataset['CompletionFlag']);
  expect(iodErrors(broken).join()).toContain('CompletionFlag');
});

testWith('dcentvfy', 'dcentvfy finds results of another birth date or study date', () => {
  const patient = breakReport('birth', (dataset) => (dataset['PatientBirthDate'] = '19530102'));
  expect(entityErrors([...study.ctFiles, patient]).join()).toContain('PatientBirthDate');
  const date = breakSegmentation('date', (dataset) => (dataset['StudyDate'] = '20250311'));
  expect(entityErrors([...study.ctFiles, date]).join()).toContain('StudyDate');
});

testWith(
  'pixelMed',
  'PixelMed finds that items are missing which their templates ask for',
  async () => {
    const device = breakReport('device', (dataset) => removeContent(dataset, '121012'));
    const source = breakReport('source', (dataset) => removeContent(dataset, '121232'));
    const findings = await templateFindings([device, source, study.files.report]);
    expect(templateErrors(findings.get(device)!).join()).toContain('Device Observer UID');
    expect(templateErrors(findings.get(source)!).join()).toContain(
      'Source series for segmentation',
    );
    expect(templateErrors(findings.get(study.files.report)!)).toEqual([]);
  },
);

testWith('pydicom', 'pydicom finds another pixel and another value', async () => {
  const { ctFolder, reading, series, files } = study;
  const [pixel, value] = await readWithPydicom([
    { ctFolder, segmentation: withAnotherPixel('pixel for pydicom'), report: files.report },
    { ctFolder, segmentation: files.segmentation!, report: withAnotherMean('mean for pydicom') },
  ]);
  const { trackingUid, threeDimensional } = reading.levels.L1!;
  const { measured } = pixel!.levels[0]!;
  expect(measured.pixels).not.toEqual(expectedPixels(reading, series)[trackingUid]);
  expect(measured.voxels).toBe(threeDimensional!.statistics.voxels + 1);
  const { reported, measured: again } = value!.levels[0]!;
  expect(Math.abs(reported['Mean']! - again.meanHu)).toBeGreaterThan(0.01);
});

test('@itk-wasm/dicom finds another pixel and another value', async () => {
  const { ctFolder, reading, series, files } = study;
  const [pixel, value] = await readWithItk([
    { ctFolder, segmentation: withAnotherPixel('pixel for itk'), report: files.report },
    { ctFolder, segmentation: files.segmentation!, report: withAnotherMean('mean for itk') },
  ]);
  const { trackingUid } = reading.levels.L1!;
  const expected = expectedPixels(reading, series)[trackingUid];
  expect(pixelsAt(pixel!.segments[trackingUid]!, series)).not.toEqual(expected);
  expect(pixelsAt(value!.segments[trackingUid]!, series)).toEqual(expected);
  const [group] = printedItems(parseReportText(value!.text), 'Measurement Group');
  expect(childrenOf(group!, 'Tracking Identifier')[0]!.value).toContain('L1');
  const { meanHu } = expectedMeans(reading)[0]!;
  expect(Math.abs(printedMeanHu(group!) - meanHu)).toBeGreaterThan(0.01);
});

testWith('dsrdump', 'dsrdump refuses a relationship that the standard forbids', () => {
  const broken = breakReport('relationship', (dataset) => {
    findContent(dataset, '111030')!['RelationshipType'] = 'HAS CONCEPT MOD';
  });
  expect(run(CHECKERS.dsrdump.file, [broken]).join('\n')).toMatch(/^E:/m);
  expect(run(CHECKERS.dsrdump.file, [study.files.report]).join('\n')).not.toMatch(/^E:/m);
});
