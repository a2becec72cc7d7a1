import { messageText, type PropagatedLevel } from '../../src';
import { useTexts } from '../text/useTexts';
import { formatHu } from '../text/format';
import { sureness } from './ProposalBar';

/** What was found of a level along the spine, to be taken over; or why there is nothing. */
export function ProposedValues({
  proposal,
  onAccept,
}: {
  readonly proposal: PropagatedLevel;
  readonly onAccept: () => void;
}) {
  const { proposals: texts, messages } = useTexts();
  const { level, result } = proposal;
  if (result.status === 'notMeasurable') {
    return (
      <td colSpan={3} className="vbmd-muted vbmd-reason" data-cy={`vbmd-proposed-${level}`}>
        {messageText(result.message, messages)}
      </td>
    );
  }
  const meanHu = result.measurement.threeDimensional?.statistics.meanHu;
  const sure = sureness(proposal, texts);
  return (
    <td colSpan={3} className="vbmd-muted vbmd-number" data-cy={`vbmd-proposed-${level}`}>
      {meanHu !== undefined && `${formatHu(meanHu)} HU, `}
      {sure}{' '}
      <button
        type="button"
        className="vbmd-link"
        title={texts.acceptLevel(level, sure)}
        onClick={onAccept}
        data-cy={`vbmd-accept-${level}`}
      >
        {texts.acceptOne}
      </button>
    </td>
  );
}
