import type { Reading } from '../../src';
import type { StoredResult } from '../session/sessionState';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';

interface SaveSectionProps {
  readonly reading: Reading;
  readonly unsaved: boolean;
  readonly busy: boolean;
  readonly storedResults: readonly StoredResult[];
  readonly onSave: () => void;
  readonly onRestore: (result: StoredResult) => void;
}

/** Saving to the archive, and the results that it already holds for this series. */
export function SaveSection({
  reading,
  unsaved,
  busy,
  storedResults,
  onSave,
  onRestore,
}: SaveSectionProps) {
  const { save: texts } = useTexts();
  const shownReport = reading.stored?.reportSopInstanceUid;
  return (
    <section className="vbmd-section vbmd-save" aria-labelledby="vbmd-save">
      <h3 id="vbmd-save">{texts.title}</h3>
      <button
        type="button"
        className="vbmd-button"
        disabled={!unsaved || busy}
        onClick={onSave}
        title={texts.buttonMeans}
        data-cy="vbmd-save-button"
      >
        {texts.button}
      </button>
      <p className="vbmd-muted" data-cy="vbmd-save-state">
        {saveState(texts, reading, unsaved)}
      </p>
      {storedResults.length > 0 && (
        <ul className="vbmd-history" data-cy="vbmd-history" aria-label={texts.history}>
          {storedResults.map((result) => {
            const shown = result.stored.reportSopInstanceUid === shownReport;
            return (
              <li key={result.stored.reportSopInstanceUid}>
                <span className="vbmd-grow">{result.label}</span>
                {shown && !unsaved ? (
                  <span className="vbmd-muted">{texts.shown}</span>
                ) : (
                  <button type="button" className="vbmd-link" onClick={() => onRestore(result)}>
                    {texts.open}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function saveState(texts: Texts['save'], reading: Reading, unsaved: boolean): string {
  if (unsaved) return texts.notSaved;
  if (reading.stored) return texts.saved;
  return texts.nothingMeasured;
}
