import type { Reading } from '../../src';
import type { StoredResult } from '../session/sessionState';

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
  const shownReport = reading.stored?.reportSopInstanceUid;
  return (
    <section className="vbmd-section vbmd-save" aria-labelledby="vbmd-save">
      <h3 id="vbmd-save">Result</h3>
      <button
        type="button"
        className="vbmd-button"
        disabled={!unsaved || busy}
        onClick={onSave}
        title="Stores the masks (DICOM SEG) and the report (DICOM SR) in the archive of this study"
        data-cy="vbmd-save-button"
      >
        Save to the archive
      </button>
      <p className="vbmd-muted" data-cy="vbmd-save-state">
        {saveState(reading, unsaved)}
      </p>
      {storedResults.length > 0 && (
        <ul className="vbmd-history" data-cy="vbmd-history" aria-label="Results in the archive">
          {storedResults.map((result) => {
            const shown = result.stored.reportSopInstanceUid === shownReport;
            return (
              <li key={result.stored.reportSopInstanceUid}>
                <span className="vbmd-grow">{result.label}</span>
                {shown && !unsaved ? (
                  <span className="vbmd-muted">shown</span>
                ) : (
                  <button type="button" className="vbmd-link" onClick={() => onRestore(result)}>
                    Open
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

function saveState(reading: Reading, unsaved: boolean): string {
  if (unsaved) return 'Not saved yet.';
  if (reading.stored) return 'Saved: the archive holds this result.';
  return 'Nothing measured yet.';
}
