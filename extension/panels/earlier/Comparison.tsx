import { followUp, levelValuesOf, METRICS, type LevelValues, type Reading } from '../../../src';
import { formatHu } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { ChangeTable, type ChangeTableProps } from './ChangeTable';

interface ComparisonProps extends Omit<ChangeTableProps, 'comparison'> {
  /** The values beside which the reading is set. */
  readonly levels: readonly LevelValues[];
  readonly reading: Reading;
  /** What is said where no level is in both. */
  readonly nothingInCommon: string;
  /** What is said of differences up to so many HU. */
  readonly leastChange: (metric: string, hu: string) => string;
}

/** Values beside those of the reading as it stands, by both metrics. */
export function Comparison({
  levels,
  reading,
  nothingInCommon,
  leastChange,
  ...table
}: ComparisonProps) {
  const { means } = useTexts();
  const now = levelValuesOf(reading);
  const comparisons = METRICS.map((metric) => followUp(metric, levels, now)).filter(
    (comparison) => comparison.levels.length > 0,
  );
  if (comparisons.length === 0) return <p className="vbmd-muted">{nothingInCommon}</p>;
  return (
    <>
      {comparisons.map((comparison) => (
        <ChangeTable key={comparison.metric} comparison={comparison} {...table} />
      ))}
      {comparisons.map(({ metric, uncertainty }) => (
        <p className="vbmd-muted" key={metric}>
          {leastChange(means.metrics[metric], formatHu(uncertainty.leastSignificantChangeHu))}
        </p>
      ))}
    </>
  );
}
