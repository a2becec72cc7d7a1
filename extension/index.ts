import { getCommandsModule } from './getCommandsModule';
import { getHangingProtocolModule } from './getHangingProtocolModule';
import { getPanelModule } from './getPanelModule';
import { getToolbarModule } from './getToolbarModule';
import { EXTENSION_ID } from './id';
import { createPlugin } from './plugin';

const plugin = createPlugin();

/** The extension, as OHIF loads it. */
export default {
  id: EXTENSION_ID,
  version: VERTEBRAL_BMD_VERSION,
  preRegistration: plugin.readConfiguration,
  getCommandsModule: getCommandsModule(plugin),
  getPanelModule: getPanelModule(plugin),
  getToolbarModule,
  getHangingProtocolModule,
};
