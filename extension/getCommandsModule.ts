import { enterMode } from './enterMode';
import type { Host } from './host/host';
import { COMMANDS, type ToolbarTexts } from './id';
import type { Plugin } from './plugin';
import { textsNow } from './text/texts';

/** The commands of this extension; each hands on to the session and holds no logic. */
export const getCommandsModule = (plugin: Plugin) => (host: Host) => ({
  defaultContext: 'DEFAULT',
  definitions: {
    [COMMANDS.enter]: { commandFn: () => enterMode(plugin, host) },
    [COMMANDS.exit]: {
      commandFn: () => {
        plugin.session()?.dispose();
        plugin.setSession(undefined);
      },
    },
    [COMMANDS.toolbarTexts]: { commandFn: (): ToolbarTexts => textsNow().toolbar },
    [COMMANDS.save]: { commandFn: () => plugin.session()?.save() },
  },
});
