import { LEVEL_COLORS, VERTEBRAL_LEVELS, type VertebralLevel } from '../../src';
import type { CornerstoneLibraries, HostServices } from '../host/host';

/** The host's segment of a level. */
export const segmentIndexOf = (level: VertebralLevel): number =>
  VERTEBRAL_LEVELS.indexOf(level) + 1;

/**
 * Gives the segments their levels' colours in a viewport. The host draws a viewport anew for each
 * colour that it is told; so all but the last go straight into its table, which the viewports
 * share, and colours that are there already are not told again.
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
  const wrong = VERTEBRAL_LEVELS.filter(
    (level) => !colorOf(level).every((channel, index) => tableOf(level)?.[index] === channel),
  );
  wrong.forEach((level, index) => {
    const table = tableOf(level);
    if (table && index < wrong.length - 1) table.splice(0, 4, ...colorOf(level));
    else {
      segmentationService.setSegmentColor(
        viewportId,
        segmentationId,
        segmentIndexOf(level),
        colorOf(level),
      );
    }
  });
}
