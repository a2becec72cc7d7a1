import type { Host, HotkeyBinding } from './host/host';
import { COMMANDS, TOOL_NAMES } from './id';
import type { Texts } from './text/english';

export type ShortcutId = keyof Texts['shortcuts']['names'];

interface Shortcut {
  readonly id: ShortcutId;
  readonly commandName: string;
  readonly commandOptions: Readonly<Record<string, unknown>>;
  /** In the host's form, which is Mousetrap's. */
  readonly keys: string;
}

const shortcut = (
  id: ShortcutId,
  keys: string,
  commandName: string,
  commandOptions: Shortcut['commandOptions'] = {},
): Shortcut => ({ id, keys, commandName, commandOptions });

/**
 * The shortcuts of this extension, in the order in which they are listed. Keys chosen here: such
 * as the stock viewer leaves free, near the word or the movement; but `[` and `]`, which mean a
 * brush there, too, and take the place of the stock ones.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  shortcut('threeDimensionalHu', 'd', COMMANDS.chooseTool, {
    toolName: TOOL_NAMES.threeDimensionalHu,
  }),
  shortcut('adjust', 'a', COMMANDS.chooseTool, { toolName: TOOL_NAMES.adjust }),
  shortcut('brush', 'b', COMMANDS.chooseTool, { toolName: TOOL_NAMES.brush }),
  shortcut('manual', 'g', COMMANDS.chooseTool, { toolName: TOOL_NAMES.guided }),
  shortcut('threeSlice', 't', COMMANDS.chooseTool, { toolName: TOOL_NAMES.threeSlice }),
  shortcut('nextLevel', 'shift+down', COMMANDS.stepLevel, { direction: 1 }),
  shortcut('previousLevel', 'shift+up', COMMANDS.stepLevel, { direction: -1 }),
  shortcut('nextEllipse', 'o', COMMANDS.nextEllipse),
  shortcut('acceptProposals', 'p', COMMANDS.acceptProposals),
  shortcut('toggleMasks', 'm', COMMANDS.toggleMasks),
  shortcut('smallerBrush', '[', COMMANDS.changeBrushSize, { direction: -1 }),
  shortcut('largerBrush', ']', COMMANDS.changeBrushSize, { direction: 1 }),
  shortcut('save', 'ctrl+s', COMMANDS.save),
];

/** The keys of each shortcut that the user has not changed. */
export const DEFAULT_KEYS = Object.fromEntries(
  SHORTCUTS.map(({ id, keys }) => [id, keys]),
) as Readonly<Record<ShortcutId, string>>;

/** The customization that holds the host's hotkeys; it reads it just after a mode was entered. */
const HOTKEYS = 'ohif.hotkeyBindings';

/**
 * Adds the shortcuts to the host's own, for this mode: its preferences list them then, and let
 * the user change their keys, which the host remembers. Stock bindings of the same keys give way,
 * since the host would list both and let the last one win.
 */
export function offerShortcuts({ servicesManager }: Host, { shortcuts }: Texts): void {
  const { customizationService } = servicesManager.services;
  const own = new Set(SHORTCUTS.map(({ commandName }) => commandName));
  const taken = new Set(SHORTCUTS.map(({ keys }) => keys));
  const others = (customizationService.getCustomization(HOTKEYS) ?? []) as HotkeyBinding[];
  const bindings = SHORTCUTS.map(({ id, commandName, commandOptions, keys }) => ({
    commandName,
    commandOptions,
    label: shortcuts.names[id],
    keys: [keys],
    isEditable: true,
  }));
  customizationService.setCustomizations({
    [HOTKEYS]: {
      $set: [
        ...others.filter(
          (other) => !own.has(other.commandName) && !taken.has(joinKeys(other.keys)),
        ),
        ...bindings,
      ],
    },
  });
}

/** The keys of each shortcut as they are now: the user's, where the host knows them. */
export function keysOfShortcuts({ hotkeysManager }: Host): Readonly<Record<ShortcutId, string>> {
  const bound = Object.values(hotkeysManager?.hotkeyDefinitions ?? {});
  const keysOf = ({ commandName, commandOptions, keys }: Shortcut): string => {
    const wanted = JSON.stringify(commandOptions);
    const found = bound.find(
      (each) =>
        each.commandName === commandName && JSON.stringify(each.commandOptions ?? {}) === wanted,
    );
    return found ? joinKeys(found.keys) : keys;
  };
  return Object.fromEntries(SHORTCUTS.map((each) => [each.id, keysOf(each)])) as Record<
    ShortcutId,
    string
  >;
}

/** The host takes keys as one text or as a list that it joins. */
const joinKeys = (keys: HotkeyBinding['keys']): string =>
  typeof keys === 'string' ? keys : (keys ?? []).join('+');
