import {
  buildReport,
  buildSegmentation,
  parseReport,
  parseSegmentation,
  restoreReading,
  trimMask,
  VertebralBmdError,
  type CtSeries,
  type NaturalizedDataset,
  type Reading,
} from '../../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';
import { pixelData, readDataset, writeDataset } from '../../support/writeDataset';

/** Saved, serialized, read and restored. */
function roundTrip(reading: Reading, series: CtSeries, ct: readonly NaturalizedDataset[]) {
  const { segmentation, report } = smallResult(reading, series, ct);
  const stored = readDataset(writeDataset(segmentation));
  return restoreReading(
    { dataset: stored, pixelData: pixelData(stored) },
    readDataset(writeDataset(report)),
    series,
  );
}

/** A reading with its masks in their smallest boxes, as they come back. */
function trimmed(reading: Reading): Reading {
  const levels = Object.fromEntries(
    Object.entries(reading.levels).map(([name, level]) => {
      const { threeDimensional } = level;
      if (!threeDimensional) return [name, level];
      const cancellous = trimMask(threeDimensional.cancellous);
      return [name, { ...level, threeDimensional: { ...threeDimensional, cancellous } }];
    }),
  );
  return { ...reading, levels };
}

/** A report without the TEXT items whose text is of some kind. */
function withoutItems(
  report: NaturalizedDataset,
  isUnwanted: (text: string) => boolean,
): NaturalizedDataset {
  const text = JSON.stringify(report, (key, value: unknown) =>
    key === 'ContentSequence'
      ? (value as { readonly TextValue?: string }[]).filter(
          ({ TextValue }) => TextValue === undefined || !isUnwanted(TextValue),
        )
      : value,
  );
  return JSON.parse(text) as NaturalizedDataset;
}

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return error instanceof VertebralBmdError ? error.code : String(error);
  }
  return 'no error';
};

describe('a reading that is saved and restored', () => {
  const cases = [
    ['straight', {}],
    ['oblique', { tiltDegrees: 17 }],
    ['with columns from left to right', { mirrored: true }],
    ['oblique, with columns from left to right', { tiltDegrees: -9, mirrored: true }],
  ] as const;

  test.each(cases)('is the same to the last digit on a grid that is %s', (_name, options) => {
    const ct = smallCt(options);
    const { series, volume } = readSmallCt(ct);
    const reading = smallReading(series, volume);

    const { stored, ...restored } = roundTrip(reading, series, ct);

    expect(restored).toEqual(trimmed(reading));
    expect(stored).toMatchObject({ storedAt: '2026-11-23T04:05:06.070Z', reader: 'Lecteur^Ré' });
  });

  test('does not depend on the order in which the archive lists the CT', () => {
    const ct = smallCt({ tiltDegrees: 17 });
    const { series, volume } = readSmallCt(ct);
    const reading = smallReading(series, volume);
    const { series: listedBackwards } = readSmallCt([...ct].reverse());

    const restored = roundTrip(reading, listedBackwards, ct);

    expect(restored.levels).toEqual(trimmed(reading).levels);
  });

  test('is the same when an archive shortens the decimals of 32-bit floats', () => {
    const ct = smallCt();
    const { series, volume } = readSmallCt(ct);
    const reading = smallReading(series, volume);
    const { report } = smallResult(reading, series, ct);
    // Nine digits tell any two 32-bit floats apart.
    const shorten = (key: string, value: unknown) =>
      key === 'GraphicData' ? (value as number[]).map((x) => Number(x.toPrecision(9))) : value;
    const shortened = JSON.parse(JSON.stringify(report, shorten)) as NaturalizedDataset;

    const { levels } = parseReport(shortened, series);

    expect(levels.find(({ level }) => level === 'L1')!.threeSlice).toEqual(
      reading.levels.L1!.threeSlice,
    );
  });

  test('names the peel of a level only where it is not that of the report', () => {
    const ct = smallCt();
    const { series, volume } = readSmallCt(ct);
    const { report } = smallResult(smallReading(series, volume), series, ct);
    const named = JSON.stringify(report).match(/peelMm=[0-9.]+/g);
    expect(named).toEqual(['peelMm=3', `peelMm=${7 / 3}`, 'peelMm=0']);
  });

  test('has the peel of the report at every level where an older one names no other', () => {
    const ct = smallCt();
    const { series, volume } = readSmallCt(ct);
    const { anatomyNote, ...reading } = smallReading(series, volume);
    const { report } = smallResult(reading, series, ct);
    const older = withoutItems(report, (text) => /^peelMm=(0|2\.3)/.test(text));
    const { levels, peelMm, ...rest } = parseReport(older, series);
    const measured = levels.flatMap(({ threeDimensional }) => threeDimensional ?? []);
    expect(measured.map((each) => each.peelMm)).toEqual([3, 3, 3, 3]);
    expect(peelMm).toBe(3);
    expect(rest).not.toHaveProperty('anatomyNote');
  });

  test('is refused with a peel that is no distance', () => {
    const ct = smallCt();
    const { series, volume } = readSmallCt(ct);
    const { report } = smallResult(smallReading(series, volume), series, ct);
    for (const wrong of ['-1', 'three', '']) {
      const broken = JSON.parse(
        JSON.stringify(report).replace(`peelMm=${7 / 3}`, `peelMm=${wrong}`),
      ) as NaturalizedDataset;
      expect(codeOf(() => parseReport(broken, series))).toBe('invalidDataset');
    }
  });

  test('keeps its identity over a second save', () => {
    const ct = smallCt();
    const { series, volume } = readSmallCt(ct);
    const first = roundTrip(smallReading(series, volume), series, ct);

    const second = roundTrip(first, series, ct);

    expect(second.levels).toEqual(first.levels);
  });
});

