import type { Vec3 } from '../../src';
import type { CornerstoneLibraries, HostDisplaySet, HostServices } from '../host/host';
import { HANGING_PROTOCOL_ID, STAGES, TOOL_GROUP_ID } from '../id';

/** Ids of the viewports of the grid that show a display set. */
export function viewportsShowing(
  { viewportGridService }: Pick<HostServices, 'viewportGridService'>,
  displaySetInstanceUid: string,
): readonly string[] {
  return [...viewportGridService.getState().viewports.values()]
    .filter(({ displaySetInstanceUIDs }) => displaySetInstanceUIDs?.includes(displaySetInstanceUid))
    .map(({ viewportId }) => viewportId);
}

/** Shows a series in the layout that suits it: three planes, or only its images as acquired. */
export function showSeries(
  { hangingProtocolService }: Pick<HostServices, 'hangingProtocolService'>,
  { StudyInstanceUID, displaySetInstanceUID }: HostDisplaySet,
  isMeasurable: boolean,
): void {
  const { id, selectorId } = isMeasurable ? STAGES.planes : STAGES.images;
  hangingProtocolService.setProtocol(HANGING_PROTOCOL_ID, {
    stageId: id,
    displaySetSelectorMap: { [`${StudyInstanceUID}:${selectorId}:0`]: [displaySetInstanceUID] },
  });
}

/**
 * Changes to the layout for studies of which nothing can be measured: the host always begins a
 * mode with the first layout, even when no series fits it.
 */
export function showImagesOnly({
  hangingProtocolService,
}: Pick<HostServices, 'hangingProtocolService'>): void {
  hangingProtocolService.setProtocol(HANGING_PROTOCOL_ID, { stageId: STAGES.images.id });
}

/** Whether all viewports that are to show a display set have its volume by now. */
export function isVolumeShown(
  services: Pick<HostServices, 'viewportGridService' | 'cornerstoneViewportService'>,
  displaySetInstanceUid: string,
): boolean {
  const viewportIds = viewportsShowing(services, displaySetInstanceUid);
  return (
    viewportIds.length > 0 &&
    viewportIds.every((viewportId) => {
      const viewport = services.cornerstoneViewportService.getCornerstoneViewport(viewportId) as
        { getAllVolumeIds?(): readonly string[] } | undefined;
      return viewport?.getAllVolumeIds?.().some((id) => id.endsWith(displaySetInstanceUid));
    })
  );
}

/** Draws what lies over the images again, on all planes. */
export function redrawOverlay({ cornerstone, cornerstoneTools }: CornerstoneLibraries): void {
  const viewports = cornerstoneTools.ToolGroupManager.getToolGroup(TOOL_GROUP_ID)
    ?.getViewportsInfo()
    .map(({ viewportId }) => viewportId);
  if (!viewports?.length || cornerstone.getRenderingEngines()?.length === 0) return;
  cornerstoneTools.utilities.triggerAnnotationRenderForViewportIds(viewports);
}

/** Brings all planes to a point (LPS, mm). */
export function jumpTo(
  services: Pick<HostServices, 'viewportGridService' | 'cornerstoneViewportService'>,
  displaySetInstanceUid: string,
  pointLps: Vec3,
): void {
  for (const viewportId of viewportsShowing(services, displaySetInstanceUid)) {
    const viewport = services.cornerstoneViewportService.getCornerstoneViewport(viewportId) as
      { jumpToWorld?(point: [number, number, number]): boolean } | undefined;
    viewport?.jumpToWorld?.([...pointLps]);
  }
}

/** Longest wait (ms) for a viewport to draw; one that is hidden never does. */
const RENDER_MS = 3000;

/** Resolves when all promises have, or when the longest wait is over. */
async function allOrLate(promises: readonly Promise<void>[]): Promise<void> {
  if (promises.length === 0) return;
  const late = new Promise<void>((resolve) => setTimeout(resolve, RENDER_MS));
  await Promise.race([Promise.all(promises), late]);
}

/**
 * Resolves when each viewport has taken a segmentation in, which the host does some frames after
 * it was told to. To be called before it is told.
 */
export function segmentationShown(
  { cornerstone, cornerstoneTools }: CornerstoneLibraries,
  segmentationId: string,
  viewportIds: readonly string[],
): Promise<void> {
  const event = cornerstoneTools.Enums.Events.SEGMENTATION_RENDERED;
  const shown = viewportIds.map(
    (viewportId) =>
      new Promise<void>((resolve) => {
        const listener = ({ detail }: CustomEvent<SegmentationRenderedDetail>) => {
          if (detail.viewportId !== viewportId || detail.segmentationId !== segmentationId) return;
          cornerstone.eventTarget.removeEventListener(event, listener as EventListener);
          resolve();
        };
        cornerstone.eventTarget.addEventListener(event, listener as EventListener);
      }),
  );
  return allOrLate(shown);
}

interface SegmentationRenderedDetail {
  readonly viewportId: string;
  readonly segmentationId: string;
}

/** Draws viewports and resolves when each has drawn. */
export async function rendered(
  { cornerstone }: CornerstoneLibraries,
  { cornerstoneViewportService }: Pick<HostServices, 'cornerstoneViewportService'>,
  viewportIds: readonly string[],
): Promise<void> {
  const drawn = viewportIds.flatMap((viewportId) => {
    const viewport = cornerstoneViewportService.getCornerstoneViewport(viewportId);
    if (!viewport) return [];
    return new Promise<void>((resolve) => {
      viewport.element.addEventListener(cornerstone.Enums.Events.IMAGE_RENDERED, () => resolve(), {
        once: true,
      });
      viewport.render();
    });
  });
  await allOrLate(drawn);
}
