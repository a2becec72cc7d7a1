import { enterMode } from './enterMode';
import type { Host } from './host/host';
import { COMMANDS, type EnterOptions, type ToolbarTexts } from './id';
import type { Plugin } from './plugin';
import { textsNow } from './text/texts';

/** Down or larger (1), up or smaller (-1). */
interface Direction {
  readonly direction: 1 | -1;
}

/** The commands of this extension; each hands on to the session and holds no logic. */
export const getCommandsModule = (plugin: Plugin) => (host: Host) => ({
  defaultContext: 'DEFAULT',
  definitions: {
    [COMMANDS.enter]: {
      commandFn: (options: Partial<EnterOptions>) => enterMode(plugin, host, options),
    },
    [COMMANDS.exit]: {
      commandFn: () => {
        plugin.session()?.dispose();
        plugin.setSession(undefined);
      },
    },
    [COMMANDS.toolbarTexts]: { commandFn: (): ToolbarTexts => textsNow().toolbar },
    [COMMANDS.save]: { commandFn: () => plugin.session()?.save() },
    [COMMANDS.chooseTool]: {
      commandFn: ({ toolName }: { readonly toolName: string }) =>
        plugin.session()?.takeTool(toolName),
    },
    [COMMANDS.stepLevel]: {
      commandFn: ({ direction }: Direction) => plugin.session()?.stepLevel(direction),
    },
    [COMMANDS.nextEllipse]: { commandFn: () => plugin.session()?.nextEllipse() },
    [COMMANDS.acceptProposals]: { commandFn: () => plugin.session()?.acceptProposals() },
    [COMMANDS.toggleMasks]: { commandFn: () => plugin.session()?.toggleMasks() },
    [COMMANDS.changeBrushSize]: {
      commandFn: ({ direction }: Direction) => plugin.session()?.changeBrushSize(direction),
    },
  },
});
