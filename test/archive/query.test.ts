import { ARCHIVES, type TestArchive } from '../support/archives';
import { firstValue, getJson, type JsonDataset, store } from '../support/dicomWebClient';
import { testUid, tinyCt, tinySegmentation } from '../support/tinyDicom';

const STUDY_UID = '0020000D';
const SERIES_UID = '0020000E';
const SOP_UID = '00080018';

describe.each(ARCHIVES)('searching in %s', (_name, start) => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await start();
    await store(archive.dicomWebUrl, [
      tinyCt({ study: 1, instance: 1 }),
      tinyCt({ study: 1, instance: 2 }),
      tinySegmentation({ study: 1, series: 2 }, [[[1, 0]]]),
      tinyCt({ study: 2 }, { PatientName: 'Other^Person' }),
      tinyCt({ study: 3 }, { StudyDescription: 'Tiny number-3' }),
    ]);
  }, 60_000);
  afterAll(() => archive.stop());

  const search = (pathAndQuery: string) => getJson(`${archive.dicomWebUrl}${pathAndQuery}`);
  const uids = (found: readonly JsonDataset[], tag: string) =>
    found.map((dataset) => firstValue(dataset, tag)).sort();
  const studiesBy = async (query: string) => uids(await search(`/studies?${query}`), STUDY_UID);

  test('finds every study when nothing is asked', async () => {
    expect(await studiesBy('')).toEqual([testUid(1), testUid(2), testUid(3)]);
  });

  test.each([
    ['a Study Instance UID', `StudyInstanceUID=${testUid(2)}`, [2]],
    ['a list of UIDs', `StudyInstanceUID=${testUid(2)},${testUid(3)}`, [2, 3]],
    ['part of a name, whatever its case', 'PatientName=*TINY*', [1, 3]],
    ['a wildcard for one letter', 'PatientName=Tiny^Patient?', [1, 3]],
    ['part of a patient ID, by tag', '00100020=*TINY-2*', [2]],
    ['a whole patient ID', 'PatientID=TINY-3', [3]],
    ['an accession number', 'AccessionNumber=*ACC2*', [2]],
    ['a study description', 'StudyDescription=*number-3', [3]],
    ['a modality of the study', 'ModalitiesInStudy=SEG', [1]],
    ['several modalities of the study', 'ModalitiesInStudy=SEG,MR', [1]],
    ['one date', 'StudyDate=20240102', [2]],
    ['a range of dates', 'StudyDate=20240102-20240103', [2, 3]],
    ['dates until a day', 'StudyDate=-20240102', [1, 2]],
    ['dates from a day', 'StudyDate=20240103-', [3]],
    ['two keys at once', 'StudyDate=20240101-20240102&PatientName=*Person*', [2]],
    ['something that no study has', 'PatientID=NOBODY', []],
    [
      'what the worklist of OHIF asks',
      'limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060%2C00080090%2C00100030',
      [1, 2, 3],
    ],
  ])('finds studies by %s', async (_what, query, studies) => {
    expect(await studiesBy(query)).toEqual(studies.map((n) => testUid(n)));
  });

  test('divides the studies into pages that together hold each of them once', async () => {
    const pages = await Promise.all([0, 1, 2, 3].map((n) => studiesBy(`limit=1&offset=${n}`)));
    expect(pages.map((page) => page.length)).toEqual([1, 1, 1, 0]);
    expect(pages.flat().sort()).toEqual([testUid(1), testUid(2), testUid(3)]);
  });

  test('tells of a study what a worklist shows', async () => {
    const query = `StudyInstanceUID=${testUid(1)}&includefield=00081030`;
    const [study] = await search(`/studies?${query}`);
    expect(firstValue(study, '00100010')).toEqual({ Alphabetic: 'Tiny^Patient1' });
    expect(firstValue(study, '00081030')).toBe('Tiny study 1');
    expect(study!['00080061']!.Value).toEqual(['CT', 'SEG']);
    expect(Number(firstValue(study, '00201206'))).toBe(2);
    expect(Number(firstValue(study, '00201208'))).toBe(3);
  });

  test('finds the series of a study', async () => {
    const found = await search(`/studies/${testUid(1)}/series?includefield=00080021%2C0008103E`);
    expect(uids(found, SERIES_UID)).toEqual([testUid(1, 1), testUid(1, 2)]);
    const ct = found.find((series) => firstValue(series, '00080060') === 'CT');
    expect(firstValue(ct, '0008103E')).toBe('Tiny series 1');
    expect(Number(firstValue(ct, '00201209'))).toBe(2);
  });

  test('finds series of a modality over all studies', async () => {
    const found = await search('/series?Modality=SEG');
    expect(uids(found, SERIES_UID)).toEqual([testUid(1, 2)]);
    expect(firstValue(found[0], STUDY_UID)).toBe(testUid(1));
  });

  test('finds instances of a series, of a study and over all', async () => {
    const ofSeries = `/studies/${testUid(1)}/series/${testUid(1, 1)}/instances`;
    expect(uids(await search(ofSeries), SOP_UID)).toEqual([testUid(1, 1, 1), testUid(1, 1, 2)]);
    expect(await search(`/studies/${testUid(1)}/instances`)).toHaveLength(3);
    expect(await search('/instances')).toHaveLength(5);
  });

  test('finds one instance by its SOP Instance UID', async () => {
    const found = await search(`/instances?SOPInstanceUID=${testUid(2, 1, 1)}`);
    expect(uids(found, SOP_UID)).toEqual([testUid(2, 1, 1)]);
  });

  test('finds nothing in a study that is not there', async () => {
    expect(await search(`/studies/${testUid(99)}/series`)).toEqual([]);
  });

  test('refuses a limit that is no number', async () => {
    const { status } = await fetch(`${archive.dicomWebUrl}/studies?limit=many`);
    expect(status).toBe(400);
  });
});
