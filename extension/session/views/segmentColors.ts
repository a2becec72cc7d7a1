import { LEVEL_COLORS, VERTEBRAL_LEVELS, type VertebralLevel } from '../../../src';
import type { CornerstoneLibraries, HostServices } from '../../host/host';

/** The host's segment of a level. */
export const segmentIndexOf = (level: VertebralLevel): number =>
  VERTEBRAL_LEVELS.indexOf(level) + 1;

/**
 * Gives the segments their levels' colours in a viewport. The host draws a viewport anew for each
 * colour that it is told; so all but the last go straight into its table, which the viewports
 * share, and colours that are there already are not told again. A host that hands out copies of
 * its table is told each.
 */
export function colorSegments(
  { cornerstoneTools }: CornerstoneLibraries,
  { segmentationService }: HostServices,
  viewportId: string,
  segmentationId: string,
): void {
  const { getSegmentIndexColor } = cornerstoneTools.segmentation.config.color;
  const colorOf = (level: VertebralLevel) => [...LEVEL_COLORS[level], 255] as const;
  const tableOf = (level: VertebralLevel): number[] | null =>
    getSegmentIndexColor(viewportId, segmentationId, segmentIndexOf(level));
  const isRight = (level: VertebralLevel): boolean => {
    const table = tableOf(level);
    return colorOf(level).every((channel, index) => table?.[index] === channel);
  };
  const wrong = VERTEBRAL_LEVELS.filter((level) => !isRight(level));
  wrong.forEach((level, index) => {
    const isLast = index === wrong.length - 1;
    if (!isLast) tableOf(level)?.splice(0, 4, ...colorOf(level));
    if (!isLast && isRight(level)) return;
    const segmentIndex = segmentIndexOf(level);
    segmentationService.setSegmentColor(viewportId, segmentationId, segmentIndex, colorOf(level));
  });
}