describe('a stored result that does not fit', () => {
  const ct = smallCt();
  const { series, volume } = readSmallCt(ct);
  const reading = smallReading(series, volume);
  const { segmentation, report } = smallResult(reading, series, ct);
  const packed = pixelData(segmentation);

  test('is refused when another software wrote it', () => {
    const foreign = { ManufacturerModelName: 'Another' };
    expect(codeOf(() => parseReport({ ...report, ...foreign }, series))).toBe('invalidDataset');
    expect(codeOf(() => parseSegmentation({ ...segmentation, ...foreign }, packed, series))).toBe(
      'invalidDataset',
    );
  });

  test('is refused as too new when its format is newer', () => {
    const newer = { SoftwareVersions: ['9.0.0', 'result format 2'] };
    expect(codeOf(() => parseReport({ ...report, ...newer }, series))).toBe('unsupportedVersion');
    expect(codeOf(() => parseSegmentation({ ...segmentation, ...newer }, packed, series))).toBe(
      'unsupportedVersion',
    );
  });

  test('is refused when it is of another CT series', () => {
    const other: CtSeries = {
      ...series,
      seriesInstanceUid: '1.2.3',
      slices: series.slices.map((slice, k) => ({ ...slice, sopInstanceUid: `1.2.3.${k}` })),
    };
    expect(codeOf(() => parseReport(report, other))).toBe('invalidDataset');
    expect(codeOf(() => buildReport({ ...origin(ct), reading, series: other }))).toBe(
      'invalidInput',
    );
  });

  test('is refused when report and segmentation do not belong together', () => {
    const other = { ...segmentation, SOPInstanceUID: '1.2.3' };
    const restore = () => restoreReading({ dataset: other, pixelData: packed }, report, series);
    expect(codeOf(restore)).toBe('invalidDataset');
    expect(codeOf(() => restoreReading(undefined, report, series))).toBe('invalidDataset');
  });

  test('is refused when pixel data are cut off', () => {
    const short = packed.slice(0, packed.length - 90);
    expect(codeOf(() => parseSegmentation(segmentation, short, series))).toBe('invalidDataset');
  });
});

test('a reading without a measurement makes no report, one without a mask no segmentation', () => {
  const ct = smallCt();
  const { series, volume } = readSmallCt(ct);
  const { levels, ...rest } = smallReading(series, volume);
  const nothing = { ...origin(ct), series, reading: { ...rest, levels: { T12: levels.T12! } } };
  expect(codeOf(() => buildReport(nothing))).toBe('invalidInput');
  expect(codeOf(() => buildSegmentation(nothing))).toBe('invalidInput');
});

test('a reading with ellipses only needs no segmentation', () => {
  const ct = smallCt();
  const { series, volume } = readSmallCt(ct);
  const { levels, ...rest } = smallReading(series, volume);
  const { level, trackingUid, threeSlice } = levels.L1!;
  const reading = { ...rest, levels: { L1: { level, trackingUid, threeSlice: threeSlice! } } };

  const report = buildReport({ ...origin(ct), reading, series });
  const { stored, ...restored } = restoreReading(undefined, report, series);

  expect(restored).toEqual(reading);
  expect(stored).not.toHaveProperty('segmentationSopInstanceUid');
});

const origin = (ct: readonly NaturalizedDataset[]) => ({
  ctInstance: ct[0]!,
  newUid: () => '1.2.3',
  now: new Date(0),
  softwareVersion: '0',
  reader: '',
});
