import type { GuidedDraft } from '../../src';
import { useTexts } from '../text/useTexts';

interface GuidedStepsProps {
  readonly draft: GuidedDraft;
  readonly onRead: () => void;
  readonly onCancel: () => void;
}

/** The manual procedure: what is drawn, what is still to be drawn, and reading the mean. */
export function GuidedSteps({ draft, onRead, onCancel }: GuidedStepsProps) {
  const { guided: texts } = useTexts();
  const steps = [
    { text: texts.superior, done: draft.superior !== undefined },
    { text: texts.inferior, done: draft.inferior !== undefined },
    { text: texts.outlines, done: draft.outlines.length > 0, count: draft.outlines.length },
  ];
  return (
    <div className="vbmd-card" data-cy="vbmd-guided">
      <h4>{texts.title(draft.level)}</h4>
      <ol className="vbmd-steps">
        {steps.map(({ text, done, count }) => (
          <li key={text} className={done ? 'vbmd-muted' : ''}>
            <span role="img" aria-label={done ? texts.done : texts.toDo}>
              {done ? '✓' : '○'}
            </span>{' '}
            {text}
            {count ? ` (${texts.drawnOutlines(count)})` : ''}
          </li>
        ))}
      </ol>
      <p className="vbmd-muted">{texts.between}</p>
      <div className="vbmd-actions">
        <button
          type="button"
          className="vbmd-button"
          disabled={steps.some(({ done }) => !done)}
          onClick={onRead}
          data-cy="vbmd-guided-read"
        >
          {texts.read}
        </button>
        <button
          type="button"
          className="vbmd-quiet-button"
          onClick={onCancel}
          data-cy="vbmd-guided-cancel"
        >
          {texts.cancel}
        </button>
      </div>
    </div>
  );
}
