import type { AnatomyNote, Reading } from '../../src';
import type { Session } from '../session/session';
import { useTexts } from '../text/useTexts';

const SHIFTS = [
  { towards: 'head', sign: '▲', text: 'shiftUp' },
  { towards: 'feet', sign: '▼', text: 'shiftDown' },
] as const;

/** What concerns all labels: shifting them by one, and transitional anatomy. */
export function LabelTools({
  reading,
  session,
}: {
  readonly reading: Reading;
  readonly session: Session | undefined;
}) {
  const { labels: texts } = useTexts();
  const { anatomyNote } = reading;
  const setNote = (note: AnatomyNote | undefined) => session?.setAnatomyNote(note);
  return (
    <div className="vbmd-labels" data-cy="vbmd-labels">
      <span className="vbmd-buttons" role="group" aria-label={texts.shift} title={texts.shiftMeans}>
        <span className="vbmd-muted">{texts.shift}</span>
        {SHIFTS.map(({ towards, sign, text }) => (
          <button
            key={towards}
            type="button"
            className="vbmd-icon-button"
            aria-label={texts[text]}
            title={texts[text]}
            disabled={Object.keys(reading.levels).length === 0}
            onClick={() => session?.shiftLabels(towards)}
            data-cy={`vbmd-shift-${towards}`}
          >
            {sign}
          </button>
        ))}
      </span>
      <label className="vbmd-field vbmd-grow" title={texts.anatomyMeans}>
        <span className="vbmd-muted">{texts.anatomy}</span>
        <select
          className="vbmd-select vbmd-grow"
          value={anatomyNote?.kind ?? 'usual'}
          onChange={({ target }) =>
            setNote(
              target.value === 'usual'
                ? undefined
                : { kind: target.value as AnatomyNote['kind'], note: '' },
            )
          }
          data-cy="vbmd-anatomy"
        >
          {Object.entries(texts.anatomies).map(([kind, text]) => (
            <option key={kind} value={kind}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {anatomyNote?.kind === 'other' && (
        <input
          type="text"
          className="vbmd-select vbmd-wide"
          aria-label={texts.anatomy}
          maxLength={200}
          defaultValue={anatomyNote.note}
          onBlur={({ target }) => setNote({ kind: 'other', note: target.value.trim() })}
          data-cy="vbmd-anatomy-text"
        />
      )}
    </div>
  );
}
