import { TOOL_BUTTON_TYPE, TOOL_GROUP_ID, TOOL_NAMES } from '../extension/id';

const activate = {
  commandName: 'setToolActiveToolbar',
  commandOptions: { toolGroupIds: [TOOL_GROUP_ID, 'default'] },
};

const ownTool = (id: string, label: string, tooltip: string) => ({
  id,
  uiType: TOOL_BUTTON_TYPE,
  props: { label, tooltip, commands: activate, evaluate: 'evaluate.cornerstoneTool' },
});

const stockTool = (id: string, icon: string, label: string) => ({
  id,
  uiType: 'ohif.toolButton',
  props: { icon, label, tooltip: label, commands: activate, evaluate: 'evaluate.cornerstoneTool' },
});

/** The buttons of the tool bar: our tools, then the host's own for looking. */
export const toolbarButtons = [
  ownTool(
    TOOL_NAMES.threeDimensionalHu,
    '3D-HU',
    '3D-HU: click in the middle of a vertebral body, on any plane',
  ),
  ownTool(
    TOOL_NAMES.adjust,
    'Adjust',
    'Adjust a mask: drag a border line or its ends on a sagittal or coronal view, or the outline',
  ),
  ownTool(
    TOOL_NAMES.brush,
    'Brush',
    'Brush: paint bone into a mask; hold Shift to erase; [ and ] change its size',
  ),
  ownTool(
    TOOL_NAMES.guided,
    'Manual',
    'Manual reading: draw both borders on a sagittal or coronal view and outlines on axial ones',
  ),
  ownTool(
    TOOL_NAMES.threeSlice,
    'Three-slice',
    'Three-slice HU: drag an ellipse by its inside to move it, by its outline to resize it',
  ),
  stockTool('WindowLevel', 'tool-window-level', 'Window Level'),
  stockTool('Pan', 'tool-move', 'Pan'),
  stockTool('Zoom', 'tool-zoom', 'Zoom'),
  stockTool('StackScroll', 'tool-stack-scroll', 'Scroll'),
  {
    id: 'Crosshairs',
    uiType: 'ohif.toolButton',
    props: {
      icon: 'tool-crosshair',
      label: 'Crosshairs',
      tooltip: 'Crosshairs',
      commands: {
        commandName: 'setToolActiveToolbar',
        commandOptions: { toolGroupIds: [TOOL_GROUP_ID] },
      },
      evaluate: {
        name: 'evaluate.cornerstoneTool',
        disabledText: 'Select a viewport of the three planes to use the crosshairs',
      },
    },
  },
  stockTool('Length', 'tool-length', 'Length'),
  stockTool('Probe', 'tool-probe', 'Probe'),
  {
    id: 'Reset',
    uiType: 'ohif.toolButton',
    props: {
      icon: 'tool-reset',
      label: 'Reset View',
      tooltip: 'Reset View',
      commands: 'resetViewport',
      evaluate: 'evaluate.action',
    },
  },
  {
    id: 'Capture',
    uiType: 'ohif.toolButton',
    props: {
      icon: 'tool-capture',
      label: 'Capture',
      tooltip: 'Capture',
      commands: 'showDownloadViewportModal',
      evaluate: 'evaluate.action',
    },
  },
  {
    id: 'windowLevelMenu',
    uiType: 'ohif.windowLevelMenu',
    props: {
      icon: 'WindowLevel',
      label: 'Window Level',
      tooltip: 'Adjust window/level presets and customize image contrast settings',
      evaluate: 'evaluate.windowLevelMenu',
    },
  },
];

/** Which buttons stand where. */
export const toolbarSections: Readonly<Record<string, readonly string[]>> = {
  primary: [
    TOOL_NAMES.threeDimensionalHu,
    TOOL_NAMES.adjust,
    TOOL_NAMES.brush,
    TOOL_NAMES.guided,
    TOOL_NAMES.threeSlice,
    'WindowLevel',
    'Pan',
    'Zoom',
    'StackScroll',
    'Crosshairs',
    'Length',
    'Probe',
    'Reset',
    'Capture',
  ],
  'viewportActionMenu.bottomLeft': ['windowLevelMenu'],
};
