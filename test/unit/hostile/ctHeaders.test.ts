import fc from 'fast-check';
import {
  messageText,
  rankSeries,
  readCtSeries,
  type CtSeries,
  type Message,
  type NaturalizedDataset,
} from '../../../src';
import { tryHostile } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import { enhancedCt } from '../../support/enhancedCt';
import { readSmallCt, smallCt } from '../../support/smallReading';

// Headers of CT images that no scanner writes. A series is refused with its reasons, or read: and
// then each of its slices lies where its own header says, in numbers that are read here anew.

const headers = smallCt({ tiltDegrees: 17 }).map(
  ({ PixelData: _pixels, ...header }): NaturalizedDataset => header,
);
const { series: sound, volume } = readSmallCt(smallCt());

/** What differs from slice to slice, and is not spoilt in all of them at once. */
const OWN = ['SOPInstanceUID', 'ImagePositionPatient', 'InstanceNumber'] as const;

/** The series with one header spoilt, or all of them in the same way. */
const spoilt = fc
  .tuple(fc.nat(headers.length - 1), fc.boolean(), mutated(headers[0]!))
  .map(([at, isEach, header]) =>
    headers.map((own, index) => {
      if (index !== at && !isEach) return own;
      const kept = OWN.filter((keyword) => header[keyword] === headers[0]![keyword]);
      return { ...header, ...Object.fromEntries(kept.map((keyword) => [keyword, own[keyword]])) };
    }),
  );

/** The numbers of an attribute, however it is written; `undefined` of what is no number. */
function exactly(value: unknown): readonly (number | undefined)[] {
  const values: readonly unknown[] =
    typeof value === 'string' ? value.split('\\') : Array.isArray(value) ? value : [value];
  return values.map((each) => {
    const text = String(each).trim();
    return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
  });
}

const firstText = (value: unknown): string => String([value].flat()[0]).split('\\')[0]!.trim();

function expectToLieWhereHeadersSay(
  { geometry, slices }: CtSeries,
  given: readonly NaturalizedDataset[],
): void {
  const { dimensions, spacing, origin, direction } = geometry;
  expect(slices).toHaveLength(given.length);
  expect(new Set(slices.map(({ sopInstanceUid }) => sopInstanceUid)).size).toBe(given.length);
  slices.forEach(({ sopInstanceUid }, k) => {
    const header = given.find(
      ({ SOPInstanceUID }) => firstText(SOPInstanceUID) === sopInstanceUid,
    )!;
    expect([...exactly(header['Columns']), ...exactly(header['Rows'])]).toEqual(
      dimensions.slice(0, 2),
    );
    const numbers = [
      ...exactly(header['PixelSpacing']),
      ...exactly(header['ImageOrientationPatient']),
    ];
    [spacing[1], spacing[0], ...direction[0], ...direction[1]].forEach((expected, index) => {
      expect(numbers[index]).toBeCloseTo(expected, 3);
    });
    const position = exactly(header['ImagePositionPatient']);
    expect(position).toHaveLength(3);
    position.forEach((mm, axis) => {
      const expected = origin[axis]! + k * spacing[2] * direction[2][axis]!;
      expect(Math.abs(mm! - expected)).toBeLessThan(0.12);
    });
    expect(exactly(header['RescaleSlope'])[0]).toBeGreaterThan(0);
    expect(header['RescaleType'] ?? 'HU').toMatch(/^\s*(HU)?\s*$/i);
  });
}

/** A text for people; what a header says may stand in it, but no value that is none. */
function expectReadable(said: Message, given: readonly NaturalizedDataset[]): void {
  const text = messageText(said);
  expect(text.length).toBeGreaterThan(0);
  const isQuoted = given.some((header) => Object.values(header).includes('NaN'));
  if (!isQuoted) expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
}

describe('hostile headers of CT images', () => {
  it('are refused with a reason, or read as they stand', async () => {
    const { results, refusals } = await tryHostile(spoilt, 400, (given) => {
      const series = readCtSeries(given);
      const ranked = rankSeries([
        { id: 'spoilt', series },
        { id: 'sound', series: sound },
      ]);
      expect(ranked.map(({ id }) => id).sort()).toEqual(['sound', 'spoilt']);
      ranked.forEach(({ reason }) => expectReadable(reason, given));
      if (series.status === 'refused') {
        expect(series.reasons.length).toBeGreaterThan(0);
        series.reasons.forEach(({ message }) => expectReadable(message, given));
        return undefined;
      }
      expectToLieWhereHeadersSay(series, given);
      series.checks.forEach(({ message }) => expectReadable(message, given));
      const { kvp, sliceThicknessMm, patientAgeYears } = series.conditions;
      // Of the lowest slice, which is the first one given.
      const stated = (keyword: string) => exactly(given[0]![keyword]);
      if (kvp !== undefined) expect(stated('KVP')).toEqual([kvp]);
      if (sliceThicknessMm !== undefined) {
        expect(stated('SliceThickness')).toEqual([sliceThicknessMm]);
      }
      if (patientAgeYears !== undefined) expect(patientAgeYears % 1).toBe(0);
      return series;
    });
    expect(results).toBeGreaterThan(100);
    expect(refusals).toBeGreaterThan(50);
  });

  it('of a multi-frame image are refused with a reason, or read', async () => {
    const { PixelData: _pixels, ...multiframe } = enhancedCt(volume);
    const { results, refusals } = await tryHostile(mutated(multiframe), 150, (given) => {
      const series = readCtSeries([given]);
      if (series.status === 'refused') {
        expect(series.reasons.length).toBeGreaterThan(0);
        return undefined;
      }
      expect(series.geometry.spacing.every((mm) => mm > 0 && mm < 1e5)).toBe(true);
      expect(new Set(series.slices.map(({ frameNumber }) => frameNumber)).size).toBe(
        series.geometry.dimensions[2],
      );
      return series;
    });
    expect(results).toBeGreaterThan(40);
    expect(refusals).toBeGreaterThan(10);
  });
});
