import { PUBLISHED_INCIDENCE_RANGE, STUDY_INCIDENCE } from '../../../src';
import { formatFinePercent, formatPercent } from '../../text/format';
import { useTexts } from '../../text/useTexts';

/** Steps of the slider, per cent: finer than anybody knows it (chosen here). */
const STEP_PERCENT = 0.5;

interface PreTestProps {
  /** 0 to 1; the study's where the reader gave none. */
  readonly probability: number | undefined;
  readonly onChange: (probability: number | undefined) => void;
}

/** The probability beforehand, on which the one afterwards rests; of this session only. */
export function PreTest({ probability = STUDY_INCIDENCE, onChange }: PreTestProps) {
  const {
    risk: { preTest: texts },
  } = useTexts();
  const low = formatPercent(PUBLISHED_INCIDENCE_RANGE.low);
  const high = formatPercent(PUBLISHED_INCIDENCE_RANGE.high);
  const isPublished =
    probability >= PUBLISHED_INCIDENCE_RANGE.low && probability <= PUBLISHED_INCIDENCE_RANGE.high;
  const study = formatFinePercent(STUDY_INCIDENCE);
  return (
    <div data-cy="vbmd-pre-test-box">
      <label className="vbmd-field" title={texts.means}>
        <span>{texts.label}</span>
        <span className="vbmd-grow vbmd-range">
          <input
            type="range"
            min={0}
            max={100}
            step={STEP_PERCENT}
            value={probability * 100}
            aria-valuetext={formatFinePercent(probability)}
            onChange={({ target }) => onChange(Number(target.value) / 100)}
            data-cy="vbmd-pre-test"
          />
          <span
            className="vbmd-published"
            style={{
              marginLeft: low,
              width: formatPercent(PUBLISHED_INCIDENCE_RANGE.high - PUBLISHED_INCIDENCE_RANGE.low),
            }}
            aria-hidden="true"
          />
        </span>
        <output className="vbmd-number">{formatFinePercent(probability)}</output>
      </label>
      <p className={`vbmd-small ${isPublished ? 'vbmd-muted' : 'vbmd-check-warn'}`}>
        {isPublished ? (
          texts.published(low, high)
        ) : (
          <>
            <span aria-hidden="true">⚠</span> {texts.notPublished(low, high)}
          </>
        )}{' '}
        {formatFinePercent(probability) !== study && (
          <button
            type="button"
            className="vbmd-link"
            onClick={() => onChange(undefined)}
            data-cy="vbmd-pre-test-study"
          >
            {texts.study(study)}
          </button>
        )}
      </p>
    </div>
  );
}
