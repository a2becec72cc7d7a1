import { TOOL_BUTTON_TYPE } from './id';
import { ToolButton } from './panels/ToolButton';

/** The kind of tool bar button that carries this extension's own icons. */
export const getToolbarModule = () => [{ name: TOOL_BUTTON_TYPE, defaultComponent: ToolButton }];
