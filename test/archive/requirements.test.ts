import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readUid } from '../../src';
import { ARCHIVES, type TestArchive } from '../support/archives';
import {
  getJson,
  getParts,
  store,
  type JsonDataset,
  type StoreAnswer,
} from '../support/dicomWebClient';
import { readSmallCt, smallCt, smallReading, smallResult } from '../support/smallReading';
import { pixelData, readDataset, writeDataset } from '../support/writeDataset';

// What docs/deployment/archive.md asks of an archive: the requests as the viewer and the plugin made
// them in a whole reading, each with what is read of the answer.

const DOCUMENT = readFileSync(join(__dirname, '../../docs/deployment/archive.md'), 'utf8');

const FIELDS = 'includefield=00081030%2C00080060%2C00080090%2C00100030';
const PAGE = 'limit=101&offset=0&fuzzymatching=false';

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const { segmentation, report } = smallResult(smallReading(series, volume), series, ct);
const [image] = ct;
const STUDY = readUid(image!, 'StudyInstanceUID')!;
const seriesPath = (dataset: typeof report) =>
  `/studies/${STUDY}/series/${readUid(dataset, 'SeriesInstanceUID')}`;
const instancePath = (dataset: typeof report) =>
  `${seriesPath(dataset)}/instances/${readUid(dataset, 'SOPInstanceUID')}`;

/** The attributes of a search result or of metadata that have a value. */
const given = (dataset: JsonDataset | undefined, tags: readonly string[]) =>
  tags.filter((tag) => dataset?.[tag]?.Value !== undefined);

describe.each(ARCHIVES)('%s', (_name, start) => {
  let archive: TestArchive;
  let answers: readonly StoreAnswer[];
  beforeAll(async () => {
    archive = await start();
    const stored = await store(archive.dicomWebUrl, ct.map(writeDataset));
    expect(stored.failedUids).toEqual([]);
    answers = [await storeOne(segmentation), await storeOne(report)];
  }, 60_000);
  afterAll(() => archive?.stop());

  const json = (path: string) => getJson(`${archive.dicomWebUrl}${path}`);
  /** One object in a request, as the plugin stores it. */
  const storeOne = (dataset: typeof report) => store(archive.dicomWebUrl, [writeDataset(dataset)]);

  /** A requirement under the words by which the document names it. */
  const requires = (named: string, check: () => Promise<void>) =>
    test(`answers ${named}`, async () => {
      expect(DOCUMENT).toContain(`\`${named}\``);
      await check();
    });

  requires('POST /studies', async () => {
    for (const [index, dataset] of [segmentation, report].entries()) {
      const { status, failedUids, storedUids } = answers[index]!;
      expect([status, failedUids]).toEqual([200, []]);
      expect(storedUids).toEqual([readUid(dataset, 'SOPInstanceUID')]);
      expect(DOCUMENT).toContain(`\`${readUid(dataset, 'SOPClassUID')}\``);
      // It is there at once, and a second time it is no second object.
      expect(await json(`${instancePath(dataset)}/metadata`)).toHaveLength(1);
      expect((await storeOne(dataset)).failedUids).toEqual([]);
      expect(await json(`${seriesPath(dataset)}/metadata`)).toHaveLength(1);
    }
  });

  requires('GET /studies?limit=&offset=&fuzzymatching=&includefield=', async () => {
    const found = await json(`/studies?${PAGE}&${FIELDS}`);
    expect(found).toHaveLength(1);
    const asked = ['0020000D', '00100020', '00080020', '00080061'];
    expect(given(found[0], asked)).toEqual(asked);
    expect(found[0]!['00080061']!.Value).toEqual(expect.arrayContaining(['CT', 'SEG', 'SR']));
  });

  requires('GET /studies?StudyInstanceUID=', async () => {
    expect(await json(`/studies?${PAGE}&${FIELDS}&StudyInstanceUID=${STUDY}`)).toHaveLength(1);
    expect(await json(`/studies?${PAGE}&${FIELDS}&StudyInstanceUID=1.2.3`)).toEqual([]);
  });

  requires('GET /studies?00100020=', async () => {
    const patientId = encodeURIComponent(String(image!['PatientID']));
    const page = `limit=200&offset=0&fuzzymatching=false&${FIELDS}`;
    expect(await json(`/studies?00100020=${patientId}&${page}`)).toHaveLength(1);
    expect(await json(`/studies?00100020=NOBODY&${page}`)).toEqual([]);
  });

  requires('GET /studies/{study}/series?includefield=', async () => {
    const found = await json(
      `/studies/${STUDY}/series?includefield=00080021%2C00080031%2C0008103E%2C00200011`,
    );
    const kinds = found.map((each) => String(each['00080060']?.Value?.[0])).sort();
    expect(kinds).toEqual(['CT', 'SEG', 'SR']);
    expect(found.map((each) => given(each, ['0020000E']))).toEqual([
      ['0020000E'],
      ['0020000E'],
      ['0020000E'],
    ]);
  });

  requires('GET /studies/{study}/series/{series}/metadata', async () => {
    const images = await json(`${seriesPath(image!)}/metadata`);
    const geometry = ['00200032', '00200037', '00280030', '00280010', '00280011', '00281053'];
    expect(images).toHaveLength(ct.length);
    expect(images.map((each) => given(each, geometry))).toEqual(images.map(() => geometry));
    // The report's whole tree, and the masks' frames with their places.
    const [tree] = await json(`${seriesPath(report)}/metadata`);
    expect(JSON.stringify(tree!['0040A730'])).toContain('0040A30A');
    const [masks] = await json(`${seriesPath(segmentation)}/metadata`);
    expect(masks!['52009230']!.Value).toHaveLength(Number(segmentation['NumberOfFrames']));
  });

  requires('GET /studies/{study}/series/{series}/instances/{instance}/metadata', async () => {
    expect(await json(`${instancePath(report)}/metadata`)).toHaveLength(1);
    const missing = await fetch(`${archive.dicomWebUrl}${instancePath(report)}9/metadata`);
    expect(missing.status).toBe(404);
  });

  requires('GET /studies/{study}/series/{series}/instances/{instance}/frames/1', async () => {
    const url = `${archive.dicomWebUrl}${instancePath(image!)}/frames/1`;
    const [frame] = await getParts(url, 'application/octet-stream');
    expect(new Uint8Array(frame!.bytes)).toEqual(pixelData(readDataset(writeDataset(image!))));
  });

  requires('GET /studies/{study}/series/{series}/instances/{instance}', async () => {
    const response = await fetch(`${archive.dicomWebUrl}${instancePath(segmentation)}`, {
      headers: { Accept: 'multipart/related; type="application/dicom"' },
    });
    expect(response.headers.get('content-type')).toMatch(/^multipart\/related/);
    const [part] = await getParts(
      `${archive.dicomWebUrl}${instancePath(segmentation)}`,
      'application/dicom',
    );
    const answer = Buffer.from(await response.arrayBuffer());
    // Not compressed: the very file that was stored.
    expect(answer.includes(Buffer.from(writeDataset(segmentation)))).toBe(true);
    expect(part!.bytes.equals(writeDataset(segmentation))).toBe(true);
  });
});
