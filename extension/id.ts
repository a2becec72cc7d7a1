// The names under which the host knows this extension's parts. mode/ imports only this file.

/** Id of the extension: the package's name. */
export const EXTENSION_ID = 'ohif-vertebral-bmd';

export const PANEL_NAME = 'vertebralBmd';
export const PANEL_ID = `${EXTENSION_ID}.panelModule.${PANEL_NAME}`;

export const HANGING_PROTOCOL_ID = `${EXTENSION_ID}.hangingProtocolModule.vertebralBmd`;

/** Attribute of a display set in our hanging protocol: whether it is the best to measure. */
export const BEST_SERIES_ATTRIBUTE = 'vertebralBmdBestSeries';

/** The tool group of the three planes; ours, so that the stock groups stay as they are. */
export const TOOL_GROUP_ID = 'vertebralBmd';

/** Tools, as cornerstone and the tool bar know them. */
export const TOOL_NAMES = {
  threeDimensionalHu: 'VertebralBmd3DHu',
  threeSlice: 'VertebralBmdThreeSlice',
  overlay: 'VertebralBmdOverlay',
} as const;

/** Kind of tool bar button that is drawn by this extension (an icon of its own). */
export const TOOL_BUTTON_TYPE = 'vertebralBmd.toolButton';

/** Commands; the prefix keeps them apart from other extensions'. */
export const COMMANDS = {
  enter: 'vertebralBmdEnter',
  exit: 'vertebralBmdExit',
  undo: 'vertebralBmdUndo',
  redo: 'vertebralBmdRedo',
  save: 'vertebralBmdSave',
} as const;
