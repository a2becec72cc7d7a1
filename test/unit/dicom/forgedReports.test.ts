import {
  parseReport,
  parseReportValues,
  VertebralBmdError,
  type NaturalizedDataset,
} from '../../../src';
import { editReport, isOf, withNumbers, type ReportItem } from '../../support/editReport';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';

// Reports of this software that were changed after they were saved, or damaged: none may give another
// value than it was saved with without anybody being told.

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const { report } = smallResult(smallReading(series, volume), series, ct);

const HU = 'Attenuation Coefficient';
const EXCLUDED = 'Vertebra excluded from the mean, reason';
const isGroup = isOf('Measurement Group');

const firstOf = (item: ReportItem, keyword: string): NaturalizedDataset | undefined =>
  (item[keyword] as readonly NaturalizedDataset[] | undefined)?.[0];

const isMethod = (method: string) => (item: ReportItem) =>
  isOf('Measurement Method')(item) &&
  firstOf(item, 'ConceptCodeSequence')?.['CodeValue'] === method;

const isOneClick = (item: ReportItem) =>
  isGroup(item) && item.ContentSequence!.some(isMethod('oneClick'));

/** The report with some of its items twice. */
const doubled = (isMeant: (item: ReportItem) => boolean) =>
  editReport(report, (item) => (isMeant(item) ? [item, item] : item));

/** The report without some of its items. */
const without = (isMeant: (item: ReportItem) => boolean) =>
  editReport(report, (item) => (isMeant(item) ? [] : item));

/** The report with some of its items changed in a number. */
const withNumbersOf = (
  isMeant: (item: ReportItem) => boolean,
  meaning: string,
  change: (value: number) => unknown,
) =>
  editReport(report, (item) =>
    isMeant(item) ? (withNumbers(item, meaning, change) as ReportItem) : item,
  );

/** The report with all HU in another unit. */
const inOtherUnits = editReport(report, (item) => {
  const measured = firstOf(item, 'MeasuredValueSequence');
  if (!measured || !isOf(HU)(item)) return item;
  const unit = { CodeValue: 'mg/cm3', CodingSchemeDesignator: 'UCUM', CodeMeaning: 'mg/cm3' };
  return {
    ...item,
    MeasuredValueSequence: [{ ...measured, MeasurementUnitsCodeSequence: [unit] }],
  };
});

/** The report with one of its ways of measuring unknown. */
const withUnknownMethod = editReport(report, (item) =>
  isMethod('oneClick')(item)
    ? {
        ...item,
        ConceptCodeSequence: [{ ...firstOf(item, 'ConceptCodeSequence'), CodeValue: 'other' }],
      }
    : item,
);

/** Whether a group is that of the three-slice mean of a level. */
const isThreeSliceMean = (item: ReportItem) =>
  isGroup(item) && item.ContentSequence!.some(isOf('Tracking Unique Identifier of the vertebra'));

describe('a report that was changed after it was saved', () => {
  it.each<[string, NaturalizedDataset]>([
    [
      'has three-slice HU that are not the means of their ellipses',
      withNumbersOf(isThreeSliceMean, HU, (hu) => hu + 20),
    ],
    [
      'has a level whose HU the patient mean does not hold',
      withNumbersOf(isOneClick, HU, (hu) => hu + 9),
    ],
    ['has HU below those of air', withNumbers(report, HU, (hu) => hu - 3000)],
    ['has HU of no end', withNumbers(report, HU, () => '1e300')],
    ['has HU in hexadecimal digits', withNumbers(report, HU, () => '0x64')],
    ['has densities in place of HU', inOtherUnits],
    ['has two of each HU', doubled(isOf(HU))],
    ['has two of each measurement group', doubled(isGroup)],
    ['has two of each finding site', doubled(isOf('Finding Site'))],
    ['has two of each exclusion', doubled(isOf(EXCLUDED))],
    ['has a group of an unknown method', withUnknownMethod],
    ['has lost its exclusions', without(isOf(EXCLUDED))],
    ['has lost a level', without(isOneClick)],
    ['has lost its patient means', without(isOf('Derived Imaging Measurements'))],
    [
      'has lost an ellipse',
      without((item) => isGroup(item) && JSON.stringify(item).includes('L1 three-slice superior')),
    ],
    ['has lost a three-slice mean', without(isThreeSliceMean)],
    [
      'was made at no time that there is',
      { ...report, ObservationDateTime: '20261323040506.070000+0000' },
    ],
  ])('is refused when it %s', (_title, forged) => {
    expect(() => parseReport(forged, series)).toThrow(VertebralBmdError);
    expect(() => parseReportValues(forged)).toThrow(VertebralBmdError);
  });

  it.each<[string, NaturalizedDataset]>([
    ['a negative standard deviation', withNumbersOf(isGroup, HU, (hu) => (hu < 60 ? -hu : hu))],
    ['half a voxel', withNumbers(report, 'Number of voxels', (voxels) => voxels + 0.5)],
    ['volumes that are not those of its voxels', withNumbers(report, 'Volume', (mm3) => mm3 * 2)],
    ['areas that are not those of its ellipses', withNumbers(report, 'Area', (mm2) => mm2 * 2)],
    [
      'only one of two percentiles',
      without((item) => JSON.stringify(item).includes('95th') && isOf(HU)(item)),
    ],
  ])('is refused when it has %s', (_title, forged) => {
    expect(() => parseReport(forged, series)).toThrow(VertebralBmdError);
  });

  it.each<[string, (data: readonly number[]) => unknown]>([
    ['are beyond any number', (data) => data.map(() => 1e300)],
    ['reach out of the slice', (data) => data.map((value) => value + 1000)],
    ['do not cross in their middles', ([x, ...data]) => [x! + 4, ...data]],
    ['lack one value', (data) => data.map((value, index) => (index === 3 ? '' : value))],
  ])('is refused when the axes of its ellipses %s', (_title, change) => {
    const forged = editReport(report, (item) =>
      item['GraphicType'] === 'ELLIPSE'
        ? { ...item, GraphicData: change(item['GraphicData'] as readonly number[]) }
        : item,
    );
    expect(() => parseReport(forged, series)).toThrow(/ellipse/);
  });

  it.each([
    ['seedLpsMm=,,', /seedLpsMm/],
    ['seedLpsMm=0x1,2,3', /seedLpsMm/],
    ['peelMm=1e9', /peelMm/],
    ['peelMN=2', /Algorithm Parameters/],
  ])('is refused with the algorithm parameter %s', (text, words) => {
    const forged = editReport(report, (item) =>
      String(item['TextValue']).startsWith('seedLpsMm=') ? { ...item, TextValue: text } : item,
    );
    expect(() => parseReport(forged, series)).toThrow(words);
  });

  it('has no date of the study where that is none, and no voltage below zero', () => {
    const forged = withNumbers({ ...report, StudyDate: '20240231' }, 'KVP', (kv) => -kv);
    const { studyDate, kvp } = parseReportValues(forged);
    expect({ studyDate, kvp }).toEqual({ studyDate: undefined, kvp: undefined });
    expect(parseReportValues(report)).toMatchObject({ studyDate: '2024-03-05', kvp: 120 });
  });

  it('is read at once, whatever texts were put into it', () => {
    const long = `${'\0'.repeat(200_000)}x`;
    const forged = editReport({ ...report, StudyID: long }, (item) =>
      isOf('Measurement warning')(item) ? { ...item, TextValue: long, ValueType: long } : item,
    );
    const start = performance.now();
    expect(parseReport(forged, series).levels).toHaveLength(5);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
