import type { StoredReading } from '../study/reading';
import { SEGMENT_CODES, toCodeItem } from './codes';
import { toReferenceItem } from './contentNode';
import type { CtSeries } from './ctSeries';
import type { NaturalizedDataset } from './dataset';

/** Segmentation Storage: a bit for each voxel. The newer label map class is refused by many archives. */
export const SEGMENTATION_SOP_CLASS = '1.2.840.10008.5.1.4.1.1.66.4';

/**
 * What a segmentation refers to as a whole: the CT slices in which it has a voxel, and the stored
 * segmentation whose place it takes (General Reference and Common Instance Reference modules,
 * PS3.3 sections C.12.4 and C.12.2). The CT comes first, since viewers take the first series for
 * the one that was segmented.
 *
 * @param slices K indices, ascending.
 */
export function segmentationReferences(
  series: CtSeries,
  slices: readonly number[],
  stored: StoredReading | undefined,
): NaturalizedDataset {
  const ct = {
    SeriesInstanceUID: series.seriesInstanceUid,
    ReferencedInstanceSequence: referencedInstances(series, slices),
  };
  const sopInstanceUid = stored?.segmentationSopInstanceUid;
  const seriesInstanceUid = stored?.segmentationSeriesInstanceUid;
  if (!sopInstanceUid || !seriesInstanceUid) return { ReferencedSeriesSequence: [ct] };
  const predecessor = toReferenceItem({ sopClassUid: SEGMENTATION_SOP_CLASS, sopInstanceUid });
  return {
    ReferencedImageSequence: [
      {
        ...predecessor,
        PurposeOfReferenceCodeSequence: [toCodeItem(SEGMENT_CODES.predecessor)],
      },
    ],
    ReferencedSeriesSequence: [
      ct,
      { SeriesInstanceUID: seriesInstanceUid, ReferencedInstanceSequence: [predecessor] },
    ],
  };
}

/** Instances named once each, also where slices are frames of one multi-frame image. */
function referencedInstances(
  series: CtSeries,
  slices: readonly number[],
): readonly NaturalizedDataset[] {
  const byUid = new Map(
    slices.map((k) => [series.slices[k]!.sopInstanceUid, series.slices[k]!] as const),
  );
  return [...byUid.values()].map(({ sopClassUid, sopInstanceUid }) =>
    toReferenceItem({ sopClassUid, sopInstanceUid }),
  );
}
