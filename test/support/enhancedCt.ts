import { ctSeriesDatasets, type CtSeriesHeader } from '../../demo/phantom/writeCtSeries';
import type { CtVolume, NaturalizedDataset } from '../../src';

/** Attributes that an Enhanced CT keeps in its functional groups only. */
const MOVED =
  /^(Rescale|ImagePositionPatient|ImageOrientationPatient|PixelSpacing|SliceThickness|SliceLocation)/;

/**
 * A volume of -1000 HU and more as one Enhanced CT instance (PS3.3 section A.38), as far as reading it is concerned.
 * Its frames run against K, and every second one has another rescale for the same HU, which
 * each frame may have.
 */
export function enhancedCt(volume: CtVolume, header: CtSeriesHeader = {}): NaturalizedDataset {
  const slices = [...ctSeriesDatasets(volume, header)].reverse();
  const first = slices[0]!;
  const sopClassUid = '1.2.840.10008.5.1.4.1.1.2.1';
  const common = Object.fromEntries(Object.entries(first).filter(([name]) => !MOVED.test(name)));
  const pixels = slices.map(
    (slice) => new Uint16Array((slice['PixelData'] as readonly ArrayBuffer[])[0]!),
  );
  return {
    ...common,
    SOPClassUID: sopClassUid,
    InstanceNumber: '1',
    NumberOfFrames: slices.length,
    SharedFunctionalGroupsSequence: [
      {
        PlaneOrientationSequence: [{ ImageOrientationPatient: first['ImageOrientationPatient'] }],
        PixelMeasuresSequence: [
          { PixelSpacing: first['PixelSpacing'], SliceThickness: first['SliceThickness'] },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: slices.map((slice, index) => ({
      PlanePositionSequence: [{ ImagePositionPatient: slice['ImagePositionPatient'] }],
      PixelValueTransformationSequence: [
        {
          RescaleSlope: '1',
          RescaleIntercept: index % 2 === 0 ? '-1024' : '-1000',
          RescaleType: 'HU',
        },
      ],
    })),
    PixelData: [
      Uint16Array.from(
        pixels.flatMap((words, index) =>
          Array.from(words, (word) => (index % 2 === 0 ? word : word - 24)),
        ),
      ).buffer,
    ],
    _meta: { ...(first['_meta'] as object), MediaStorageSOPClassUID: sopClassUid },
  };
}
