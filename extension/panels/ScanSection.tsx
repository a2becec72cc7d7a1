import { useState } from 'react';
import { messageText, type ScanCheck, type ScanProperty } from '../../src';
import type { LoadProgress, SeriesOption } from '../session/sessionState';
import { useTexts } from '../text/useTexts';

const STATE_SIGNS: Readonly<Record<ScanCheck['state'], string>> = {
  ok: '✓',
  note: 'ℹ',
  warn: '⚠',
};

interface ScanSectionProps {
  readonly options: readonly SeriesOption[];
  readonly selected: SeriesOption;
  readonly loading: LoadProgress | undefined;
  readonly onSelect: (displaySetInstanceUid: string) => void;
}

/** Which series is measured, why it was chosen, and what in its header matters for HU. */
export function ScanSection({ options, selected, loading, onSelect }: ScanSectionProps) {
  const texts = useTexts();
  const { series } = selected;
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-scan">
      <h3 id="vbmd-scan">{texts.scan.title}</h3>
      <label className="vbmd-field">
        <span className="vbmd-muted">{texts.scan.series}</span>
        <select
          className="vbmd-select vbmd-grow"
          value={selected.displaySetInstanceUid}
          onChange={(event) => onSelect(event.target.value)}
          data-cy="vbmd-series"
        >
          {options.map((option) => (
            <option key={option.displaySetInstanceUid} value={option.displaySetInstanceUid}>
              {option.series.status === 'refused'
                ? texts.scan.cannotBeMeasured(option.label)
                : option.label}
            </option>
          ))}
        </select>
      </label>
      <p className="vbmd-muted">{selected.remark(texts)}</p>
      {series.status === 'refused' ? (
        <ul className="vbmd-checks" data-cy="vbmd-refusal">
          {series.reasons.map(({ code, message }) => (
            <li key={code} className="vbmd-check-refuse">
              <span aria-hidden="true">✕</span> {messageText(message, texts.messages)}
            </li>
          ))}
        </ul>
      ) : (
        <Checks checks={series.checks} />
      )}
      {loading && <Loading {...loading} />}
    </section>
  );
}

/** A chip a property of the scan; what is not as wanted is said below, the rest on demand. */
function Checks({ checks }: { readonly checks: readonly ScanCheck[] }) {
  const { scan: texts, messages } = useTexts();
  const [asked, setAsked] = useState<ScanProperty>();
  const said = checks.filter(({ state, property }) => state === 'warn' || property === asked);
  return (
    <div data-cy="vbmd-checks">
      <ul className="vbmd-chips">
        {checks.map(({ property, state, message }) => (
          <li key={property}>
            <button
              type="button"
              className={`vbmd-chip vbmd-check-${state}`}
              aria-expanded={said.some((check) => check.property === property)}
              title={messageText(message, messages)}
              onClick={() => setAsked(property === asked ? undefined : property)}
              data-cy={`vbmd-check-${property}`}
            >
              <span role="img" aria-label={texts.states[state]}>
                {STATE_SIGNS[state]}
              </span>{' '}
              {texts.properties[property]}
            </button>
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <ul className="vbmd-checks">
          {said.map(({ property, state, message }) => (
            <li key={property} className={`vbmd-check-${state}`}>
              <span aria-hidden="true">{STATE_SIGNS[state]}</span> {messageText(message, messages)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Loading({ loadedSlices, slices }: LoadProgress) {
  const { scan: texts } = useTexts();
  return (
    <label className="vbmd-field" data-cy="vbmd-loading">
      <span className="vbmd-muted">{texts.loading(loadedSlices, slices)}</span>
      <progress className="vbmd-grow" value={loadedSlices} max={slices} />
    </label>
  );
}
