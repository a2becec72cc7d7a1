import { parseSegmentation, type NaturalizedDataset } from '../../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../../support/smallReading';
import { pixelData } from '../../support/writeDataset';

// Segmentations of this software that were changed after they were saved, or damaged: none may give
// other masks than it was saved with.

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
const { segmentation } = smallResult(smallReading(series, volume), series, ct);
const packed = pixelData(segmentation);

const items = (dataset: NaturalizedDataset, keyword: string) =>
  dataset[keyword] as readonly NaturalizedDataset[];
const frames = items(segmentation, 'PerFrameFunctionalGroupsSequence');
const segments = items(segmentation, 'SegmentSequence');

const withFrames = (
  change: (frame: NaturalizedDataset, index: number) => NaturalizedDataset | null,
): NaturalizedDataset => ({
  ...segmentation,
  PerFrameFunctionalGroupsSequence: frames.map(change),
});

/** All frames known by their images only, each named as a frame that cannot be read. */
const withUnreadableSources = withFrames((frame) => {
  const [derivation] = items(frame, 'DerivationImageSequence');
  const [source] = items(derivation!, 'SourceImageSequence');
  return {
    ...frame,
    PlanePositionSequence: [],
    DerivationImageSequence: [
      { SourceImageSequence: [{ ...source, ReferencedFrameNumber: 'one' }] },
    ],
  };
});

describe('a segmentation that was changed after it was saved', () => {
  it.each<[string, NaturalizedDataset, RegExp]>([
    ['has bytes in place of bits', { ...segmentation, BitsAllocated: 8 }, /single bits/],
    [
      'lacks a frame',
      { ...segmentation, PerFrameFunctionalGroupsSequence: frames.slice(1) },
      /number of frames/,
    ],
    [
      'has a frame that is none, by which the others would move up',
      { ...withFrames((frame, index) => (index === 0 ? null : frame)), NumberOfFrames: undefined },
      /bytes of segmentation pixel data/,
    ],
    [
      'has two frames for one slice',
      withFrames((_, index) => frames[index - (index % 2)]!),
      /two frames of a segment/,
    ],
    [
      'has frames elsewhere than their images',
      withFrames((frame) => ({
        ...frame,
        PlanePositionSequence: [{ ImagePositionPatient: [-10.5, 20.25, -300 + 1.1] }],
      })),
      /no slice of the CT/,
    ],
    [
      'has frames of other pixels',
      withFrames((frame) => ({ ...frame, PixelMeasuresSequence: [{ PixelSpacing: [1, 1] }] })),
      /pixel spacing/,
    ],
    [
      'has frames that are turned',
      withFrames((frame) => ({
        ...frame,
        PlaneOrientationSequence: [{ ImageOrientationPatient: [0, 1, 0, 1, 0, 0] }],
      })),
      /orientation/,
    ],
    [
      'has two segments of one number',
      { ...segmentation, SegmentSequence: segments.map((each) => ({ ...each, SegmentNumber: 1 })) },
      /same number/,
    ],
    ['names images by frames that cannot be read', withUnreadableSources, /no slice of the CT/],
    ['has another size that cannot be read', { ...segmentation, Rows: 'many' }, /got 29 x \?/],
  ])('is refused when it %s', (_title, forged, words) => {
    expect(() => parseSegmentation(forged, packed, series)).toThrow(words);
  });

  it.each([-90, -2, 1, 2, 5000])('is refused with %d bytes of pixel data too many', (more) => {
    const changed = new Uint8Array(packed.length + more);
    changed.set(packed.subarray(0, changed.length));
    expect(() => parseSegmentation(segmentation, changed, series)).toThrow(
      /bytes of segmentation pixel data/,
    );
  });
});
