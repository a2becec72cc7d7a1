import '../../support/textCoders';
import fc from 'fast-check';
import { ArchiveError, retrievePixelData } from '../../../extension/session/archive/archive';
import { listsFailedInstances, storeDataset } from '../../../extension/session/archive/storing';
import { tryHostile } from '../../support/hostileRuns';
import { hostileText, hostileValue } from '../../support/hostileValues';
import { mutated } from '../../support/mutateData';
import { pixelData, writeDataset } from '../../support/writeDataset';
import { small, smallSession } from './smallSession';

// What an archive, or a proxy in its place, answers to a save or to a request for masks.

const { segmentation } = small;
const uid = String(segmentation['SOPInstanceUID']);
const metadata = [
  { '00080018': { vr: 'UI', Value: [uid] }, '00080060': { vr: 'CS', Value: ['SEG'] } },
];

/** A host whose archive takes everything, and gives these metadata and this file. */
const hostThatGives = (answer: { readonly metadata?: unknown; readonly file?: unknown }) =>
  smallSession({
    dataSource: {
      store: { dicom: async () => undefined },
      retrieve: {
        getWadoDicomWebClient: () => ({
          retrieveInstanceMetadata: async () => answer.metadata,
          retrieveInstance: async () => answer.file,
        }),
      },
    },
  }).host;

/** What an action gives; `undefined` where it fails with words for the user. */
async function unlessToldSo<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    expect(error.message).not.toMatch(/undefined|\[object|NaN/);
    return undefined;
  }
}

describe('answers to a save', () => {
  it('list failed instances, or none, whatever they are', async () => {
    const failed = {
      '00081198': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: [uid] } }] },
    };
    const answers = fc.oneof(
      hostileText,
      hostileText.map((text) => `<NativeDicomModel>${text}</NativeDicomModel>`),
      mutated(failed).map((answer) => {
        try {
          return JSON.stringify(answer);
        } catch {
          return undefined;
        }
      }),
      hostileValue,
    );
    const { results } = await tryHostile(answers, 200, (response) => {
      const lists = listsFailedInstances({ response });
      expect(typeof lists).toBe('boolean');
      return lists;
    });
    expect(results).toBe(200);
  });

  it('count as saved only where the metadata are those of the object', async () => {
    const { results, refusals } = await tryHostile(mutated(metadata), 200, async (answer) => {
      const host = hostThatGives({ metadata: answer });
      const saved = await unlessToldSo(async () => {
        await storeDataset(host, segmentation, 'masks', {
          wasSent: false,
          signal: new AbortController().signal,
          onStep: () => undefined,
        });
        return true;
      });
      if (saved) expect(answer.flatMap((json) => json?.['00080018']?.Value ?? [])).toContain(uid);
      return saved;
    });
    expect(results).toBeGreaterThan(20);
    expect(refusals).toBeGreaterThan(50);
  });
});

describe('the masks that an archive gives', () => {
  const file = writeDataset(segmentation);
  const expected = pixelData(segmentation);
  const uids = {
    studyInstanceUID: '1.2',
    seriesInstanceUID: '1.3',
    sopInstanceUID: uid,
  };
  const firstPixel = Buffer.from(file).lastIndexOf(Buffer.from(expected));

  /** The file with bytes changed before its pixels, cut off, or with more behind it. */
  const files = fc.oneof(
    fc
      .array(fc.tuple(fc.noBias(fc.nat(firstPixel - 1)), fc.nat(255)), {
        minLength: 1,
        maxLength: 8,
      })
      .map((changes) => {
        const changed = file.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        return changed.buffer;
      }),
    fc.noBias(fc.nat(file.length - 1)).map((length) => file.slice(0, length).buffer),
    hostileValue,
  );

  it('are those of the file, or it is told that they are damaged', async () => {
    const { results, refusals } = await tryHostile(files, 300, async (given) => {
      const pixels = await unlessToldSo(() =>
        retrievePixelData(hostThatGives({ file: given }), uids),
      );
      // Of another length they are refused with their header.
      if (pixels?.length === expected.length) expect(Buffer.compare(pixels, expected)).toBe(0);
      return pixels;
    });
    expect(results).toBeGreaterThan(10);
    expect(refusals).toBeGreaterThan(100);
  });

  it.each([
    ['of another object', writeDataset({ ...segmentation, SOPInstanceUID: '1.2.3' }).buffer],
    ['without pixels', writeDataset({ ...segmentation, PixelData: undefined }).buffer],
    ['of a proxy', new TextEncoder().encode('<html>Please log in</html>').buffer],
    ['of nothing', undefined],
  ])('are not taken from a file %s', async (_title, given) => {
    const taking = retrievePixelData(hostThatGives({ file: given }), uids);
    await expect(taking).rejects.toBeInstanceOf(ArchiveError);
  });

  it('are not asked for without an address', async () => {
    const host = hostThatGives({ file: file.buffer });
    const taking = retrievePixelData(host, { ...uids, studyInstanceUID: '' });
    await expect(taking).rejects.toBeInstanceOf(ArchiveError);
  });
});
