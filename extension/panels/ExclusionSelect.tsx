import {
  EXCLUSION_REASONS,
  type Exclusion,
  type ExclusionReason,
  type VertebralLevel,
} from '../../src';
import { useTexts } from '../text/useTexts';

interface ExclusionSelectProps {
  readonly level: VertebralLevel;
  readonly exclusion: Exclusion | undefined;
  readonly onChange: (exclusion: Exclusion | undefined) => void;
}

/** Whether a level counts for the means, and if not, why. */
export function ExclusionSelect({ level, exclusion, onChange }: ExclusionSelectProps) {
  const { exclusion: texts } = useTexts();
  return (
    <select
      className="vbmd-select"
      aria-label={texts.countsForMeans(level)}
      title={exclusion ? texts.reasons[exclusion.reason] : texts.countsForMeans(level)}
      value={exclusion?.reason ?? ''}
      onChange={({ target }) =>
        onChange(
          target.value
            ? { reason: target.value as ExclusionReason, note: exclusion?.note ?? '' }
            : undefined,
        )
      }
      data-cy={`vbmd-exclude-${level}`}
    >
      <option value="">{texts.yes}</option>
      <optgroup label={texts.leaveOut}>
        {EXCLUSION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {texts.reasons[reason]}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
