import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../demo/archive/archive';
import { firstValue, getJson, getParts, store } from '../support/dicomWebClient';
import { type EmbeddedArchive, startEmbeddedArchive } from '../support/embeddedArchive';
import { testUid, tinyCt, tinySegmentation, tinyPixels } from '../support/tinyDicom';

const CANNOT_UNDERSTAND = 0xc000;
const DUPLICATE_SOP_INSTANCE = 0x0111;
const DATASET_DOES_NOT_MATCH = 0xa900;
const DATASET_DOES_NOT_MATCH_SOP_CLASS = 0xb007;

let folder: string;
let archive: EmbeddedArchive;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-archive-'));
  archive = await startEmbeddedArchive(folder);
});
afterEach(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

const restart = async () => {
  await archive.close();
  archive = await startEmbeddedArchive(folder);
};
const pathOf = (study: number, series = 1, instance = 1) =>
  join(folder, testUid(study), testUid(study, series), `${testUid(study, series, instance)}.dcm`);
const instanceUrl = (study: number, series = 1, instance = 1) =>
  `${archive.dicomWebUrl}/studies/${testUid(study)}/series/${testUid(study, series)}/instances/${testUid(study, series, instance)}`;
const failureReason = (dataset: Record<string, { Value?: readonly unknown[] }>, tag: string) => {
  const [item] = (dataset[tag]?.Value ?? []) as Record<string, { vr: string; Value: unknown[] }>[];
  return firstValue(item, '00081197');
};

describe('files of the embedded archive', () => {
  test('are the bytes that were sent, one file an instance, and nothing else', async () => {
    const file = tinyCt({ study: 1 });
    await store(archive.dicomWebUrl, [file]);
    expect((await readFile(pathOf(1))).equals(file)).toBe(true);
    expect(await readdir(join(folder, '.incoming'))).toEqual([]);
  });

  test('are all served again after a restart', async () => {
    const files = [tinyCt({ study: 1 }), tinyCt({ study: 1, instance: 2 }), tinyCt({ study: 2 })];
    await store(archive.dicomWebUrl, files);
    const before = await getJson(`${archive.dicomWebUrl}/instances`);
    await restart();
    const after = await getJson(`${archive.dicomWebUrl}/instances`);
    const withoutUrl = (found: typeof after) =>
      found.map((one) => ({ ...one, '00081190': undefined }));
    expect(withoutUrl(after)).toEqual(withoutUrl(before));
    const [part] = await getParts(instanceUrl(1, 1, 2), 'application/dicom');
    expect(part!.bytes.equals(files[1]!)).toBe(true);
  });

  test('that were left unfinished by a crash are neither served nor kept', async () => {
    await mkdir(join(folder, '.incoming'), { recursive: true });
    await writeFile(join(folder, '.incoming', 'half.part'), tinyCt({ study: 3 }).subarray(0, 200));
    await restart();
    expect(await getJson(`${archive.dicomWebUrl}/studies`)).toEqual([]);
    expect(await readdir(folder)).not.toContain('.incoming');
    expect(archive.notices).toEqual([]);
  });

  test('that are damaged are skipped with a line, the others served', async () => {
    await store(archive.dicomWebUrl, [tinyCt({ study: 1 }), tinyCt({ study: 2 })]);
    await writeFile(pathOf(1), (await readFile(pathOf(1))).subarray(0, 700));
    await restart();
    const found = await getJson(`${archive.dicomWebUrl}/studies`);
    expect(found.map((study) => firstValue(study, '0020000D'))).toEqual([testUid(2)]);
    expect(archive.notices).toHaveLength(1);
    expect(archive.notices[0]).toMatch(/^2\.25\.999\.1.*\.dcm is not served: damaged DICOM file/);
  });

  test('are not written when the folder refuses, and the sender is told', async () => {
    // A file where the study's folder should be: writing fails whoever the user is.
    await writeFile(join(folder, testUid(1)), 'in the way');
    const answer = await store(archive.dicomWebUrl, [tinyCt({ study: 1 }), tinyCt({ study: 2 })]);
    expect(answer.status).toBe(202);
    expect(answer.failedUids).toEqual([testUid(1, 1, 1)]);
    expect(answer.storedUids).toEqual([testUid(2, 1, 1)]);
    expect(await getJson(`${archive.dicomWebUrl}/studies/${testUid(1)}/instances`)).toEqual([]);
  });
});

describe('the embedded archive tells why it refuses', () => {
  test('other bytes under a stored SOP Instance UID', async () => {
    await store(archive.dicomWebUrl, [tinyCt({ study: 1 })]);
    const other = tinyCt({ study: 1 }, { SeriesDescription: 'another' });
    const { status, dataset } = await store(archive.dicomWebUrl, [other]);
    expect(status).toBe(409);
    expect(failureReason(dataset, '00081198')).toBe(DUPLICATE_SOP_INSTANCE);
  });

  test('the same SOP Instance UID twice in requests at the same time: one of them wins', async () => {
    const two = ['one', 'two'].map((text) => tinyCt({ study: 1 }, { SeriesDescription: text }));
    const answers = await Promise.all(two.map((file) => store(archive.dicomWebUrl, [file])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = two[answers.findIndex(({ status }) => status === 200)]!;
    expect((await readFile(pathOf(1))).equals(winner)).toBe(true);
  });

  test('a part that is no DICOM, beside one that is', async () => {
    const files = [tinyCt({ study: 1 }), Buffer.from('garbage')];
    const { status, dataset } = await store(archive.dicomWebUrl, files);
    expect(status).toBe(202);
    expect(failureReason(dataset, '0008119A')).toBe(CANNOT_UNDERSTAND);
  });

  test('an object of another study than the path names', async () => {
    const path = `/studies/${testUid(6)}`;
    const { dataset } = await store(archive.dicomWebUrl, [tinyCt({ study: 1 })], path);
    expect(failureReason(dataset, '00081198')).toBe(DATASET_DOES_NOT_MATCH);
  });

  test('a UID that would lead out of its folder', async () => {
    const outside = tinyCt({ study: 1 }, { StudyInstanceUID: '../../outside' });
    const { status, dataset } = await store(archive.dicomWebUrl, [outside]);
    expect(status).toBe(409);
    expect(failureReason(dataset, '0008119A')).toBe(CANNOT_UNDERSTAND);
  });

  test('with a warning only, when pixels are missing: the object is kept', async () => {
    const short = tinyCt({ study: 1 }, { Rows: 400 });
    const { status, storedUids, dataset } = await store(archive.dicomWebUrl, [short]);
    expect(status).toBe(202);
    expect(storedUids).toEqual([testUid(1, 1, 1)]);
    const [item] = dataset['00081199']!.Value as (typeof dataset)[];
    expect(firstValue(item, '00081196')).toBe(DATASET_DOES_NOT_MATCH_SOP_CLASS);
  });
});

describe('a folder served as it is', () => {
  test('is searched with its subfolders, never changed, and other files are named', async () => {
    const own = await mkdtemp(join(tmpdir(), 'vertebral-bmd-own-'));
    await mkdir(join(own, 'deep'));
    await writeFile(join(own, 'deep', 'IM1'), tinyCt({ study: 9 }));
    await writeFile(join(own, 'readme.txt'), 'no DICOM');
    const lines: string[] = [];
    const opened = await openArchive({ folder, onSkipped: (line) => lines.push(line) });
    const added = await opened.addFolder(own);
    expect(added.map(({ sopUid }) => sopUid)).toEqual([testUid(9, 1, 1)]);
    expect(lines).toEqual(['readme.txt is not served: not a DICOM file (no DICM prefix)']);
    await opened.store(tinyCt({ study: 9, instance: 2 }));
    expect((await readdir(own)).sort()).toEqual(['deep', 'readme.txt']);
    expect(await readdir(join(own, 'deep'))).toEqual(['IM1']);
    expect((await readFile(pathOf(9, 1, 2))).length).toBeGreaterThan(0);
    await rm(own, { recursive: true });
  });
});

describe('beyond what Orthanc 1.10 does, the embedded archive', () => {
  const studyUids = async (query: string) =>
    (await getJson(`${archive.dicomWebUrl}/studies?${query}`)).map((study) =>
      firstValue(study, '0020000D'),
    );

  test('finds texts with umlauts and blanks, and lists parted by backslashes', async () => {
    await store(archive.dicomWebUrl, [
      tinyCt({ study: 1 }, { PatientName: 'Münster^Änne' }),
      tinyCt({ study: 2 }),
    ]);
    expect(await studyUids(`PatientName=${encodeURIComponent('Münster*')}`)).toEqual([testUid(1)]);
    expect(await studyUids('StudyDescription=*study%202*')).toEqual([testUid(2)]);
    const list = encodeURIComponent(`${testUid(1)}\\${testUid(2)}`);
    expect(await studyUids(`StudyInstanceUID=${list}`)).toEqual([testUid(2), testUid(1)]);
  });

  test('names the query keys that it did not use', async () => {
    const { headers } = await fetch(`${archive.dicomWebUrl}/studies?NoSuchKey=1`);
    expect(headers.get('warning')).toContain('NoSuchKey');
  });

  test('includes attributes that only the file holds', async () => {
    await store(archive.dicomWebUrl, [tinyCt({ study: 1 })]);
    const [found] = await getJson(`${archive.dicomWebUrl}/instances?includefield=PixelSpacing`);
    expect(found!['00280030']).toEqual({ vr: 'DS', Value: [0.5, 0.75] });
  });

  test('gives one-bit frames each from its first bit on', async () => {
    const frames = [[[1, 0, 1]], [[0, 1, 1]], [[1, 1, 0]]];
    await store(archive.dicomWebUrl, [tinySegmentation({ study: 1 }, frames)]);
    const parts = await getParts(`${instanceUrl(1)}/frames/1,2,3`, 'application/octet-stream');
    expect(parts.map(({ bytes }) => [...bytes])).toEqual([[0b101], [0b110], [0b011]]);
  });

  test('gives a lone frame or file without multipart to who prefers that', async () => {
    await store(archive.dicomWebUrl, [tinyCt({ study: 1 })]);
    const frame = await fetch(`${instanceUrl(1)}/frames/1`, {
      headers: { Accept: 'application/octet-stream' },
    });
    expect(frame.headers.get('content-type')).toMatch(/^application\/octet-stream/);
    expect([...new Uint16Array(await frame.arrayBuffer())]).toEqual([...tinyPixels(1)]);
    const file = await fetch(instanceUrl(1), { headers: { Accept: 'application/dicom' } });
    expect(Buffer.from(await file.arrayBuffer()).equals(tinyCt({ study: 1 }))).toBe(true);
  });
});
