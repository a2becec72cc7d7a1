import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstValue, getJson, getParts, store } from '../support/dicomWebClient';
import { type EmbeddedArchive, startEmbeddedArchive } from '../support/embeddedArchive';
import { testUid, tinyCt, tinyPixels } from '../support/tinyDicom';

// dcmtk writes the transfer syntaxes and, as an independent reader, decompresses what is served.
const hasDcmtk = ['dcmconv', 'dcmcrle', 'dcmdrle', 'dcmcjpeg', 'dcmdjpeg'].every((program) =>
  existsSync(`/usr/bin/${program}`),
);
if (!hasDcmtk) {
  const line = 'dcmtk is not installed: apt-get install dcmtk';
  if (process.env['REQUIRE_ALL']) throw new Error(line);
  console.warn(`Skipped: ${line}`);
}

const FRAMES = [1, 2, 3];
const frameBytes = (n: number) => Buffer.from(tinyPixels(n).buffer);
const pixelData = Buffer.concat(FRAMES.map(frameBytes));
const multiFrame = tinyCt({}, { NumberOfFrames: 3, PixelData: [new Uint8Array(pixelData).buffer] });

(hasDcmtk ? describe : describe.skip)('an object in another transfer syntax', () => {
  let folder: string;
  let archive: EmbeddedArchive;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-syntax-'));
    archive = await startEmbeddedArchive();
  });
  afterEach(async () => {
    await archive.stop();
    await rm(folder, { recursive: true });
  });

  const convert = async (program: string, options: string[], input: Buffer): Promise<Buffer> => {
    const [from, to] = [join(folder, 'in.dcm'), join(folder, 'out.dcm')];
    await writeFile(from, input);
    execFileSync(program, [...options, from, to]);
    return readFile(to);
  };
  const instanceUrl = () =>
    `${archive.dicomWebUrl}/studies/${testUid(1)}/series/${testUid(1, 1)}/instances/${testUid(1, 1, 1)}`;

  test.each([
    ['implicit little endian', ['+ti']],
    ['explicit big endian', ['+tb']],
    ['deflated explicit little endian', ['+td']],
    ['explicit little endian, sequences of undefined length', ['+te', '-e']],
  ])('%s gives the same metadata and little-endian frames', async (_name, options) => {
    // An ambiguous VR (US or SS), which implicit VR leaves to Pixel Representation.
    const signed = tinyCt(
      {},
      {
        NumberOfFrames: 3,
        PixelData: [new Uint8Array(pixelData).buffer],
        PixelRepresentation: 1,
        PixelPaddingValue: -2000,
        _vrMap: { PixelData: 'OW', PixelPaddingValue: 'SS' },
        ReferencedSeriesSequence: [{ SeriesInstanceUID: '2.25.1' }],
      },
    );
    const reference = await startEmbeddedArchive();
    await store(reference.dicomWebUrl, [signed]);
    const referenceUrl = instanceUrl().replace(archive.dicomWebUrl, reference.dicomWebUrl);
    const [expected] = await getJson(`${referenceUrl}/metadata`);
    await reference.stop();

    await store(archive.dicomWebUrl, [await convert('dcmconv', options, signed)]);
    const [metadata] = await getJson(`${instanceUrl()}/metadata`);
    const pixels = { vr: 'OW', BulkDataURI: `${instanceUrl()}/bulkdata/7FE00010` };
    expect(metadata).toEqual({ ...expected, '7FE00010': pixels });
    expect(metadata!['00280120']).toEqual({ vr: 'SS', Value: [-2000] });
    const parts = await getParts(`${instanceUrl()}/frames/2,3`, 'application/octet-stream');
    expect(parts.map(({ bytes }) => bytes)).toEqual([frameBytes(2), frameBytes(3)]);
    const [bulk] = await getParts(pixels.BulkDataURI, 'application/octet-stream');
    expect(bulk!.bytes).toEqual(pixelData);
  });

  test.each([
    ['RLE', 'dcmcrle', [], 'image/dicom-rle', '1.2.840.10008.1.2.5'],
    ['lossless JPEG', 'dcmcjpeg', [], 'image/jpeg', '1.2.840.10008.1.2.4.70'],
    // Fragments of at most 1 kB: with so small frames one each, but no offset table.
    ['JPEG, no table', 'dcmcjpeg', ['+fs', '1', '-ot'], 'image/jpeg', '1.2.840.10008.1.2.4.70'],
  ])('%s is served as it is, frame by frame', async (_name, program, options, type, syntax) => {
    const compressed = await convert(program, options, multiFrame);
    await store(archive.dicomWebUrl, [compressed]);
    const [metadata] = await getJson(`${instanceUrl()}/metadata`);
    expect(firstValue(metadata, '00083002')).toBe(syntax);
    const parts = await getParts(`${instanceUrl()}/frames/1,2,3`, type);
    expect(parts.map(({ contentType }) => contentType)).toEqual(
      FRAMES.map(() => `${type}; transfer-syntax=${syntax}`),
    );
    parts.forEach(({ bytes }) => expect(compressed.includes(bytes)).toBe(true));
    expect(new Set(parts.map(({ bytes }) => bytes.toString('hex'))).size).toBe(3);
    const bulk = await getParts(String(metadata!['7FE00010']!.BulkDataURI), type);
    expect(bulk).toEqual(parts);
  });

  test('a frame in several fragments is served whole', async () => {
    const side = 64;
    const noise = Uint16Array.from({ length: side * side }, (_, i) => (i * 40_503) % 65_521);
    const large = tinyCt({}, { Rows: side, Columns: side, PixelData: [noise.buffer] });
    const options = ['+fs', '1'];
    const inFragments = await convert('dcmcjpeg', options, large);
    const inOne = await convert('dcmcjpeg', [], large);
    await store(archive.dicomWebUrl, [inFragments]);
    const [part] = await getParts(`${instanceUrl()}/frames/1`, 'image/jpeg');
    // More than one fragment of 1 kB, and together the one that dcmtk writes otherwise.
    expect(part!.bytes.length).toBeGreaterThan(2048);
    expect(inOne.includes(part!.bytes.subarray(0, -1))).toBe(true);
    expect(inFragments.includes(part!.bytes)).toBe(false);
  });

  test('compressed images are refused for rendering with the reason', async () => {
    await store(archive.dicomWebUrl, [await convert('dcmcrle', [], multiFrame)]);
    const response = await fetch(`${instanceUrl()}/rendered`);
    expect(response.status).toBe(406);
    expect(await response.json()).toEqual({
      message: 'only uncompressed grey images of 8 or 16 bits are rendered',
    });
  });
});
