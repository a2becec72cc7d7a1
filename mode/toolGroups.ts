import { SLICES_TOOL_GROUP_ID, TOOL_GROUP_ID, TOOL_NAMES } from '../extension/id';
import type { ModeHost, ToolGroupSetup } from './modeHost';

/** Line colours of the crosshairs, by the plane that a line stands for; OHIF's own. */
const CROSSHAIR_COLORS: Readonly<Record<string, string>> = {
  axial: 'rgb(200, 0, 0)',
  sagittal: 'rgb(200, 200, 0)',
  coronal: 'rgb(0, 200, 0)',
};

/**
 * The tool groups: the three measuring planes, further axial slices beside them, and the host's
 * `default` for other viewports.
 */
export function createToolGroups({ servicesManager, extensionManager }: ModeHost): void {
  const { toolGroupService, cornerstoneViewportService } = servicesManager.services;
  const { toolNames, Enums } = extensionManager.getModuleEntry(
    '@ohif/extension-cornerstone.utilityModule.tools',
  ).exports;
  const { Primary, Secondary, Auxiliary, Wheel } = Enums.MouseBindings as Record<string, number>;
  const tool = (name: string) => toolNames[name] ?? name;
  const binding = (mouseButton: number | undefined) => ({ mouseButton: mouseButton! });

  const navigation = [
    { toolName: tool('Pan'), bindings: [binding(Auxiliary)] },
    { toolName: tool('Zoom'), bindings: [binding(Secondary), { numTouchPoints: 2 }] },
    { toolName: tool('StackScroll'), bindings: [binding(Wheel), { numTouchPoints: 3 }] },
  ];
  const viewTools = ['Length', 'Probe', 'EllipticalROI', 'Angle', 'CobbAngle', 'Magnify'].map(
    (name) => ({ toolName: tool(name) }),
  );

  const planes: ToolGroupSetup = {
    active: [
      { toolName: TOOL_NAMES.threeDimensionalHu, bindings: [binding(Primary)] },
      ...navigation,
    ],
    passive: [
      { toolName: tool('WindowLevel') },
      ...[TOOL_NAMES.threeSlice, TOOL_NAMES.adjust, TOOL_NAMES.brush, TOOL_NAMES.guided].map(
        (toolName) => ({ toolName }),
      ),
      ...viewTools,
    ],
    enabled: [{ toolName: TOOL_NAMES.overlay }, { toolName: TOOL_NAMES.editOverlay }],
    disabled: [
      {
        toolName: tool('Crosshairs'),
        configuration: {
          viewportIndicators: true,
          disableOnPassive: true,
          autoPan: { enabled: false, panSize: 10 },
          getReferenceLineColor: (viewportId: string) => {
            const options = cornerstoneViewportService.getViewportInfo(viewportId)?.viewportOptions;
            return CROSSHAIR_COLORS[options?.orientation ?? ''] ?? '#0c0';
          },
        },
      },
      { toolName: tool('ReferenceLines') },
    ],
  };
  toolGroupService.createToolGroupAndAddTools(TOOL_GROUP_ID, planes);
  toolGroupService.createToolGroupAndAddTools(SLICES_TOOL_GROUP_ID, { ...planes, disabled: [] });
  toolGroupService.createToolGroupAndAddTools('default', {
    active: [{ toolName: tool('WindowLevel'), bindings: [binding(Primary)] }, ...navigation],
    passive: viewTools,
    enabled: [],
    disabled: [],
  });
}
