import type { Host, HotkeyBinding } from '../../extension/host/host';
import { createLevelSteps } from '../../extension/session/measuring/levelSteps';
import type { SessionContext } from '../../extension/session/sessionContext';
import { createSessionStore, patchState } from '../../extension/session/sessionStore';
import {
  DEFAULT_KEYS,
  keysOfShortcuts,
  offerShortcuts,
  SHORTCUTS,
} from '../../extension/shortcuts';
import { english } from '../../extension/text/english';
import type { VertebralLevel } from '../../src';

/** A host with some hotkeys; what it is told to have instead stands in `bindings`. */
function hostWith(
  before: readonly HotkeyBinding[],
  hotkeyDefinitions: Record<string, HotkeyBinding> = {},
) {
  const host = {
    bindings: before,
    servicesManager: {
      services: {
        customizationService: {
          getCustomization: () => host.bindings,
          setCustomizations: (changes: Record<string, { $set: readonly HotkeyBinding[] }>) => {
            host.bindings = changes['ohif.hotkeyBindings']!.$set;
          },
        },
      },
    },
    hotkeysManager: { hotkeyDefinitions },
  };
  return host as typeof host & Host;
}

describe('the shortcuts offered to the host', () => {
  const zoom = { commandName: 'setToolActive', label: 'Zoom', keys: ['z'] };
  const brush = { commandName: 'increaseBrushSize', label: 'Increase Brush Size', keys: [']'] };

  it('stand after its own, of which only those with our keys give way', () => {
    const host = hostWith([zoom, brush]);
    offerShortcuts(host, english);
    expect(host.bindings[0]).toBe(zoom);
    expect(host.bindings.slice(1).map(({ label }) => label)).toEqual(
      SHORTCUTS.map(({ id }) => english.shortcuts.names[id]),
    );
  });

  it('stand there once, however often the mode is entered', () => {
    const host = hostWith([zoom]);
    offerShortcuts(host, english);
    offerShortcuts(host, english);
    expect(host.bindings).toHaveLength(1 + SHORTCUTS.length);
  });

  it('have keys and names of their own, without a colon, which the host would split', () => {
    expect(new Set(SHORTCUTS.map(({ keys }) => keys)).size).toBe(SHORTCUTS.length);
    expect(Object.values(english.shortcuts.names).join()).not.toContain(':');
  });
});

describe('the keys shown in the panel', () => {
  it('are those that the user has chosen', () => {
    const { commandName, commandOptions } = SHORTCUTS.find(({ id }) => id === 'nextLevel')!;
    const host = hostWith([], { hash: { commandName, commandOptions, keys: 'shift+n' } });
    expect(keysOfShortcuts(host)).toEqual({ ...DEFAULT_KEYS, nextLevel: 'shift+n' });
  });
});

describe('stepping from level to level', () => {
  it.each<[VertebralLevel | undefined, 1 | -1, VertebralLevel[]]>([
    ['L1', 1, ['L2']],
    ['L1', -1, ['T12']],
    ['T12', -1, []],
    ['L5', 1, []],
    [undefined, 1, ['L1']],
    [undefined, -1, ['L4']],
  ])('from %s by %d activates %j', (activeLevel, direction, activated) => {
    const store = createSessionStore();
    patchState(store, { activeLevel });
    const levels: VertebralLevel[] = [];
    createLevelSteps({ store } as SessionContext, {
      activateLevel: (level) => levels.push(level),
    }).stepLevel(direction);
    expect(levels).toEqual(activated);
  });
});
