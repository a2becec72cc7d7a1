import { patientMeans, type PatientMean, type Reading } from '../../src';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';
import { formatHu } from '../text/format';

interface SaveSectionProps {
  readonly reading: Reading;
  readonly unsaved: boolean;
  /** Whether the browser keeps what is not saved. */
  readonly kept: boolean;
  readonly busy: boolean;
  readonly onSave: () => void;
}

/** The patient's two means in short and saving to the archive; always in view. */
export function SaveSection({ reading, unsaved, kept, busy, onSave }: SaveSectionProps) {
  const { save: texts, means, draft } = useTexts();
  const { threeDimensionalHu, threeSliceHu } = patientMeans(reading);
  return (
    <section className="vbmd-section vbmd-save" aria-labelledby="vbmd-save">
      <h3 id="vbmd-save" className="vbmd-hidden">
        {texts.title}
      </h3>
      <dl className="vbmd-summary" data-cy="vbmd-summary">
        <dt>{means.metrics.threeDimensionalHu}</dt>
        <dd>{meanText(threeDimensionalHu, texts)}</dd>
        <dt>{means.metrics.threeSliceHu}</dt>
        <dd>{meanText(threeSliceHu, texts)}</dd>
        <dd className="vbmd-muted">{texts.levels(threeDimensionalHu.levels.length)}</dd>
      </dl>
      <div className="vbmd-actions">
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
        <span className="vbmd-muted" role="status" data-cy="vbmd-save-state">
          {saveState(texts, reading, unsaved)}
          {unsaved && !kept && ` ${draft.cannotKeep}`}
        </span>
      </div>
    </section>
  );
}

const meanText = (mean: PatientMean, texts: Texts['save']): string =>
  mean.status === 'assessable' ? formatHu(mean.meanHu) : texts.none;

function saveState(texts: Texts['save'], reading: Reading, unsaved: boolean): string {
  if (unsaved) return texts.notSaved;
  if (reading.stored) return texts.saved;
  return texts.nothingMeasured;
}
