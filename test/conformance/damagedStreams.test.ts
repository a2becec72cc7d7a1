import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDicom } from 'dicom-parser';
import fc from 'fast-check';
import { readCtFolder } from '../../cli/readCtFolder';
import { renderPhantom } from '../../demo/phantom/lumbarPhantom';
import { ctSeriesDatasets, writeDicomFolder } from '../../demo/phantom/writeCtSeries';
import { VertebralBmdError } from '../../src';
import { compressAsJpeg2000, convertFolder } from '../support/compressedCt';
import { tryHostile } from '../support/hostileRuns';

// Compressed pixel data with bytes changed. A file is refused by name, or read, in a moment; and what
// one file does to a decoder does not harm the next study that the same process reads.
const hasDcmtk = ['dcmcrle', 'dcmcjpeg', 'dcmcjpls'].every((program) =>
  existsSync(`/usr/bin/${program}`),
);
if (!hasDcmtk && process.env['REQUIRE_ALL']) throw new Error('apt-get install dcmtk');
const describeWithDcmtk = hasDcmtk
  ? describe
  : (title: string, tests: () => void) =>
      describe.skip(`${title} (skipped: dcmtk is absent; apt-get install dcmtk)`, tests);

const root = mkdtempSync(join(tmpdir(), 'vbmd-damaged-'));
afterAll(() => rmSync(root, { recursive: true }));

const dcmtk = (program: string) => (from: string, to: string) =>
  convertFolder(program, program === 'dcmcjpeg' ? ['+e1'] : [], from, to);

const COMPRESSIONS = [
  ['JPEG lossless', dcmtk('dcmcjpeg')],
  ['JPEG-LS', dcmtk('dcmcjpls')],
  ['RLE', dcmtk('dcmcrle')],
  ['JPEG 2000', compressAsJpeg2000],
] as const;

/** Bytes at the start of a stream, in which it says what it holds. */
const STREAM_HEADER = 120;

describeWithDcmtk('damaged compressed pixel data', () => {
  const plain = join(root, 'plain');
  const { volume } = renderPhantom({ dimensions: [64, 48, 4], supersampling: 1 });
  writeDicomFolder(ctSeriesDatasets(volume), plain);

  test.each(COMPRESSIONS)(
    'of %s are refused or read, and harm nothing else',
    async (name, compress) => {
      const [sound, spoilt] = ['sound', 'spoilt'].map((kind) => join(root, `${name} ${kind}`));
      await compress(plain, sound!);
      await compress(plain, spoilt!);
      const path = join(spoilt!, readdirSync(spoilt!)[1]!);
      const file = readFileSync(path);
      const { position, length } = parseDicom(file).elements['x7fe00010']!.fragments![0]!;
      const places = fc.oneof(fc.nat(STREAM_HEADER), fc.nat(length - 1));
      const changes = fc.array(fc.tuple(fc.noBias(places), fc.nat(255)), {
        minLength: 1,
        maxLength: 4,
      });
      const { refusals } = await tryHostile(changes, 400, async (changed) => {
        const bytes = Buffer.from(file);
        for (const [at, byte] of changed) bytes[position + at] = byte;
        writeFileSync(path, bytes);
        try {
          return await readCtFolder(spoilt!);
        } catch (error) {
          if (!(error instanceof VertebralBmdError)) throw error;
          expect(error.message).toContain(path);
          return undefined;
        }
      });
      expect(refusals).toBeGreaterThan(5);
      expect(process.listenerCount('uncaughtException')).toBeLessThan(5);
      const read = await readCtFolder(sound!);
      expect(Array.from(read.volume.hu)).toEqual(Array.from(volume.hu));
    },
  );
});
