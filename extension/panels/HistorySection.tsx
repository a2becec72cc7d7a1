import type { StoredResult } from '../session/sessionState';
import { useTexts } from '../text/useTexts';

interface HistorySectionProps {
  readonly storedResults: readonly StoredResult[];
  /** SOP Instance UID of the report whose result is shown unchanged, if any is. */
  readonly shownReport: string | undefined;
  readonly onRestore: (result: StoredResult) => void;
}

/** The results that the archive already holds for this series, the newest first. */
export function HistorySection({ storedResults, shownReport, onRestore }: HistorySectionProps) {
  const { save: texts } = useTexts();
  if (storedResults.length === 0) return null;
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-history">
      <h3 id="vbmd-history">{texts.history}</h3>
      <ul className="vbmd-history" data-cy="vbmd-history">
        {storedResults.map((result) => {
          const { reportSopInstanceUid } = result.stored;
          return (
            <li key={reportSopInstanceUid}>
              <span className="vbmd-grow">{result.label}</span>
              {reportSopInstanceUid === shownReport ? (
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
    </section>
  );
}
