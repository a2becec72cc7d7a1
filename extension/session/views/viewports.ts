import type { CornerstoneLibraries, HostDisplaySet, HostServices } from '../../host/host';
import { HANGING_PROTOCOL_ID, OWN_TOOL_GROUP_IDS, STAGES } from '../../id';

/** Ids of the viewports of the grid that show a display set. */
export function viewportsShowing(
  { viewportGridService }: Pick<HostServices, 'viewportGridService'>,
  displaySetInstanceUid: string,
): readonly string[] {
  return [...viewportGridService.getState().viewports.values()]
    .filter(({ displaySetInstanceUIDs }) => displaySetInstanceUIDs?.includes(displaySetInstanceUid))
    .map(({ viewportId }) => viewportId);
}

/** The layouts of a series that can be measured. */
export type PlanesLayout = 'planes' | 'slices';

/** Shows a series in a layout; one that cannot be measured only as its images were acquired. */
export function showSeries(
  { hangingProtocolService }: Pick<HostServices, 'hangingProtocolService'>,
  { StudyInstanceUID, displaySetInstanceUID }: HostDisplaySet,
  layout: PlanesLayout | 'images',
): void {
  const { id, selectorId } = STAGES[layout];
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
  const viewports = OWN_TOOL_GROUP_IDS.flatMap(
    (id) => cornerstoneTools.ToolGroupManager.getToolGroup(id)?.getViewportIds() ?? [],
  );
  if (viewports.length === 0 || cornerstone.getRenderingEngines()?.length === 0) return;
  cornerstoneTools.utilities.triggerAnnotationRenderForViewportIds(viewports);
}

/** Longest wait (ms) for a viewport to draw; one that is hidden never does. */
const RENDER_MS = 3000;

/** Resolves when a promise does, or when the longest wait is over. */
const orLate = (promise: Promise<void>): Promise<void> =>
  Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, RENDER_MS))]);

/**
 * Resolves when a viewport has taken a segmentation in, which the host does some frames after it
 * was told to. To be called before it is told.
 */
export function segmentationShown(
  { cornerstone: { eventTarget }, cornerstoneTools }: CornerstoneLibraries,
  segmentationId: string,
  viewportId: string,
): Promise<void> {
  const event = cornerstoneTools.Enums.Events.SEGMENTATION_RENDERED;
  let stop: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => {
    const listener = ({ detail }: CustomEvent<SegmentationRenderedDetail>) => {
      if (detail.viewportId === viewportId && detail.segmentationId === segmentationId) resolve();
    };
    eventTarget.addEventListener(event, listener as EventListener);
    stop = () => eventTarget.removeEventListener(event, listener as EventListener);
  });
  return orLate(shown).finally(stop);
}

interface SegmentationRenderedDetail {
  readonly viewportId: string;
  readonly segmentationId: string;
}

/** Draws a viewport and resolves when it has drawn. */
export async function rendered(
  { cornerstone }: CornerstoneLibraries,
  { cornerstoneViewportService }: Pick<HostServices, 'cornerstoneViewportService'>,
  viewportId: string,
): Promise<void> {
  const viewport = cornerstoneViewportService.getCornerstoneViewport(viewportId);
  if (!viewport) return;
  await orLate(
    new Promise<void>((resolve) => {
      viewport.element.addEventListener(cornerstone.Enums.Events.IMAGE_RENDERED, () => resolve(), {
        once: true,
      });
      viewport.render();
    }),
  );
}

/** Whether a viewport shows a labelmap. */
export const isRepresented = (
  { cornerstoneTools }: CornerstoneLibraries,
  viewportId: string,
  segmentationId: string,
): boolean =>
  cornerstoneTools.segmentation.state.getSegmentationRepresentations(viewportId, {
    segmentationId,
  }).length > 0;
