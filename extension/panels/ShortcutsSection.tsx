import { memo, useSyncExternalStore } from 'react';
import { SHORTCUTS, type ShortcutId } from '../shortcuts';
import { followHostPreferences } from '../text/language';
import { useTexts } from '../text/useTexts';
import { formatKeys } from '../text/format';

/**
 * The keys of this mode, folded away; they are changed in the host's preferences. It is not drawn
 * again with what is dragged, since all keys are asked for each time.
 *
 * @param keys Tells the keys of each shortcut as they are now.
 */
export const ShortcutsSection = memo(function ShortcutsSection({
  keys,
}: {
  readonly keys: () => Readonly<Record<ShortcutId, string>>;
}) {
  const { shortcuts: texts } = useTexts();
  // As text, since React compares what it is given with what it was given before.
  const shown = JSON.parse(
    useSyncExternalStore(followHostPreferences, () => JSON.stringify(keys())),
  ) as Record<ShortcutId, string>;
  return (
    <details className="vbmd-section" data-cy="vbmd-shortcuts">
      <summary>{texts.title}</summary>
      <dl className="vbmd-figures">
        {SHORTCUTS.map(({ id }) => (
          <div key={id} className="vbmd-shortcut" data-cy={`vbmd-shortcut-${id}`}>
            <dt>{texts.names[id]}</dt>
            <dd>
              <kbd>{formatKeys(shown[id])}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="vbmd-muted">{texts.whereToChange}</p>
    </details>
  );
});
