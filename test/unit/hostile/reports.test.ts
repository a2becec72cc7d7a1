import { data, type DcmjsDict } from 'dcmjs';
import {
  naturalizeReportJson,
  parseReport,
  parseReportValues,
  type ReportValues,
  type StoredReport,
} from '../../../src';
import { numbersIn, tryHostile, unlessRefused } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';
import { readDataset, writeDataset } from '../../support/writeDataset';

// Reports that are damaged, foreign or forged, as datasets and as the JSON of an archive. One is
// refused, or read: and then every number was in it, and its means are those of its levels.

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const { report } = smallResult(smallReading(series, volume), series, ct);
// As it comes from an archive.
const stored = readDataset(writeDataset(report));
const json = JSON.parse(
  JSON.stringify(data.DicomMetaDictionary.denaturalizeDataset(report)),
) as DcmjsDict;

/** Numbers that are the results of reading, and not copies: indices, half axes, centres. */
const COMPUTED = /Ij$|^sliceIndex$/;

/** All numbers of a result that were copied, with their names. */
const copiedNumbers = (result: unknown): readonly number[] => {
  const numbers: number[] = [];
  JSON.stringify(result, (key, value: unknown) => {
    if (COMPUTED.test(key)) return undefined;
    if (typeof value === 'number') numbers.push(value);
    return value;
  });
  return numbers;
};

function expectNothingInvented(result: unknown, source: unknown): void {
  const known = numbersIn(source);
  const invented = copiedNumbers(result).filter((number) => !known.has(number));
  expect(invented).toEqual([]);
}

/** The patient's mean over values of L1-L4 that are not excluded, by hand. */
function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

const COUNTING: readonly string[] = ['L1', 'L2', 'L3', 'L4'];

interface Item {
  readonly ConceptNameCodeSequence?: readonly ({ readonly CodeValue?: unknown } | null)[] | null;
}

/** The patient's means that the report itself states: all numbers under the heading for them. */
function statedMeans(dataset: unknown): readonly number[] {
  const { ContentSequence } = dataset as { readonly ContentSequence: readonly (Item | null)[] };
  const section = ContentSequence.find(
    (item) => [item?.ConceptNameCodeSequence?.[0]?.CodeValue].flat()[0] === '126011',
  );
  return [...numbersIn(section)];
}

function expectMeansOf({ levels }: StoredReport, dataset: unknown): void {
  const counting = levels.filter(({ level, exclusion }) => COUNTING.includes(level) && !exclusion);
  for (const mean of [
    meanOf(counting.map(({ threeDimensional }) => threeDimensional?.statistics.meanHu)),
    meanOf(counting.map(({ threeSlice }) => threeSlice?.hu.meanHu)),
  ]) {
    if (mean === undefined) continue;
    const nearest = Math.min(...statedMeans(dataset).map((stated) => Math.abs(stated - mean)));
    expect(nearest).toBeLessThan(0.01);
  }
  for (const { threeSlice } of levels) {
    if (!threeSlice) continue;
    const slices = threeSlice.hu.slices.map(({ meanHu }) => meanHu);
    expect(slices).toHaveLength(3);
    expect(threeSlice.hu.meanHu).toBeCloseTo(meanOf(slices)!, 2);
  }
}

function expectTimes({ storedAt }: { readonly storedAt: string }): void {
  expect(new Date(storedAt).toISOString()).toBe(storedAt);
}

function expectValues(values: ReportValues, source: unknown): void {
  expectNothingInvented(values.levels, source);
  expectTimes(values.stored);
  if (values.studyDate !== undefined)
    expectTimes({ storedAt: `${values.studyDate}T00:00:00.000Z` });
}

describe('hostile reports', () => {
  it('are refused, or say what stands in them', async () => {
    const { results, refusals } = await tryHostile(mutated(stored), 300, (dataset) => {
      const result = unlessRefused(() => parseReport(dataset, series));
      if (result) {
        expectNothingInvented(result, dataset);
        expectMeansOf(result, dataset);
        expectTimes(result.stored);
      }
      return result;
    });
    expect(results).toBeGreaterThan(100);
    expect(refusals).toBeGreaterThan(50);
  });

  it('without their CT are refused, or their values stand in them', async () => {
    const { results, refusals } = await tryHostile(mutated(stored), 150, (dataset) => {
      const result = unlessRefused(() => parseReportValues(dataset));
      if (result) expectValues(result, dataset);
      return result;
    });
    expect(results).toBeGreaterThan(50);
    expect(refusals).toBeGreaterThan(20);
  });

  it('in the JSON of an archive are refused, or their values stand in them', async () => {
    const { results, refusals } = await tryHostile(mutated(json), 200, (answer) => {
      const result = unlessRefused(() => parseReportValues(naturalizeReportJson(answer)));
      if (result) expectValues(result, answer);
      return result;
    });
    expect(results).toBeGreaterThan(80);
    expect(refusals).toBeGreaterThan(30);
  });

  it('of another software are refused, whatever else is wrong with them', async () => {
    const foreign = { ...stored, ManufacturerModelName: 'Another', SoftwareVersions: ['3.13.2'] };
    const cases = mutated(foreign, (key) => key !== 'SoftwareVersions');
    const { results } = await tryHostile(
      cases,
      60,
      (dataset) =>
        unlessRefused(() => parseReport(dataset, series)) ??
        unlessRefused(() => parseReportValues(dataset)),
    );
    expect(results).toBe(0);
  });
});
