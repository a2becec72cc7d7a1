// The names under which the host knows this extension's parts. mode/ imports only this file.

/** Id of the extension: the package's name. */
export const EXTENSION_ID = 'ohif-vertebral-bmd' as const;

/** Last part of the mode's address. */
export const ROUTE_NAME = 'vertebral-bmd';

export const PANEL_NAME = 'vertebralBmd';
export const PANEL_ID = `${EXTENSION_ID}.panelModule.${PANEL_NAME}`;

export const HANGING_PROTOCOL_ID = `${EXTENSION_ID}.hangingProtocolModule.vertebralBmd`;

/** Attributes of a display set in our hanging protocol: whether it can be measured, whether best. */
export const MEASURABLE_ATTRIBUTE = 'vertebralBmdMeasurable';
export const BEST_SERIES_ATTRIBUTE = 'vertebralBmdBestSeries';

/**
 * The layouts of our hanging protocol, and what each chooses its series by: for reading, for
 * checking slice by slice, and for images that cannot be measured.
 */
export const STAGES = {
  planes: { id: 'vertebralBmdPlanes', selectorId: 'measurableSeries' },
  slices: { id: 'vertebralBmdSlices', selectorId: 'measurableSeries' },
  images: { id: 'vertebralBmdImages', selectorId: 'anySeries' },
} as const;

/** The tool group of the three planes; ours, so that the stock groups stay as they are. */
export const TOOL_GROUP_ID = 'vertebralBmd';

/**
 * The tool group of further axial slices beside the three planes: the same tools, but no
 * crosshairs, which would bring all axial slices to one place.
 */
export const SLICES_TOOL_GROUP_ID = 'vertebralBmdSlices';

/** All viewports in which our tools work. */
export const OWN_TOOL_GROUP_IDS = [TOOL_GROUP_ID, SLICES_TOOL_GROUP_ID] as const;

/** The viewports of our layouts; the axial one is that of the middle slice where there are three. */
export const VIEWPORT_IDS = {
  sagittal: 'vertebral-bmd-sagittal',
  coronal: 'vertebral-bmd-coronal',
  axial: 'vertebral-bmd-axial',
  axialSuperior: 'vertebral-bmd-axial-superior',
  axialInferior: 'vertebral-bmd-axial-inferior',
  images: 'vertebral-bmd-images',
} as const;

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

/** Names of the methods that are needed of the host's services, by service. */
export type NeededServices = Readonly<Record<string, Readonly<Record<string, true>>>>;

/** All methods of an object, so that a list of them cannot leave one out. */
export type AllMethods<T> = {
  readonly [K in keyof T as T[K] extends (...given: never[]) => unknown ? K : never]: true;
};

/** What the mode tells the command `enter`. */
export interface EnterOptions {
  /** Extension and mode of two versions do not belong together. */
  readonly modeVersion: string;
  /** What the mode itself needs of the host. */
  readonly needs: NeededServices;
}

/** What the command `enter` answers; where the viewer was refused, the user has been told. */
export type EnterAnswer = 'entered' | 'refused';
