// The names under which the host knows this extension's parts. mode/ imports only this file.

/** Id of the extension: the package's name. */
export const EXTENSION_ID = 'ohif-vertebral-bmd';

export const PANEL_NAME = 'vertebralBmd';
export const PANEL_ID = `${EXTENSION_ID}.panelModule.${PANEL_NAME}`;

export const HANGING_PROTOCOL_ID = `${EXTENSION_ID}.hangingProtocolModule.vertebralBmd`;

/** Attributes of a display set in our hanging protocol: whether it can be measured, whether best. */
export const MEASURABLE_ATTRIBUTE = 'vertebralBmdMeasurable';
export const BEST_SERIES_ATTRIBUTE = 'vertebralBmdBestSeries';

/** The two layouts of our hanging protocol, and what each chooses its series by. */
export const STAGES = {
  planes: { id: 'vertebralBmdPlanes', selectorId: 'measurableSeries' },
  images: { id: 'vertebralBmdImages', selectorId: 'anySeries' },
} as const;

/** The tool group of the three planes; ours, so that the stock groups stay as they are. */
export const TOOL_GROUP_ID = 'vertebralBmd';

/** Tools, as cornerstone and the tool bar know them. */
export const TOOL_NAMES = {
  threeDimensionalHu: 'VertebralBmd3DHu',
  threeSlice: 'VertebralBmdThreeSlice',
  adjust: 'VertebralBmdAdjust',
  brush: 'VertebralBmdBrush',
  guided: 'VertebralBmdGuided',
  editOverlay: 'VertebralBmdEditOverlay',
  overlay: 'VertebralBmdOverlay',
} as const;

/** Kind of tool bar button that is drawn by this extension (an icon of its own). */
export const TOOL_BUTTON_TYPE = 'vertebralBmd.toolButton';

/** Commands; the prefix keeps them apart from other extensions'. */
export const COMMANDS = {
  enter: 'vertebralBmdEnter',
  exit: 'vertebralBmdExit',
  save: 'vertebralBmdSave',
  toolbarTexts: 'vertebralBmdToolbarTexts',
  chooseTool: 'vertebralBmdChooseTool',
  stepLevel: 'vertebralBmdStepLevel',
  nextEllipse: 'vertebralBmdNextEllipse',
  acceptProposals: 'vertebralBmdAcceptProposals',
  toggleMasks: 'vertebralBmdToggleMasks',
  changeBrushSize: 'vertebralBmdChangeBrushSize',
} as const;

/** What a button of the tool bar says. */
export interface ButtonText {
  readonly label: string;
  readonly tooltip: string;
  /** Why the button cannot be pressed, where that needs saying. */
  readonly disabled?: string;
}

/** What the command `toolbarTexts` answers: the texts by the buttons' ids, in the host's language. */
export type ToolbarTexts = Readonly<Record<string, ButtonText>>;
