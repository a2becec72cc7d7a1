import { messageText, type ScanCheck } from '../../src';
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

function Checks({ checks }: { readonly checks: readonly ScanCheck[] }) {
  const { scan: texts, messages } = useTexts();
  const telling = checks.filter(({ state }) => state !== 'ok');
  if (telling.length === 0) {
    return (
      <p className="vbmd-check-ok" data-cy="vbmd-checks">
        <span aria-hidden="true">{STATE_SIGNS.ok}</span> {texts.asWanted}
      </p>
    );
  }
  return (
    <ul className="vbmd-checks" data-cy="vbmd-checks">
      {telling.map(({ property, state, message }) => (
        <li key={property} className={`vbmd-check-${state}`}>
          <span aria-hidden="true">{STATE_SIGNS[state]}</span> {messageText(message, messages)}
        </li>
      ))}
    </ul>
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
