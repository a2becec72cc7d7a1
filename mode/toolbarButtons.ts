import {
  OWN_TOOL_GROUP_IDS,
  TOOL_BUTTON_TYPE,
  TOOL_GROUP_ID,
  TOOL_NAMES,
  type ToolbarTexts,
} from '../extension/id';

const activate = {
  commandName: 'setToolActiveToolbar',
  commandOptions: { toolGroupIds: [...OWN_TOOL_GROUP_IDS, 'default'] },
};

const ownTool = (id: string) => ({
  id,
  uiType: TOOL_BUTTON_TYPE,
  props: { commands: activate, evaluate: 'evaluate.cornerstoneTool' },
});

const stockTool = (id: string, icon: string) => ({
  id,
  uiType: 'ohif.toolButton',
  props: { icon, commands: activate, evaluate: 'evaluate.cornerstoneTool' },
});

const buttons = (texts: ToolbarTexts) => [
  ownTool(TOOL_NAMES.threeDimensionalHu),
  ownTool(TOOL_NAMES.adjust),
  ownTool(TOOL_NAMES.brush),
  ownTool(TOOL_NAMES.guided),
  ownTool(TOOL_NAMES.threeSlice),
  stockTool('WindowLevel', 'tool-window-level'),
  stockTool('Pan', 'tool-move'),
  stockTool('Zoom', 'tool-zoom'),
  stockTool('StackScroll', 'tool-stack-scroll'),
  {
    id: 'Crosshairs',
    uiType: 'ohif.toolButton',
    props: {
      icon: 'tool-crosshair',
      commands: {
        commandName: 'setToolActiveToolbar',
        commandOptions: { toolGroupIds: [TOOL_GROUP_ID] },
      },
      evaluate: {
        name: 'evaluate.cornerstoneTool',
        disabledText: texts['Crosshairs']?.disabled,
      },
    },
  },
  stockTool('Length', 'tool-length'),
  stockTool('Probe', 'tool-probe'),
  {
    id: 'Reset',
    uiType: 'ohif.toolButton',
    props: { icon: 'tool-reset', commands: 'resetViewport', evaluate: 'evaluate.action' },
  },
  {
    id: 'Capture',
    uiType: 'ohif.toolButton',
    props: {
      icon: 'tool-capture',
      commands: 'showDownloadViewportModal',
      evaluate: 'evaluate.action',
    },
  },
  {
    id: 'windowLevelMenu',
    uiType: 'ohif.windowLevelMenu',
    props: { icon: 'WindowLevel', evaluate: 'evaluate.windowLevelMenu' },
  },
];

/**
 * The buttons of the tool bar: our two tools, then the host's own for looking.
 *
 * @param texts What they say, by their ids.
 */
export const toolbarButtons = (texts: ToolbarTexts) =>
  buttons(texts).map(({ props, ...button }) => {
    const { label, tooltip } = texts[button.id] ?? { label: button.id, tooltip: button.id };
    return { ...button, props: { ...props, label, tooltip } };
  });

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
