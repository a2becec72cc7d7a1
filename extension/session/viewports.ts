import type { Vec3 } from '../../src';
import type { CornerstoneLibraries, HostServices } from '../host/host';
import { TOOL_GROUP_ID } from '../id';

/** Ids of the viewports of the grid that show a display set. */
export function viewportsShowing(
  { viewportGridService }: Pick<HostServices, 'viewportGridService'>,
  displaySetInstanceUid: string,
): readonly string[] {
  return [...viewportGridService.getState().viewports.values()]
    .filter(({ displaySetInstanceUIDs }) => displaySetInstanceUIDs?.includes(displaySetInstanceUid))
    .map(({ viewportId }) => viewportId);
}

/** Puts a display set into every viewport of the grid that shows another one. */
export function showDisplaySet(
  {
    viewportGridService,
    hangingProtocolService,
  }: Pick<HostServices, 'viewportGridService' | 'hangingProtocolService'>,
  displaySetInstanceUid: string,
): void {
  for (const { viewportId, displaySetInstanceUIDs } of viewportGridService
    .getState()
    .viewports.values()) {
    if (displaySetInstanceUIDs?.includes(displaySetInstanceUid)) continue;
    viewportGridService.setDisplaySetsForViewports(
      hangingProtocolService.getViewportsRequireUpdate(viewportId, displaySetInstanceUid),
    );
  }
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
