import { VertebralBmdError } from '../errors';
import type { LevelReading, Reading } from '../study/reading';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { CtSeries } from './ctSeries';
import type { NaturalizedDataset } from './dataset';
import { parseReport, type StoredLevel } from './parseReport';
import { parseSegmentation, type StoredSegment } from './parseSegmentation';

/** A segmentation as a host hands it over: the header, and the pixel data beside it. */
export interface SegmentationWithPixels {
  readonly dataset: NaturalizedDataset;
  /** The packed bits of all frames, as stored. */
  readonly pixelData: Uint8Array;
}

/**
 * The reading that was saved as a segmentation and a report, exactly: masks (in their smallest
 * box), ellipses, values, exclusions, tracking UIDs, what was entered of the patient.
 *
 * @param segmentation The one the report refers to; `undefined` if it refers to none.
 * @throws VertebralBmdError `invalidDataset` when the two do not belong together, are not of
 *   this CT series or were not written by this software; `unsupportedVersion` when a newer
 *   version wrote them.
 */
export function restoreReading(
  segmentation: SegmentationWithPixels | undefined,
  report: NaturalizedDataset,
  series: CtSeries,
): Reading {
  const { stored, peelMm, anatomyNote, patient, levels } = parseReport(report, series);
  const masks = segmentation
    ? parseSegmentation(segmentation.dataset, segmentation.pixelData, series)
    : undefined;
  if (masks?.sopInstanceUid !== stored.segmentationSopInstanceUid) {
    throw new VertebralBmdError(
      'invalidDataset',
      'expected the segmentation to which the report refers, got another one or none',
    );
  }
  const restored: Partial<Record<VertebralLevel, LevelReading>> = {};
  for (const level of levels) restored[level.level] = withMask(level, masks?.segments ?? []);
  return {
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    peelMm,
    ...(anatomyNote ? { anatomyNote } : {}),
    ...(patient ? { patient } : {}),
    levels: restored,
    stored,
  };
}

function withMask(
  { threeDimensional, ...level }: StoredLevel,
  segments: readonly StoredSegment[],
): LevelReading {
  if (!threeDimensional) return level;
  const segment = segments.find(
    (each) => each.trackingUid === level.trackingUid && each.level === level.level,
  );
  if (!segment) {
    throw new VertebralBmdError(
      'invalidDataset',
      `the segmentation has no segment for ${level.level}, of which the report gives a 3D-HU`,
    );
  }
  return { ...level, threeDimensional: { ...threeDimensional, cancellous: segment.cancellous } };
}
