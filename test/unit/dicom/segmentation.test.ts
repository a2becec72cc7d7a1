import { parseSegmentation, restoreReading, trimMask, type NaturalizedDataset } from '../../../src';
import {
  COLUMNS,
  readSmallCt,
  ROWS,
  smallCt,
  smallReading,
  smallResult,
} from '../../support/smallReading';
import { pixelData } from '../../support/writeDataset';

const ct = smallCt({ tiltDegrees: 17, mirrored: true });
const { series, volume } = readSmallCt(ct);
const reading = smallReading(series, volume);
const { segmentation, report } = smallResult(reading, series, ct);
const packed = pixelData(segmentation);

const items = (dataset: NaturalizedDataset, keyword: string) =>
  dataset[keyword] as readonly NaturalizedDataset[];
const frames = items(segmentation, 'PerFrameFunctionalGroupsSequence');

/** The bits of one frame, one a byte. */
function frameBits(data: Uint8Array, frame: number): Uint8Array {
  return Uint8Array.from({ length: ROWS * COLUMNS }, (_, pixel) => {
    const bit = frame * ROWS * COLUMNS + pixel;
    return (data[bit >> 3]! >> (bit & 7)) & 1;
  });
}

/** Frames packed again, one bit after the other. */
function pack(bits: readonly Uint8Array[]): Uint8Array {
  const all = bits.flatMap((frame) => Array.from(frame));
  const data = new Uint8Array(Math.ceil(all.length / 8));
  all.forEach((bit, index) => (data[index >> 3]! |= bit << (index & 7)));
  return data;
}

const expected = [
  reading.levels.L1!,
  reading.levels.L2!,
  reading.levels.L3!,
  reading.levels.L4!,
].map(({ level, trackingUid, threeDimensional }) => ({
  level,
  trackingUid,
  cancellous: trimMask(threeDimensional!.cancellous),
}));

describe('a segmentation', () => {
  test('has a segment for each level with a mask, and frames only where there is mask', () => {
    expect(items(segmentation, 'SegmentSequence').map((each) => each['SegmentLabel'])).toEqual([
      'L1 cancellous bone',
      'L2 cancellous bone',
      'L3 cancellous bone',
      'L4 cancellous bone',
    ]);
    expect(frames).toHaveLength(4 * 7);
    frames.forEach((_, frame) => expect(frameBits(packed, frame)).toContain(1));
  });

  test('packs frames without padding between them, the whole to an even length', () => {
    const bits = frames.length * ROWS * COLUMNS;
    expect((ROWS * COLUMNS) % 8).not.toBe(0);
    expect(packed).toHaveLength(2 * Math.ceil(bits / 16));
  });

  test('names the segmentation whose place it takes, after the CT', () => {
    const restored = restoreReading({ dataset: segmentation, pixelData: packed }, report, series);
    const again = smallResult(restored, series, ct).segmentation;
    const predecessor = {
      ReferencedSOPClassUID: segmentation['SOPClassUID'],
      ReferencedSOPInstanceUID: segmentation['SOPInstanceUID'],
    };
    expect(items(again, 'ReferencedImageSequence')).toEqual([
      {
        ...predecessor,
        PurposeOfReferenceCodeSequence: [
          {
            CodeValue: 'predecessor',
            CodingSchemeDesignator: '99VBMD',
            CodeMeaning: 'Segmentation whose place this one takes',
          },
        ],
      },
    ]);
    expect(items(again, 'ReferencedSeriesSequence')).toMatchObject([
      { SeriesInstanceUID: series.seriesInstanceUid },
      {
        SeriesInstanceUID: segmentation['SeriesInstanceUID'],
        ReferencedInstanceSequence: [predecessor],
      },
    ]);
  });

  test('saved first names the CT only', () => {
    expect(segmentation).not.toHaveProperty('ReferencedImageSequence');
    expect(items(segmentation, 'ReferencedSeriesSequence')).toHaveLength(1);
  });

  test('leaves the masks it is built from untouched', () => {
    const before = structuredClone(reading);
    smallResult(reading, series, ct);
    expect(reading).toEqual(before);
  });

  test('is read the same when another software renumbers segments and reorders frames', () => {
    const order = frames.map((_, index) => (index * 11) % frames.length);
    const renumber = (segmentNumber: unknown) => 40 - 3 * Number(segmentNumber);
    const rewritten = {
      ...segmentation,
      SegmentSequence: [...items(segmentation, 'SegmentSequence')].reverse().map((segment) => ({
        ...segment,
        SegmentNumber: renumber(segment['SegmentNumber']),
      })),
      PerFrameFunctionalGroupsSequence: order.map((from) => ({
        ...frames[from]!,
        SegmentIdentificationSequence: items(frames[from]!, 'SegmentIdentificationSequence').map(
          (each) => ({ ReferencedSegmentNumber: renumber(each['ReferencedSegmentNumber']) }),
        ),
      })),
    };
    const data = pack(order.map((from) => frameBits(packed, from)));

    const { segments } = parseSegmentation(rewritten, data, series);

    expect([...segments].reverse()).toEqual(expected);
  });

  test('is read by position where the source images are not named', () => {
    const unnamed = {
      ...segmentation,
      PerFrameFunctionalGroupsSequence: frames.map(
        ({ DerivationImageSequence: _dropped, ...frame }) => frame,
      ),
    };
    expect(parseSegmentation(unnamed, packed, series).segments).toEqual(expected);
  });

  test('is refused when its frames lie between the slices of the CT or have another size', () => {
    const between = {
      ...segmentation,
      PerFrameFunctionalGroupsSequence: frames.map((frame) => ({
        SegmentIdentificationSequence: frame['SegmentIdentificationSequence'],
        PlanePositionSequence: [{ ImagePositionPatient: [-10.5, 20.25, -299.4] }],
      })),
    };
    expect(() => parseSegmentation(between, packed, series)).toThrow(/belongs to no segment/);
    expect(() =>
      parseSegmentation({ ...segmentation, Columns: COLUMNS + 1 }, packed, series),
    ).toThrow(/expected frames of 29 x 23 pixels/);
  });

  test('is refused when two of its segments are of one level', () => {
    const [first, second, ...rest] = items(segmentation, 'SegmentSequence');
    const twice = { ...second!, AnatomicRegionSequence: first!['AnatomicRegionSequence'] };
    const doubled = { ...segmentation, SegmentSequence: [first!, twice, ...rest] };
    expect(() => parseSegmentation(doubled, packed, series)).toThrow(/same vertebral level/);
  });
});
