import type { Reading, VertebralLevel } from '../../src';
import { useTexts } from '../text/useTexts';
import { formatHu } from '../text/format';

interface LevelStatusProps {
  readonly reading: Reading;
  readonly measuring: readonly VertebralLevel[];
  readonly focusLevel: VertebralLevel | undefined;
}

/**
 * What the table shows of the level that is worked on, for those who hear it. It stands there from
 * the beginning: screen readers tell only changes of what they already know.
 */
export function LevelStatus({ reading, measuring, focusLevel }: LevelStatusProps) {
  const { levelTable: texts } = useTexts();
  const meanHu = focusLevel && reading.levels[focusLevel]?.threeDimensional?.statistics.meanHu;
  const value = meanHu === undefined ? '' : `${focusLevel}: ${formatHu(meanHu)} HU`;
  return (
    <p className="vbmd-hidden" role="status" data-cy="vbmd-level-status">
      {measuring.length > 0 ? `${measuring.join(', ')}: ${texts.measuring}` : value}
    </p>
  );
}
