import {
  LEVEL_COLORS,
  VERTEBRAL_LEVELS,
  type CtSeries,
  type Mask,
  type Reading,
  type VertebralLevel,
} from '../../../src';
import type { CornerstoneLibraries, HostDisplaySet, HostServices } from '../../host/host';
import { newUid } from '../uid';
import { createLabelmap } from './createLabelmap';
import { forEachVoxel, hostSliceOf } from './maskVoxels';
import { isRepresented, rendered, segmentationShown } from './viewports';

/** Shows the masks of a reading as one labelmap of the host, a segment a level. */
export interface MaskDisplay {
  /** Makes and shows the labelmap as soon as the host can: the first mask need not wait for it. */
  prepare(): Promise<void>;
  /** Brings the labelmap to the masks of `reading`; only voxels that changed are written. */
  show(reading: Reading): Promise<void>;
  /** Hides the masks on all planes, or shows them again. */
  setHidden(isHidden: boolean): void;
  /** Shows the labelmap in viewports that have come since, as after a change of the layout. */
  refresh(): Promise<void>;
  dispose(): void;
}

/** The host's segment of a level; also the place of its colour. */
const segmentIndexOf = (level: VertebralLevel): number => VERTEBRAL_LEVELS.indexOf(level) + 1;

type MaskOfLevel = ReadonlyMap<VertebralLevel, Mask>;

const masksOf = (reading: Reading): MaskOfLevel =>
  new Map(
    VERTEBRAL_LEVELS.flatMap((level) => {
      const mask = reading.levels[level]?.threeDimensional?.cancellous;
      return mask ? [[level, mask] as const] : [];
    }),
  );

/**
 * @param viewportIds The viewports that show the series when a mask is shown.
 * @param signal Aborted when the series is closed: nothing is shown any more then.
 * @param seriesLoaded Resolves when the series is in the viewer: the host can make no labelmap
 *   of a display set before.
 */
export function createMaskDisplay(
  libraries: CornerstoneLibraries,
  services: HostServices,
  displaySet: HostDisplaySet,
  series: CtSeries,
  viewportIds: () => readonly string[],
  seriesLoaded: () => Promise<void>,
  signal: AbortSignal,
): MaskDisplay {
  const { cornerstoneTools } = libraries;
  const { segmentationService } = services;
  // Never the same twice: the host does not draw a labelmap under an id that it has removed.
  const segmentationId = `vertebral-bmd-${displaySet.displaySetInstanceUID}-${newUid()}`;
  let shown: MaskOfLevel = new Map();
  let created = false;
  let hidden = false;
  // Shows one after the other, so that two quick changes cannot overtake each other.
  let queue: Promise<void> = Promise.resolve();
  let wanted: Reading | undefined;

  const create = async () => {
    if (created) return;
    await seriesLoaded();
    created = await createLabelmap(libraries, services, displaySet, {
      segmentationId,
      label: 'Vertebral BMD',
      segments: Object.fromEntries(
        VERTEBRAL_LEVELS.map((level) => [segmentIndexOf(level), { label: level }]),
      ),
      signal,
    });
  };

  const applyVisibility = (viewportId: string) =>
    cornerstoneTools.segmentation.config.visibility.setSegmentationRepresentationVisibility(
      viewportId,
      { segmentationId, type: cornerstoneTools.Enums.SegmentationRepresentations.Labelmap },
      !hidden,
    );

  const { color } = cornerstoneTools.segmentation.config;
  let levelColorsIndex: number | undefined;
  /** The host's number of the levels' colours: given all at once, each plane is drawn once for them. */
  const levelColors = () =>
    (levelColorsIndex ??= color.addColorLUT([
      [0, 0, 0, 0],
      ...VERTEBRAL_LEVELS.map((level): [number, number, number, number] => [
        ...LEVEL_COLORS[level],
        255,
      ]),
    ]));

  /**
   * Shows the labelmap on all planes that do not show it yet, with the levels' colours; one plane
   * after the other, since the host copies the whole labelmap for each of them in one task.
   */
  const represent = async () => {
    // A viewport that the host has made anew has lost its representation, under the same id.
    const added = viewportIds().filter(
      (viewportId) => !isRepresented(libraries, viewportId, segmentationId),
    );
    for (const viewportId of added) {
      if (signal.aborted) return;
      const shownIn = segmentationShown(libraries, segmentationId, viewportId);
      await segmentationService.addSegmentationRepresentation(viewportId, {
        segmentationId,
        type: 'Labelmap',
      });
      color.setColorLUT(viewportId, segmentationId, levelColors());
      await shownIn;
      if (hidden) applyVisibility(viewportId);
      await rendered(libraries, services, viewportId);
    }
  };

  const update = async (reading: Reading) => {
    const masks = masksOf(reading);
    const changed = VERTEBRAL_LEVELS.filter((level) => masks.get(level) !== shown.get(level));
    if (changed.length === 0) return;
    await create();
    if (!created || signal.aborted) return;
    const volume =
      cornerstoneTools.utilities.segmentation.getOrCreateSegmentationVolume(segmentationId);
    if (!volume?.voxelManager) return;
    const { voxelManager } = volume;
    const toHostSlice = hostSliceOf(series, volume);
    const touched = new Set<number>();
    const write = (mask: Mask, except: Mask | undefined, value: number) =>
      forEachVoxel(mask, except, (i, j, k) => {
        const hostK = toHostSlice(k);
        voxelManager.setAtIJK(i, j, hostK, value);
        touched.add(hostK);
      });
    for (const level of changed) {
      const before = shown.get(level);
      if (before) write(before, masks.get(level), 0);
    }
    for (const level of changed) {
      const after = masks.get(level);
      if (after) write(after, shown.get(level), segmentIndexOf(level));
    }
    shown = masks;
    // The host marks changed slices for all textures at once, and the first plane that draws
    // takes the marks away: a plane that has not drawn its own texture yet would stay empty.
    await represent();
    if (signal.aborted) return;
    cornerstoneTools.segmentation.triggerSegmentationEvents.triggerSegmentationDataModified(
      segmentationId,
      [...touched],
    );
  };

  /**
   * Does something after what is under way, whether that succeeds or not. What fails because the
   * series was closed meanwhile, and its labelmap with it, is of no interest.
   */
  const next = (work: () => Promise<void> | undefined): Promise<void> => {
    queue = queue
      .catch(() => undefined)
      .then(() => (signal.aborted ? undefined : work()))
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    return queue;
  };

  return {
    prepare: () => next(() => create().then(() => (created ? represent() : undefined))),
    show(reading) {
      wanted = reading;
      // What was overtaken while it waited, as in a drag, need not be shown.
      return next(() => (wanted === reading ? update(reading) : undefined));
    },
    setHidden(isHidden) {
      if (hidden === isHidden) return;
      hidden = isHidden;
      viewportIds()
        .filter((viewportId) => isRepresented(libraries, viewportId, segmentationId))
        .forEach(applyVisibility);
    },
    refresh() {
      return next(() => (created ? represent() : undefined));
    },
    dispose() {
      if (created && segmentationService.getSegmentation(segmentationId)) {
        segmentationService.remove(segmentationId);
      }
    },
  };
}
