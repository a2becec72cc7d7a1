import {
  parseReport,
  type EnteredContext,
  type NaturalizedDataset,
  type Reading,
} from '../../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const reading = smallReading(series, volume);

/** The small reading, of which only L1 and L4 count, with all its values moved to this mean (HU). */
function withMean(meanHu: number): Reading {
  const levels = Object.fromEntries(
    Object.entries(reading.levels).map(([name, level]) => {
      const { threeDimensional, threeSlice } = level;
      return [
        name,
        {
          ...level,
          ...(threeDimensional && {
            threeDimensional: {
              ...threeDimensional,
              statistics: { ...threeDimensional.statistics, meanHu },
            },
          }),
          ...(threeSlice && { threeSlice: { ...threeSlice, hu: { ...threeSlice.hu, meanHu } } }),
        },
      ];
    }),
  );
  return { ...reading, levels };
}

const entered = (patient: EnteredContext): Reading => ({ ...reading, patient });

const reportOf = (of: Reading): NaturalizedDataset => smallResult(of, series, ct).report;

interface Item {
  readonly ConceptNameCodeSequence?: readonly { readonly CodeValue: string }[];
  readonly ConceptCodeSequence?: readonly { readonly CodeValue: string }[];
  readonly TextValue?: string;
  readonly ContentSequence?: readonly Item[];
}

/** All items of a report, in reading order, that have this concept. */
function itemsOf(report: Item, concept: string): readonly Item[] {
  const here = report.ConceptNameCodeSequence?.[0]?.CodeValue === concept ? [report] : [];
  return [...here, ...(report.ContentSequence ?? []).flatMap((child) => itemsOf(child, concept))];
}

describe('the side of the cut-off in a report', () => {
  test.each([
    [20, '371880002', 'Below the cut-off of 56.3 HU.'],
    [120, '17621005', 'At or above the cut-off of 56.3 HU.'],
    [60, '371934000', 'Cannot be told from the cut-off of 56.3 HU: one measurement is uncertain'],
  ])('of a mean of %d HU is coded %s and stands in words', (meanHu, normality, words) => {
    const report = reportOf(withMean(meanHu));
    const [found] = itemsOf(report, '121402');
    const [description] = itemsOf(report, '121407');
    expect(found?.ConceptCodeSequence?.[0]?.CodeValue).toBe(normality);
    expect(description?.TextValue).toContain(words);
    expect(description?.TextValue).toContain('Research use; not a diagnosis.');
  });
});

describe('what was entered of the patient', () => {
  test.each<EnteredContext>([
    { sex: 'F' },
    { sex: 'M', ageYears: 50.5 },
    { augmentation: 'planned' },
    { augmentation: 'beforeScan', hasTreatment: true },
    { augmentation: 'none', isPostMenopausal: false, fractureCount: 0, dxaTScore: 0 },
  ])('comes back as it was entered: %j', (patient) => {
    expect(parseReport(reportOf(entered(patient)), series).patient).toEqual(patient);
  });

  test('is absent where nothing was entered, as in older reports', () => {
    const { patient, ...rest } = reading;
    expect(patient).toBeDefined();
    expect(parseReport(reportOf(rest), series)).not.toHaveProperty('patient');
    expect(parseReport(reportOf(entered({})), series)).not.toHaveProperty('patient');
  });

  test('is left out where it is no number, which costs no save', () => {
    const report = reportOf(entered({ ageYears: NaN, dxaTScore: Infinity, fractureCount: 1 }));
    expect(parseReport(report, series).patient).toEqual({ fractureCount: 1 });
  });
});

test('a report says whether the study applies, and each thing that departs', () => {
  const report = reportOf(entered({ sex: 'M', ageYears: 45, hasTreatment: true }));
  const [applies] = itemsOf(report, 'applicability');
  expect(applies?.TextValue).toMatch(
    /^Outside the study's population: sex, age(,| and) .*anti-osteoporosis treatment/,
  );
  expect(itemsOf(applies!, '121106').map(({ TextValue }) => TextValue)).toEqual(
    expect.arrayContaining([
      'Not female: the study examined women only.',
      '45 years old: the study took no patient under 50 years.',
      'Standard anti-osteoporosis treatment: the study excluded it.',
    ]),
  );
});

test('a report says that the two metrics contradict each other', () => {
  const { levels } = withMean(20);
  const threeSliceHigh = withMean(120).levels;
  const mixed = Object.fromEntries(
    (['L1', 'L4'] as const).map((name) => {
      const { threeSlice } = threeSliceHigh[name]!;
      return [name, { ...levels[name]!, threeSlice: threeSlice! }];
    }),
  );
  const report = reportOf({ ...reading, levels: { ...levels, ...mixed } });
  const comments = itemsOf(report, '121106').map(({ TextValue }) => TextValue);
  expect(comments.some((text) => text?.includes('lie on different sides'))).toBe(true);
});

test('a report says over which levels a patient mean is, and which level is not in it', () => {
  const report = reportOf(reading);
  const comments = itemsOf(report, '121050').map(({ TextValue }) => TextValue);
  expect(comments).toContain('3D-HU, mean of L1, L3, L4');
  expect(comments).toContain('Three-slice HU, mean of L1, L4');
  const excluded = itemsOf(report, '125007')
    .filter((group) =>
      itemsOf(group, '121106').some(
        ({ TextValue }) => TextValue === "Excluded from the patient's mean: Other reason",
      ),
    )
    .map((group) => itemsOf(group, '112039')[0]?.TextValue);
  expect(excluded).toEqual(['L2 cancellous bone', 'L2 three-slice HU']);
});
