interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly means?: string;
  readonly value: Choice | undefined;
  /** What stands for no choice: not known, or what the images say. */
  readonly none: string;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly onChange: (choice: Choice | undefined) => void;
  readonly name: string;
}

/** One of several, or none of them. */
export function ChoiceField<Choice extends string>({
  label,
  means,
  value,
  none,
  choices,
  onChange,
  name,
}: ChoiceFieldProps<Choice>) {
  return (
    <label className="vbmd-entry" title={means}>
      <span>{label}</span>
      <select
        className="vbmd-select"
        value={value ?? ''}
        onChange={({ target }) =>
          onChange(target.value === '' ? undefined : (target.value as Choice))
        }
        data-cy={`vbmd-patient-${name}`}
      >
        <option value="">{none}</option>
        {Object.entries<string>(choices).map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
