import type { Exclusion } from '../../src';
import { useTexts } from '../text/useTexts';

/** Longest note (characters); two lines of the panel. Chosen here. */
const MAX_NOTE = 128;

/** Why a level is left out, in the reader's words, beside the reason from the list. */
export function ExclusionNote({
  exclusion,
  onChange,
}: {
  readonly exclusion: Exclusion;
  readonly onChange: (exclusion: Exclusion) => void;
}) {
  const { details: texts, exclusion: reasons } = useTexts();
  return (
    <label className="vbmd-field" title={texts.noteMeans}>
      <span>{texts.leftOut(reasons.reasons[exclusion.reason])}</span>
      <input
        type="text"
        className="vbmd-select vbmd-grow"
        maxLength={MAX_NOTE}
        defaultValue={exclusion.note}
        onBlur={({ target }) => {
          const note = target.value.trim();
          if (note !== exclusion.note) onChange({ ...exclusion, note });
        }}
        placeholder={texts.note}
        data-cy="vbmd-exclusion-note"
      />
    </label>
  );
}
