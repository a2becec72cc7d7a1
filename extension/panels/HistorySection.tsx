import { useState } from 'react';
import type { Reading } from '../../src';
import type { StoredResult } from '../session/sessionState';
import { useTexts } from '../text/useTexts';
import { Comparison } from './earlier/Comparison';

/** Results that are listed at first; chosen here: more than that only few studies have. */
const LISTED = 5;

interface HistorySectionProps {
  /** Those that may be seen. */
  readonly storedResults: readonly StoredResult[];
  /** How many are hidden until the reader's own is saved. */
  readonly hiddenResults: number;
  /** How many cannot be read. */
  readonly damagedResults: number;
  readonly reading: Reading;
  /** SOP Instance UID of the report whose result is shown unchanged, if any is. */
  readonly shownReport: string | undefined;
  readonly onRestore: (result: StoredResult) => void;
}

/** The results that the archive already holds for this series, of all readers, the newest first. */
export function HistorySection({
  storedResults,
  hiddenResults,
  damagedResults,
  reading,
  shownReport,
  onRestore,
}: HistorySectionProps) {
  const { save: texts } = useTexts();
  const [showsAll, setShowsAll] = useState(false);
  if (storedResults.length + hiddenResults + damagedResults === 0) return null;
  const listed = showsAll ? storedResults : storedResults.slice(0, LISTED);
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-history">
      <h3 id="vbmd-history">{texts.history}</h3>
      {hiddenResults > 0 && (
        <p className="vbmd-muted" data-cy="vbmd-hidden-results">
          {texts.hidden(hiddenResults)}
        </p>
      )}
      {damagedResults > 0 && (
        <p className="vbmd-check-warn" data-cy="vbmd-damaged-results">
          {texts.damaged(damagedResults)}
        </p>
      )}
      <ul className="vbmd-history" data-cy="vbmd-history">
        {listed.map((result) => {
          const { reportSopInstanceUid } = result.stored;
          return (
            <HistoryItem
              key={reportSopInstanceUid}
              result={result}
              reading={reading}
              isShown={reportSopInstanceUid === shownReport}
              onRestore={() => onRestore(result)}
            />
          );
        })}
      </ul>
      {listed.length < storedResults.length && (
        <button
          type="button"
          className="vbmd-link"
          onClick={() => setShowsAll(true)}
          data-cy="vbmd-all-results"
        >
          {texts.showAll(storedResults.length)}
        </button>
      )}
    </section>
  );
}

interface HistoryItemProps {
  readonly result: StoredResult;
  readonly reading: Reading;
  readonly isShown: boolean;
  readonly onRestore: () => void;
}

function HistoryItem({ result, reading, isShown, onRestore }: HistoryItemProps) {
  const { save: texts, earlier: words } = useTexts();
  const [isComparing, setComparing] = useState(false);
  if (isShown) {
    return (
      <li>
        <span className="vbmd-grow">{result.label}</span>
        <span className="vbmd-muted">{texts.shown}</span>
      </li>
    );
  }
  return (
    <li>
      <span className="vbmd-grow">{result.label}</span>
      <button
        type="button"
        className="vbmd-link"
        aria-expanded={isComparing}
        title={texts.compareMeans}
        onClick={() => setComparing(!isComparing)}
        data-cy="vbmd-compare"
      >
        {texts.compare}
      </button>
      <button type="button" className="vbmd-link" onClick={onRestore}>
        {texts.open}
      </button>
      {isComparing && (
        <div className="vbmd-comparison" data-cy="vbmd-comparison">
          <Comparison
            levels={result.levels}
            reading={reading}
            columns={{ earlier: words.storedResult, now: words.thisReading }}
            verdicts={words.differences}
            nothingInCommon={words.noLevelInBoth}
            leastChange={words.leastDifference}
          />
        </div>
      )}
    </li>
  );
}
