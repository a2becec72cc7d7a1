import { useId, useState } from 'react';
import { useTexts } from '../../text/useTexts';

/** Longest number anybody types here (characters): `-12.345`, with room for slips. */
const MAX_LENGTH = 8;

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  /** Shown while nothing is entered. */
  readonly placeholder: string;
  /** What is wrong with the value, where it is a number. */
  readonly fault: string | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly name: string;
}

/** What stands in a field, and the value that it had when that was typed or taken over. */
interface Typed {
  readonly text: string;
  readonly value: number | undefined;
}

/**
 * A number, taken over when the field is left or by Enter. What cannot be stays as it was typed,
 * with what is wrong beside it, and counts as not known.
 */
export function NumberField({
  label,
  value,
  placeholder,
  fault,
  onChange,
  name,
}: NumberFieldProps) {
  const { patient: texts } = useTexts();
  const faultId = useId();
  // What was typed holds until the value changes by other means, as by undoing.
  const [typed, setTyped] = useState<Typed>();
  if (typed && typed.value !== value) setTyped(undefined);
  const text = typed?.text ?? (value === undefined ? '' : `${value}`);
  const isNumber = !typed || readNumber(typed.text) !== 'notNumber';
  const said = isNumber ? fault : texts.notNumber(typed.text.trim());
  const takeOver = () => {
    if (!typed) return;
    const read = readNumber(typed.text);
    const next = read === 'notNumber' ? undefined : read;
    setTyped({ text: typed.text, value: next });
    if (next !== value) onChange(next);
  };
  return (
    <>
      <label className="vbmd-entry">
        <span>{label}</span>
        <input
          type="text"
          inputMode="decimal"
          className="vbmd-select"
          maxLength={MAX_LENGTH}
          placeholder={placeholder}
          value={text}
          aria-invalid={said !== undefined}
          aria-describedby={faultId}
          onChange={({ target }) => setTyped({ text: target.value, value })}
          onBlur={takeOver}
          onKeyDown={({ key }) => {
            if (key === 'Enter') takeOver();
          }}
          data-cy={`vbmd-patient-${name}`}
        />
      </label>
      <p id={faultId} className="vbmd-small vbmd-check-refuse" role="status">
        {said && (
          <>
            <span aria-hidden="true">✕</span> {said}
          </>
        )}
      </p>
    </>
  );
}

/** A number as it is written by hand, with point or comma; nothing is `undefined`. */
export function readNumber(text: string): number | undefined | 'notNumber' {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  if (plain === '') return undefined;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : 'notNumber';
}
