import type { AllMethods, NeededServices } from '../id';
import type { CornerstoneLibraries, Host, HostServices } from './host';

/** Every method of the services in `host.ts`; a service that is forgotten here does not compile. */
const SERVICES: { readonly [Service in keyof HostServices]: AllMethods<HostServices[Service]> } = {
  displaySetService: { getActiveDisplaySets: true, subscribe: true },
  viewportGridService: { getState: true, subscribe: true },
  hangingProtocolService: { addCustomAttribute: true, setProtocol: true },
  segmentationService: {
    addOrUpdateSegmentation: true,
    addSegmentationRepresentation: true,
    getSegmentation: true,
    remove: true,
  },
  userAuthenticationService: { getUser: true, getAuthorizationHeader: true },
  customizationService: { getCustomization: true, setCustomizations: true },
  cornerstoneViewportService: { getCornerstoneViewport: true },
  toolGroupService: { getToolGroup: true },
};

/** Where in the cornerstone libraries lies what this extension takes from them. */
const LIBRARIES: { readonly [Library in keyof CornerstoneLibraries]: readonly string[] } = {
  cornerstone: [
    'cache.getImage',
    'cache.getVolumes',
    'eventTarget.addEventListener',
    'getEnabledElement',
    'getRenderingEngines',
    'imageLoader.createAndCacheDerivedLabelmapImage',
    'metaData.get',
    'utilities.HistoryMemo.DefaultHistoryMemo.push',
  ],
  cornerstoneTools: [
    'AnnotationDisplayTool',
    'BaseTool',
    'ToolGroupManager.getToolGroup',
    'addTool',
    'drawing.drawPolyline',
    'segmentation.config.color.addColorLUT',
    'segmentation.config.visibility.setSegmentationRepresentationVisibility',
    'segmentation.state.getSegmentationRepresentations',
    'segmentation.triggerSegmentationEvents.triggerSegmentationDataModified',
    'utilities.segmentation.getOrCreateSegmentationVolume',
    'utilities.triggerAnnotationRenderForViewportIds',
  ],
};

/**
 * The parts that this extension and its mode need and the host does not have, by the names under
 * which its developers know them; empty where the host fits. Asked for instead of the host's
 * version, which it does not tell, and which would rule out versions that are yet to come.
 *
 * @param neededByMode Further methods of services.
 */
export function missingParts(
  { servicesManager }: Host,
  libraries: CornerstoneLibraries | undefined,
  neededByMode: NeededServices,
): readonly string[] {
  const missing = [SERVICES, neededByMode].flatMap((needed) =>
    Object.entries(needed).flatMap(([service, methods]) =>
      lacking(servicesManager.services, service, Object.keys(methods)),
    ),
  );
  const missingOfLibraries = libraries
    ? Object.entries(LIBRARIES).flatMap(([library, paths]) => lacking(libraries, library, paths))
    : Object.keys(LIBRARIES);
  return [...missing, ...missingOfLibraries];
}

/** The whole part where it is missing, else which of the functions in it are. */
function lacking(all: object, part: string, paths: readonly string[]): readonly string[] {
  if (!valueAt(all, part)) return [part];
  return paths
    .map((path) => `${part}.${path}`)
    .filter((path) => typeof valueAt(all, path) !== 'function');
}

const valueAt = (from: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], from);
