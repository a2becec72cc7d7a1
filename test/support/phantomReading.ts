import { messageText } from '../../src/messages/message';
import { ctSeriesDatasets } from '../../demo/phantom/writeCtSeries';
import {
  renderPhantom,
  SMALL_PHANTOM,
  type Phantom,
  type PhantomOptions,
} from '../../demo/phantom/lumbarPhantom';
import {
  boxAroundLps,
  boxVoxelCount,
  createMask,
  DEFAULT_PEEL_MM,
  ijkToLps,
  measureMask,
  measureThreeSlice,
  placeThreeSliceEllipses,
  readCtSeries,
  trimMask,
  type CtSeries,
  type LevelReading,
  type Mask,
  type Reading,
  type VertebralLevel,
} from '../../src';

/** Half the size (mm) of a box that holds any vertebral body of the phantom. */
const BODY_HALF_SIZE_MM = [32, 32, 24] as const;

/** A phantom's CT as naturalized instances, and the reading of a perfect reader. */
export function phantomReading(options: PhantomOptions = SMALL_PHANTOM) {
  const phantom = renderPhantom(options);
  const instances = ctSeriesDatasets(phantom.volume, {});
  const series = readCtSeries(instances);
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  return { instances, series, reading: perfectReading(phantom, series) };
}

/** The cancellous masks are the phantom's own, L2 (fractured) is excluded. */
export function perfectReading({ volume, truth }: Phantom, series: CtSeries): Reading {
  const maskOf = (level: VertebralLevel): Mask => {
    const { centerLps, cancellousContains } = truth.levels[level];
    const box = boxAroundLps(volume.geometry, centerLps, BODY_HALF_SIZE_MM);
    const voxels = new Uint8Array(boxVoxelCount(box));
    for (let offset = 0; offset < voxels.length; offset++) {
      const i = box.min[0] + (offset % box.size[0]);
      const j = box.min[1] + (Math.floor(offset / box.size[0]) % box.size[1]);
      const k = box.min[2] + Math.floor(offset / (box.size[0] * box.size[1]));
      if (cancellousContains(ijkToLps(volume.geometry, [i, j, k]), DEFAULT_PEEL_MM)) {
        voxels[offset] = 1;
      }
    }
    return trimMask(createMask(box, voxels));
  };

  const levels: Partial<Record<VertebralLevel, LevelReading>> = {};
  (['L1', 'L2', 'L3', 'L4'] as const).forEach((level, index) => {
    const cancellous = maskOf(level);
    const ellipses = placeThreeSliceEllipses(volume.geometry, cancellous);
    if ('status' in ellipses) throw new Error(messageText(ellipses.message));
    levels[level] = {
      level,
      trackingUid: `2.25.30692614571530281749375026184937510482${index}`,
      threeDimensional: {
        path: 'oneClick',
        cancellous,
        statistics: measureMask(volume, cancellous),
        peelMm: DEFAULT_PEEL_MM,
        seedLps: truth.levels[level].centerLps,
        warnings: [],
      },
      threeSlice: { ellipses, hu: measureThreeSlice(volume, ellipses) },
      ...(level === 'L2' ? { exclusion: { reason: 'fractured' as const, note: '' } } : {}),
    };
  });
  return {
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    peelMm: DEFAULT_PEEL_MM,
    levels,
  };
}
