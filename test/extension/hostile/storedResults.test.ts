import '../../support/textCoders';
import fc from 'fast-check';
import { restoreStoredResult } from '../../../extension/session/archive/restoring';
import { findStoredResults } from '../../../extension/session/archive/storedResults';
import { english } from '../../../extension/text/english';
import { currentReading } from '../../../extension/session/sessionState';
import { maskHolds, type LevelReading, type NaturalizedDataset, type Reading } from '../../../src';
import { tryHostile } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import { editReport, isOf, withNumbers } from '../../support/editReport';
import { pixelData, writeDataset } from '../../support/writeDataset';
import { small, smallSession } from './smallSession';

// Results that the mode finds in a study and opens: not at all, with a message that says so, or with
// values that are those of the voxels, which are counted here one by one.

const { series, volume, report, segmentation } = small;
const file = writeDataset(segmentation);
const packed = pixelData(segmentation);
const pixelsAt = Buffer.from(file).lastIndexOf(Buffer.from(packed));

interface StoredPair {
  readonly report: NaturalizedDataset;
  readonly segmentation: NaturalizedDataset;
  readonly file: ArrayBufferLike;
}

const sound: StoredPair = { report, segmentation, file: file.buffer };

/** Finds and opens what a study holds; what the reader was told, and the reading then. */
async function restored({ report, segmentation, file }: StoredPair) {
  const displaySets = [{ instance: report }, { instance: segmentation }];
  const { context, store, open, host } = smallSession({
    displaySets,
    dataSource: {
      retrieve: { getWadoDicomWebClient: () => ({ retrieveInstance: async () => file }) },
    },
  });
  const before = currentReading(store.getState());
  const [result] = findStoredResults(host, series).results;
  if (!result) return undefined;
  expect(result.label).not.toMatch(/Invalid|NaN|undefined|\[object/);
  await restoreStoredResult(context, open, result);
  // The values are compared with the voxels in a turn of its own.
  await new Promise((resume) => setTimeout(resume, 0));
  const { notice, busy, history } = store.getState();
  expect(busy).toBeUndefined();
  const told = { tone: notice!.tone, text: notice!.text(english) };
  expect(told.text).not.toMatch(/Something went wrong/);
  const reading = history!.present;
  return { told, reading: reading === before ? undefined : reading };
}

/** The mean HU of a level's mask, voxel by voxel. */
function meanByHand({ threeDimensional }: LevelReading): number | undefined {
  if (!threeDimensional) return undefined;
  const [columns, rows, slices] = series.geometry.dimensions;
  let [sum, count, offset] = [0, 0, 0];
  for (let k = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++, offset++) {
        if (!maskHolds(threeDimensional.cancellous, i, j, k)) continue;
        sum += volume.hu[offset]!;
        count++;
      }
    }
  }
  return sum / count;
}

function expectValuesOrWarning(
  reading: Reading,
  { tone, text }: { readonly tone: string; readonly text: string },
): void {
  for (const level of Object.values(reading.levels)) {
    const mean = meanByHand(level);
    if (mean === undefined) continue;
    const isOff = Math.abs(mean - level.threeDimensional!.statistics.meanHu) > 0.01;
    if (isOff)
      expect({ tone, names: text.includes(level.level) }).toEqual({ tone: 'warning', names: true });
  }
}

const pairs: fc.Arbitrary<StoredPair> = fc.oneof(
  mutated(report).map((spoilt) => ({ ...sound, report: spoilt })),
  mutated(segmentation, (key) => key !== 'PixelData').map((spoilt) => ({
    ...sound,
    segmentation: spoilt,
  })),
  // Bits of the masks turned over.
  fc
    .array(fc.noBias(fc.nat(8 * packed.length - 1)), { minLength: 1, maxLength: 30 })
    .map((bits) => {
      const changed = file.slice();
      for (const bit of bits) changed[pixelsAt + (bit >> 3)]! ^= 1 << (bit & 7);
      return { ...sound, file: changed.buffer };
    }),
);

describe('hostile results of a study', () => {
  it('are opened as they were saved where nothing is wrong', async () => {
    const { told, reading } = (await restored(sound))!;
    expect(told).toMatchObject({ tone: 'info' });
    expect(Object.keys(reading!.levels)).toEqual(expect.arrayContaining(['L1', 'L2', 'L3', 'L4']));
  });

  it('are refused with a message, or their values are those of the voxels, or it is told', async () => {
    const tones = new Set<string>();
    const { results } = await tryHostile(pairs, 200, async (pair) => {
      const ended = await restored(pair);
      if (!ended) return undefined;
      const { told, reading } = ended;
      tones.add(told.tone);
      if (told.tone === 'error') expect(reading).toBeUndefined();
      else expectValuesOrWarning(reading!, told);
      return ended;
    });
    expect(results).toBeGreaterThan(100);
    expect([...tones].sort()).toEqual(['error', 'info', 'warning']);
  });

  it.each([
    ['the median', 'Median'],
    ['the standard deviation', 'Standard Deviation'],
    ['the 95th percentile', '95th percentile'],
  ])(
    'are told of where %s of a level is another one, and not only its mean',
    async (_title, name) => {
      const forged = editReport(report, (item) => {
        const isMeant =
          isOf('Attenuation Coefficient')(item) && JSON.stringify(item).includes(`"${name}"`);
        if (!isMeant) return item;
        const changed = withNumbers(
          { ContentSequence: [item] },
          'Attenuation Coefficient',
          (hu) => hu + 1,
        );
        return (changed['ContentSequence'] as readonly NaturalizedDataset[])[0]!;
      });
      const { told } = (await restored({ ...sound, report: forged }))!;
      expect(told).toMatchObject({ tone: 'warning' });
      expect(told.text).toContain('differ from the ones computed');
    },
  );

  it('are told of where ellipses hold other voxels than were measured', async () => {
    const forged = editReport(report, (item) =>
      item['GraphicType'] === 'ELLIPSE'
        ? {
            ...item,
            GraphicData: (item['GraphicData'] as readonly number[]).map((value, index) =>
              index % 2 === 0 ? value + 1 : value,
            ),
          }
        : item,
    );
    const { told } = (await restored({ ...sound, report: forged }))!;
    expect(told).toMatchObject({ tone: 'warning' });
    for (const level of ['L1', 'L2', 'L4']) expect(told.text).toContain(level);
  });
});
