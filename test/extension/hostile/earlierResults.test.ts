import '../../support/textCoders';
import { data } from 'dcmjs';
import fc from 'fast-check';
import { findEarlierResults } from '../../../extension/session/archive/earlierResults';
import { english } from '../../../extension/text/english';
import { parseReportValues, type NaturalizedDataset } from '../../../src';
import { numbersIn, tryHostile } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import { small, smallSession } from './smallSession';

// What an archive answers when it is asked for earlier results: lists of studies and series as the
// host gives them, and reports in JSON.

const EARLIER = '2.25.4711';
const earlierReport = { ...small.report, StudyInstanceUID: EARLIER };
const expected = parseReportValues(earlierReport);

const sound = {
  studies: [
    { studyInstanceUid: EARLIER, date: '20230105', mrn: 'SMALL-1', modalities: 'CT\\SR' },
    { studyInstanceUid: '2.25.4712', date: '20220105', mrn: 'SMALL-12', modalities: 'CT' },
  ] as readonly unknown[],
  series: [
    { seriesInstanceUid: '2.25.5', modality: 'SR' },
    { seriesInstanceUid: '2.25.6', modality: 'CT' },
  ] as readonly unknown[],
  reports: [
    JSON.parse(JSON.stringify(data.DicomMetaDictionary.denaturalizeDataset(earlierReport))),
  ] as readonly unknown[],
};

type Answers = typeof sound;

async function found(answers: Answers, asked: unknown[] = [], header: NaturalizedDataset = {}) {
  const { context, store } = smallSession({
    header,
    dataSource: {
      query: {
        studies: {
          search: async (query: unknown) => {
            asked.push(query);
            return answers.studies;
          },
        },
        series: { search: async () => answers.series },
      },
      retrieve: {
        getWadoDicomWebClient: () => ({ retrieveSeriesMetadata: async () => answers.reports }),
      },
    },
  });
  await findEarlierResults(context);
  const { earlier } = store.getState();
  return { ...earlier!, why: earlier?.why?.(english) };
}

/** One of the three answers spoilt, or another one in its place. */
const answers: fc.Arbitrary<Answers> = fc.oneof(
  mutated(sound.studies).map((studies) => ({ ...sound, studies })),
  mutated(sound.series).map((series) => ({ ...sound, series })),
  mutated(sound.reports).map((reports) => ({ ...sound, reports })),
  mutated(sound),
);

describe('hostile answers to a search for earlier results', () => {
  it('give the values of the report where nothing is wrong', async () => {
    const { status, results, unreadable } = await found(sound);
    expect({ status, unreadable }).toEqual({ status: 'done', unreadable: 0 });
    expect(results).toEqual([expected]);
  });

  it('give values of the report, are counted as unreadable, or the search says why it failed', async () => {
    let unreadable = 0;
    const { results, refusals } = await tryHostile(answers, 250, async (given) => {
      const { status, why, ...rest } = await found(given);
      expect(status).toMatch(/^(done|failed)$/);
      if (status === 'failed') {
        expect(why).toMatch(/^The archive could not be asked for earlier studies: /);
      }
      unreadable += rest.unreadable;
      for (const { levels, studyInstanceUid } of rest.results) {
        expect(studyInstanceUid).toBe(EARLIER);
        const known = numbersIn(given.reports);
        for (const { threeDimensionalHu, threeSliceHu } of levels) {
          for (const hu of [threeDimensionalHu, threeSliceHu]) {
            if (hu !== undefined) expect(known.has(hu)).toBe(true);
          }
        }
      }
      return rest.results[0];
    });
    expect(results).toBeGreaterThan(50);
    expect(refusals).toBeGreaterThan(50);
    expect(unreadable).toBeGreaterThan(5);
  });

  it.each([
    ['A-1_b.(c)', 'A-1_b.(c)'],
    ['A 1/2', 'A*1*2'],
    ['"><b>*?', '*b*'],
  ])(
    'are asked for by the ID %s as %s, and only those of the ID are taken',
    async (PatientID, patientId) => {
      const asked: unknown[] = [];
      const studies = [{ studyInstanceUid: EARLIER, date: '20230105', mrn: `${PatientID}9` }];
      const { status, results } = await found({ ...sound, studies }, asked, { PatientID });
      expect(asked).toEqual([{ patientId, disableWildcard: true, limit: 200 }]);
      expect({ status, results }).toEqual({ status: 'done', results: [] });
    },
  );

  it('are not taken for this study: a report of another one', async () => {
    const other = data.DicomMetaDictionary.denaturalizeDataset({
      ...small.report,
      StudyInstanceUID: '2.25.4713',
    });
    const { results, unreadable } = await found({ ...sound, reports: [other] });
    expect({ results, unreadable }).toEqual({ results: [], unreadable: 1 });
  });

  it('lead no request to another address: a study whose UID is a path', async () => {
    const studies = [{ studyInstanceUid: '../../instances', mrn: 'SMALL-1', date: '20230105' }];
    const { status, results } = await found({ ...sound, studies });
    expect({ status, results }).toEqual({ status: 'done', results: [] });
  });
});
