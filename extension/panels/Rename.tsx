import { VERTEBRAL_LEVELS, type Reading, type VertebralLevel } from '../../src';
import { useTexts } from '../text/useTexts';

interface RenameProps {
  readonly level: VertebralLevel;
  readonly reading: Reading;
  readonly onRename: (to: VertebralLevel) => void;
}

/** Gives a body another level's name; only names that are free are offered. */
export function Rename({ level, reading, onRename }: RenameProps) {
  const { details: texts } = useTexts();
  if (!reading.levels[level]) return null;
  return (
    <select
      className="vbmd-quiet-button"
      aria-label={texts.renameMeans}
      title={texts.renameMeans}
      value=""
      onChange={({ target }) => onRename(target.value as VertebralLevel)}
      data-cy="vbmd-rename"
    >
      <option value="" disabled>
        {texts.rename}
      </option>
      {VERTEBRAL_LEVELS.filter((name) => !reading.levels[name]).map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
