import { MEAN_LEVELS, type PropagatedLevel, type VertebralLevel } from '../../src';
import type { Proposals } from '../session/sessionState';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';

/**
 * From these confidences on (see `neighbourConfidence`) a proposed level is called sure or likely.
 * Chosen here: neighbours on two spines had 0.6 or more, beyond a broken body less than 0.3.
 */
const SURE = 0.6;
const LIKELY = 0.3;

/** How sure a proposed level is, in words. */
export function sureness({ confidence }: PropagatedLevel, texts: Texts['proposals']): string {
  if (confidence >= SURE) return texts.sure;
  return confidence >= LIKELY ? texts.likely : texts.doubtful;
}

interface ProposalBarProps {
  readonly proposals: Proposals;
  /** The proposed levels that can still be taken over. */
  readonly open: readonly PropagatedLevel[];
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
}

/** Offers the neighbours of the first level, all of L1-L4 at once. */
export function ProposalBar({ proposals, open, onAccept, onDismiss }: ProposalBarProps) {
  const { proposals: texts } = useTexts();
  const levels = open
    .filter(({ level, result }) => MEAN_LEVELS.includes(level) && result.status === 'measured')
    .map(({ level }) => level);
  if (proposals.searching) {
    return (
      <p className="vbmd-muted" role="status" data-cy="vbmd-proposals-searching">
        <span className="vbmd-spinner vbmd-inline" aria-hidden="true" /> {texts.searching}
      </p>
    );
  }
  if (levels.length === 0) return null;
  return (
    <div className="vbmd-proposals" role="status" data-cy="vbmd-proposals">
      <span className="vbmd-grow">{texts.found(levels.join(', '))}</span>
      <button
        type="button"
        className="vbmd-button"
        onClick={onAccept}
        data-cy="vbmd-accept-proposals"
      >
        {texts.accept(rangeOf(levels))}
      </button>
      <button
        type="button"
        className="vbmd-icon-button"
        aria-label={texts.dismiss}
        title={texts.dismiss}
        onClick={onDismiss}
      >
        ✕
      </button>
    </div>
  );
}

/** Levels in short: `L2-L4` where they follow each other. */
function rangeOf(levels: readonly VertebralLevel[]): string {
  const first = MEAN_LEVELS.indexOf(levels[0]!);
  const isRange = levels.length > 2 && levels.every((level, n) => MEAN_LEVELS[first + n] === level);
  return isRange ? `${levels[0]}-${levels.at(-1)}` : levels.join(', ');
}
