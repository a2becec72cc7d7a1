import dcmjs from 'dcmjs';
import {
  levelValuesOf,
  naturalizeReportJson,
  parseReportValues,
  VertebralBmdError,
  withExclusion,
  type JsonDataset,
} from '../../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const reading = withExclusion(
  smallReading(series, volume),
  'L2',
  { reason: 'fractured', note: '' },
  '2.25.1',
);
const { report, segmentation } = smallResult(reading, series, ct);

describe('the values of a report without its CT', () => {
  it('are those of the reading', () => {
    const values = parseReportValues(report);
    expect(values.levels).toEqual(levelValuesOf(reading));
    expect(values.studyInstanceUid).toBe(series.studyInstanceUid);
    expect(values.kvp).toBe(series.conditions.kvp);
  });

  it('are read from what a DICOMweb service answers with', () => {
    const { DicomMetaDictionary } = dcmjs.data;
    const json = DicomMetaDictionary.denaturalizeDataset(report) as JsonDataset;
    const answered = JSON.parse(JSON.stringify(json)) as JsonDataset;
    expect(parseReportValues(naturalizeReportJson(answered))).toEqual(parseReportValues(report));
  });

  it.each([
    ['another software', { ...report, ManufacturerModelName: 'Other' }],
    ['a segmentation', segmentation],
    ['a report without measurements', { ...report, ContentSequence: [] }],
  ])('are not read from %s', (_name, dataset) => {
    expect(() => parseReportValues(dataset)).toThrow(VertebralBmdError);
  });

  it('tolerates a service that answers with empty or unknown attributes', () => {
    const odd = { '00080016': { vr: 'UI' }, '0040A730': { vr: 'SQ' }, '99999999': undefined };
    expect(naturalizeReportJson(odd)).toEqual({});
  });
});
