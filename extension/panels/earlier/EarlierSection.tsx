import { memo } from 'react';
import type { CtSeries, Reading, RefusedSeries } from '../../../src';
import type { EarlierResults } from '../../session/sessionState';
import { useTexts } from '../../text/useTexts';
import { EarlierResult } from './EarlierResult';

interface EarlierSectionProps {
  readonly reading: Reading;
  /** The series that is read; a refused one cannot be compared. */
  readonly series: CtSeries | RefusedSeries;
  /** What was found so far; `undefined` before it was asked for. */
  readonly earlier: EarlierResults | undefined;
  readonly onFind: () => void;
}

/** Results of the same patient in earlier studies, each compared with the reading as it stands. */
export const EarlierSection = memo(function EarlierSection({
  reading,
  series,
  earlier,
  onFind,
}: EarlierSectionProps) {
  const texts = useTexts();
  const { earlier: words } = texts;
  if (series.status === 'refused') return null;
  const { status, results = [], unreadable = 0, why } = earlier ?? {};
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-earlier" data-cy="vbmd-earlier">
      <h3 id="vbmd-earlier">{words.title}</h3>
      {status !== 'searching' && status !== 'done' && (
        <div className="vbmd-actions">
          <button
            type="button"
            className="vbmd-quiet-button"
            title={words.findMeans}
            onClick={onFind}
            data-cy="vbmd-find-earlier"
          >
            {words.find}
          </button>
        </div>
      )}
      <div role="status">
        {status === 'searching' && (
          <p className="vbmd-muted">
            <span className="vbmd-spinner" aria-hidden="true" /> {words.searching}
          </p>
        )}
        {status === 'failed' && why && <p className="vbmd-check-warn">{why(texts)}</p>}
        {status === 'done' && results.length === 0 && <p className="vbmd-muted">{words.none}</p>}
        {unreadable > 0 && <p className="vbmd-check-warn">{words.unreadable(unreadable)}</p>}
      </div>
      {results.map((result, index) => (
        <EarlierResult
          key={result.stored.reportSopInstanceUid}
          result={result}
          reading={reading}
          conditions={series.conditions}
          isOpen={index === 0}
        />
      ))}
    </section>
  );
});
