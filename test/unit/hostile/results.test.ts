import { log } from 'dcmjs';
import fc from 'fast-check';
import Papa from 'papaparse';
import {
  readCtSeries,
  reportCsv,
  reportJson,
  reportModel,
  reportText,
  restoreReading,
  type NaturalizedDataset,
  type Reading,
  type ReportModel,
} from '../../../src';
import { tryHostile } from '../../support/hostileRuns';
import { hostileText } from '../../support/hostileValues';
import { mutated } from '../../support/mutateData';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';
import { pixelData, readDataset, writeDataset } from '../../support/writeDataset';

// What leaves the software when the headers of the CT, the reader's name and the notes are hostile:
// exports say the same numbers and stay whole, and what is saved comes back as it was.

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const reading = smallReading(series, volume);

/** What of a header tells of patient, study and scan, without what makes the series readable. */
const TOLD = ct[0]!;
const GRID = [
  ...['Rows', 'Columns', 'PixelSpacing', 'ImageOrientationPatient', 'ImagePositionPatient'],
  ...['PixelData', 'SOPClassUID', 'SOPInstanceUID', 'SeriesInstanceUID', 'StudyInstanceUID'],
  ...['FrameOfReferenceUID', 'RescaleSlope', 'RescaleIntercept', '_vrMap'],
];
const header = mutated(TOLD, (key) => !GRID.includes(String(key)));

/** The reading with hostile notes, and what it looks like in a report. */
const reports = fc
  .tuple(header, hostileText, hostileText)
  .map(([ctInstance, reader, note]): ReportModel | undefined => {
    const spoilt = readCtSeries([ctInstance, ...ct.slice(1)]);
    if (spoilt.status === 'refused') return undefined;
    const { L1 } = reading.levels;
    const noted: Reading = {
      ...reading,
      anatomyNote: { kind: 'other', note },
      levels: { ...reading.levels, L1: { ...L1!, exclusion: { reason: 'other', note } } },
    };
    return reportModel(noted, spoilt, {
      ctInstance,
      reader,
      now: new Date(0),
      softwareVersion: '0',
    });
  });

const meanOf = (level: string): number | undefined =>
  reading.levels[level as 'L1']?.threeDimensional?.statistics.meanHu;

function expectCsv(model: ReportModel, identified: boolean): void {
  const { data, errors } = Papa.parse<Record<string, string>>(reportCsv(model, { identified }), {
    header: true,
  });
  expect(errors).toEqual([]);
  expect(data.map(({ level }) => level)).toEqual(['T12', 'L1', 'L2', 'L3', 'L4']);
  for (const row of data) {
    const mean = meanOf(row['level']!);
    expect(row['mean_hu_3d']).toBe(mean === undefined ? '' : String(mean));
    for (const cell of Object.values(row)) {
      const isNumber = cell.trim() !== '' && Number.isFinite(Number(cell));
      if (!isNumber) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  }
}

function expectJson(model: ReportModel, identified: boolean): void {
  const read = JSON.parse(reportJson(model, { identified })) as {
    readonly levels: readonly {
      readonly level: string;
      readonly threeDimensional?: { readonly statistics: { readonly meanHu: number } };
    }[];
  };
  for (const { level, threeDimensional } of read.levels) {
    expect(threeDimensional?.statistics.meanHu).toBe(meanOf(level));
  }
}

function expectText(model: ReportModel, identified: boolean): void {
  const lines = reportText(model, { identified }).split('\n');
  // eslint-disable-next-line no-control-regex
  expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(line))).toEqual([]);
  const ofLevels = lines.filter(
    (line) => /^(T12|L[1-5]) /.test(line) && !line.includes('left out'),
  );
  expect(ofLevels).toHaveLength(5);
  for (const line of ofLevels) {
    const [level, shown] = line.split(/ +/);
    expect(shown).toBe(meanOf(level!)?.toFixed(1) ?? '-');
  }
}

describe('results of hostile headers and notes', () => {
  it('leave as CSV, JSON and text with the same numbers, whole', async () => {
    const { results } = await tryHostile(reports, 150, (model) => {
      if (!model) return undefined;
      for (const identified of [false, true]) {
        expectCsv(model, identified);
        expectJson(model, identified);
        expectText(model, identified);
      }
      return model;
    });
    expect(results).toBeGreaterThan(100);
  });

  it('are saved, and come back as they were', async () => {
    const restore = (ctInstance: NaturalizedDataset) => {
      const { segmentation, report } = smallResult(reading, series, [ctInstance]);
      const stored = readDataset(writeDataset(segmentation));
      const read = readDataset(writeDataset(report));
      return restoreReading({ dataset: stored, pixelData: pixelData(stored) }, read, series);
    };
    const expected = restore(TOLD);
    // Complaints of the serializer would show what tells of the patient.
    const complaints = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    // It keeps the console that it found first.
    log.rebuild();
    await tryHostile(header, 40, (ctInstance) => {
      expect(restore(ctInstance)).toEqual(expected);
      return ctInstance;
    });
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
    log.rebuild();
  });
});
