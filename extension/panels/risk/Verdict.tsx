import { messageText, verdictMessage, type Assessment, type CutOffVerdict } from '../../../src';
import { useTexts } from '../../text/useTexts';

/** A shape and a word each, so that no colour is needed. */
const SIGNS: Readonly<Record<CutOffVerdict, string>> = {
  below: '▼',
  atOrAbove: '▲',
  cannotBeTold: '◆',
};

interface VerdictProps extends Pick<Assessment, 'verdict' | 'cutOffHu' | 'uncertainty'> {
  /** Whether the patient or scan is outside the study's population: then nothing is alarming. */
  readonly isOutside: boolean;
}

/** What may be said of a mean against a cut-off; only what is clearly below stands out. */
export function Verdict({ isOutside, ...comparison }: VerdictProps) {
  const { messages, risk: texts } = useTexts();
  const isAlarming = comparison.verdict === 'below' && !isOutside;
  return (
    <p className={isAlarming ? 'vbmd-check-warn' : ''} data-cy="vbmd-side">
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
