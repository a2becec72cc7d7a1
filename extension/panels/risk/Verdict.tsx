import { messageText, verdictMessage, type Assessment, type CutOffVerdict } from '../../../src';
import { useTexts } from '../../text/useTexts';

/** A shape and a word each, so that no colour is needed. */
const SIGNS: Readonly<Record<CutOffVerdict, string>> = {
  below: '▼',
  atOrAbove: '▲',
  cannotBeTold: '◆',
};

interface VerdictProps {
  readonly comparison: Pick<Assessment, 'verdict' | 'cutOffHu' | 'uncertainty'>;
  /** Whether to mark a mean that is clearly below: not for a cut-off that may not apply. */
  readonly marksBelow?: boolean;
  /** Whether the patient or scan is outside the study's population. */
  readonly isOutside?: boolean;
}

/** What may be said of a mean against a cut-off; only what is clearly below stands out. */
export function Verdict({ comparison, marksBelow = false, isOutside = false }: VerdictProps) {
  const { messages, risk: texts } = useTexts();
  const isMarked = marksBelow && comparison.verdict === 'below';
  return (
    <p className={isMarked ? 'vbmd-check-warn' : ''} data-cy="vbmd-side">
      <span role="img" aria-label={texts.verdicts[comparison.verdict]}>
        {SIGNS[comparison.verdict]}
      </span>{' '}
      {messageText(verdictMessage(comparison), messages)}{' '}
      {isOutside && (
        <span className="vbmd-reference" title={texts.forReferenceMeans}>
          {texts.forReference}
        </span>
      )}
    </p>
  );
}
