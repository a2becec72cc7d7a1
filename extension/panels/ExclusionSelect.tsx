import {
  EXCLUSION_REASONS,
  type Exclusion,
  type ExclusionReason,
  type VertebralLevel,
} from '../../src';

/** The reasons in the words of a report. */
const REASON_TEXTS: Readonly<Record<ExclusionReason, string>> = {
  fractured: 'fractured',
  cemented: 'cemented',
  instrumented: 'instrumented',
  haemangioma: 'haemangioma',
  metastasisOrBoneIsland: 'metastasis or bone island',
  scleroticOrDegenerative: 'sclerotic or degenerative',
  infected: 'infected',
  notFullyCovered: 'not fully covered',
  other: 'other reason',
};

interface ExclusionSelectProps {
  readonly level: VertebralLevel;
  readonly exclusion: Exclusion | undefined;
  readonly onChange: (exclusion: Exclusion | undefined) => void;
}

/** Whether a level counts for the means, and if not, why. */
export function ExclusionSelect({ level, exclusion, onChange }: ExclusionSelectProps) {
  return (
    <select
      className="vbmd-select"
      aria-label={`${level} counts for the means`}
      value={exclusion?.reason ?? ''}
      onChange={({ target }) =>
        onChange(target.value ? { reason: target.value as ExclusionReason, note: '' } : undefined)
      }
      data-cy={`vbmd-exclude-${level}`}
    >
      <option value="">yes</option>
      <optgroup label="No, leave it out:">
        {EXCLUSION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {REASON_TEXTS[reason]}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
