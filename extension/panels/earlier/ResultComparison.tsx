import { followUp, levelValuesOf, METRICS, type Reading } from '../../../src';
import type { StoredResult } from '../../session/sessionState';
import { formatHu } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { ChangeTable } from './ChangeTable';

/** A stored result of the same series, of whatever reader, beside the reading as it stands. */
export function ResultComparison({
  result,
  reading,
}: {
  readonly result: StoredResult;
  readonly reading: Reading;
}) {
  const { earlier: words, means } = useTexts();
  const comparisons = METRICS.map((metric) =>
    followUp(metric, result.levels, levelValuesOf(reading)),
  ).filter(({ levels }) => levels.length > 0);
  return (
    <div className="vbmd-comparison" data-cy="vbmd-comparison">
      {comparisons.length === 0 && <p className="vbmd-muted">{words.noLevelInBoth}</p>}
      {comparisons.map((comparison) => (
        <ChangeTable
          key={comparison.metric}
          comparison={comparison}
          columns={{ earlier: words.storedResult, now: words.thisReading }}
          verdicts={words.differences}
        />
      ))}
      {comparisons.map(({ metric, uncertainty }) => (
        <p className="vbmd-muted" key={metric}>
          {words.leastDifference(
            means.metrics[metric],
            formatHu(uncertainty.leastSignificantChangeHu),
          )}
        </p>
      ))}
    </div>
  );
}
