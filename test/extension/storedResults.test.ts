import type { Host } from '../../extension/host/host';
import { findStoredResults } from '../../extension/session/archive/storedResults';
import { visibleResults, type StoredResult } from '../../extension/session/sessionState';
import type { NaturalizedDataset, Reading } from '../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../support/smallReading';

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const { report } = smallResult(smallReading(series, volume), series, ct);

/** A host whose study holds these reports. */
const hostWith = (...instances: readonly NaturalizedDataset[]): Host =>
  ({
    servicesManager: {
      services: {
        displaySetService: {
          getActiveDisplaySets: () => instances.map((instance) => ({ instance })),
        },
      },
    },
  }) as unknown as Host;

const without = (dataset: NaturalizedDataset, keyword: string): NaturalizedDataset => {
  const { [keyword]: _left, ...rest } = dataset;
  return rest;
};

describe('results of a series in the study', () => {
  it('are listed with their reader and values', () => {
    const { results, damaged } = findStoredResults(hostWith(report), series);
    expect(results).toHaveLength(1);
    expect(results[0]!.stored.reader).toBe('Lecteur^Ré');
    expect(results[0]!.levels.map(({ level }) => level)).toContain('L1');
    expect(damaged).toBe(0);
  });

  it('are counted where they are damaged, and stop nothing', () => {
    const broken = without(report, 'ContentSequence');
    const { results, damaged } = findStoredResults(hostWith(broken, report), series);
    expect(results).toHaveLength(1);
    expect(damaged).toBe(1);
  });

  it('are passed over where another software wrote them, or of another series', () => {
    const foreign = { ...without(report, 'ContentSequence'), ManufacturerModelName: 'Other' };
    const other = { ...series, seriesInstanceUid: '2.25.404' };
    expect(findStoredResults(hostWith(foreign), series)).toMatchObject({
      results: [],
      damaged: 0,
    });
    expect(findStoredResults(hostWith(report), other)).toMatchObject({ results: [], damaged: 0 });
  });
});

describe('results that a reader may see', () => {
  const by = (reader: string, reading?: Reading) =>
    ({ stored: { reader }, ...(reading ? { reading } : {}) }) as unknown as StoredResult;
  const saved = {} as Reading;

  it.each([
    ['all, where readers are not kept apart', undefined, [by('A'), by('B')], 2],
    ["none before the reader's own is there", 'A', [by('B'), by('')], 0],
    ["all once the reader's own is there", 'A', [by('B'), by('A')], 2],
    ['none of nobody knows whom, where the reader has no name', '', [by(''), by('B')], 0],
    ['all once one was saved in this session', '', [by('', saved), by('B')], 2],
  ])('are %s', (_name, blindReader, storedResults, seen) => {
    const state = { storedResults, ...(blindReader === undefined ? {} : { blindReader }) };
    expect(visibleResults(state)).toHaveLength(seen);
  });
});
