import { reportModel, type EnteredContext } from '../../../src';
import { readSmallCt, smallCt, smallReading } from '../../support/smallReading';

const ct = smallCt();
const { series, volume } = readSmallCt(ct);

const modelOf = (patient: EnteredContext) =>
  reportModel({ ...smallReading(series, volume), patient }, series, {
    ctInstance: ct[0]!,
    reader: '',
    now: new Date(Date.UTC(2026, 10, 25)),
    softwareVersion: '0.1.0',
  });

describe('contrast in a report', () => {
  it('is what the header states, as long as the reader states nothing', () => {
    expect(modelOf({}).scan.contrast).toBe(series.conditions.contrast);
  });

  it.each([
    [true, 'enhancedByReader', 'departs'],
    [false, 'noneByReader', 'matches'],
  ] as const)('is what the reader states (%s), named as such', (given, contrast, verdict) => {
    const { scan, applicability } = modelOf({ hasIntravenousContrast: given });
    expect(scan.contrast).toBe(contrast);
    const item = applicability.items.find(({ criterion }) => criterion === 'contrast');
    expect(item?.verdict).toBe(verdict);
  });
});
