import { ARCHIVES, type TestArchive } from '../support/archives';
import { firstValue, getJson, getParts, store } from '../support/dicomWebClient';
import {
  packBits,
  testUid,
  TINY_COLUMNS,
  TINY_ROWS,
  tinyCt,
  tinyPixels,
  tinySegmentation,
} from '../support/tinyDicom';

// 3 × 3 pixels: the second frame starts at bit 9, the third at bit 18.
const SEGMENT_FRAMES = [
  [
    [1, 0, 1],
    [0, 1, 1],
    [1, 0, 0],
  ],
  [
    [0, 1, 0],
    [1, 1, 1],
    [0, 0, 1],
  ],
  [
    [1, 1, 1],
    [0, 0, 0],
    [1, 0, 1],
  ],
];

const littleEndian = (pixels: Uint16Array) =>
  Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);

describe.each(ARCHIVES)('retrieving from %s', (_name, start) => {
  let archive: TestArchive;
  const allPixels = Buffer.concat([1, 2, 3].map((n) => littleEndian(tinyPixels(n))));
  beforeAll(async () => {
    archive = await start();
    await store(archive.dicomWebUrl, [
      tinyCt({ study: 1, instance: 1 }),
      tinyCt({ study: 1, instance: 2 }),
      tinySegmentation({ study: 1, series: 2 }, SEGMENT_FRAMES),
      tinyCt({ study: 2 }, { NumberOfFrames: 3, PixelData: [new Uint8Array(allPixels).buffer] }),
    ]);
  }, 60_000);
  afterAll(() => archive.stop());

  const url = (study: number, series?: number, instance?: number) =>
    [
      `${archive.dicomWebUrl}/studies/${testUid(study)}`,
      ...(series === undefined ? [] : [`series/${testUid(study, series)}`]),
      ...(series === undefined || instance === undefined
        ? []
        : [`instances/${testUid(study, series, instance)}`]),
    ].join('/');

  test('gives the metadata of a study, a series and an instance', async () => {
    const sopUids = async (resource: string) =>
      (await getJson(`${resource}/metadata`)).map((one) => firstValue(one, '00080018')).sort();
    const ct = [testUid(1, 1, 1), testUid(1, 1, 2)];
    expect(await sopUids(url(1))).toEqual([...ct, testUid(1, 2, 1)]);
    expect(await sopUids(url(1, 1))).toEqual(ct);
    expect(await sopUids(url(1, 1, 2))).toEqual([testUid(1, 1, 2)]);
  });

  test('gives numbers, names, UIDs and sequences in metadata as DICOM JSON', async () => {
    const [ct] = await getJson(`${url(1, 1, 1)}/metadata`);
    expect(ct!['00280010']).toEqual({ vr: 'US', Value: [TINY_ROWS] });
    expect(ct!['00280030']).toEqual({ vr: 'DS', Value: [0.5, 0.75] });
    expect(ct!['00100010']).toEqual({ vr: 'PN', Value: [{ Alphabetic: 'Tiny^Patient1' }] });
    expect(ct!['00100030']).toEqual({ vr: 'DA' });
    const [segmentation] = await getJson(`${url(1, 2, 1)}/metadata`);
    const item = { '0020000E': { vr: 'UI', Value: [testUid(1, 1)] } };
    expect(segmentation!['00081115']).toEqual({ vr: 'SQ', Value: [item] });
  });

  test('gives a whole series as one part a file', async () => {
    const parts = await getParts(url(1, 1), 'application/dicom');
    const files = [tinyCt({ instance: 1 }), tinyCt({ instance: 2 })];
    expect(parts).toHaveLength(2);
    for (const file of files) expect(parts.some(({ bytes }) => bytes.equals(file))).toBe(true);
  });

  test('gives the frame of a single-frame image', async () => {
    const [part] = await getParts(`${url(1, 1, 2)}/frames/1`, 'application/octet-stream');
    expect(part!.contentType).toMatch(/^application\/octet-stream/);
    expect(part!.bytes.equals(littleEndian(tinyPixels(2)))).toBe(true);
  });

  test('gives several frames of an image in the order asked', async () => {
    const parts = await getParts(`${url(2, 1, 1)}/frames/3,1`, 'application/octet-stream');
    expect(parts.map(({ bytes }) => bytes)).toEqual([3, 1].map((n) => littleEndian(tinyPixels(n))));
  });

  test('gives the pixel data as a whole where the metadata point to', async () => {
    const [metadata] = await getJson(`${url(2, 1, 1)}/metadata`);
    const uri = String(metadata!['7FE00010']!.BulkDataURI);
    const [part] = await getParts(uri, 'application/octet-stream');
    expect(part!.bytes.equals(allPixels)).toBe(true);
    expect(part!.bytes).toHaveLength(3 * TINY_ROWS * TINY_COLUMNS * 2);
  });

  test('gives the packed bits of a segmentation whose frames end inside a byte', async () => {
    const [metadata] = await getJson(`${url(1, 2, 1)}/metadata`);
    const uri = String(metadata!['7FE00010']!.BulkDataURI);
    const [part] = await getParts(uri, 'application/octet-stream');
    expect([...part!.bytes]).toEqual([...packBits(SEGMENT_FRAMES.flat(2))]);
  });

  test.each([
    ['a study', () => url(77), 'multipart/related; type="application/dicom"'],
    ['the metadata of a study', () => `${url(77)}/metadata`, 'application/dicom+json'],
    ['a series', () => url(1, 77), 'multipart/related; type="application/dicom"'],
    ['an instance', () => url(1, 1, 77), 'multipart/related; type="application/dicom"'],
  ])('answers 404 to %s that is not there', async (_what, missing, Accept) => {
    const { status } = await fetch(missing(), { headers: { Accept } });
    expect(status).toBe(404);
  });

  test('refuses a frame that the image does not have', async () => {
    const { status } = await fetch(`${url(2, 1, 1)}/frames/4`);
    expect([400, 404]).toContain(status);
  });
});
