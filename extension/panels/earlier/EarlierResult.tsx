import {
  followUp,
  levelValuesOf,
  METRICS,
  type Reading,
  type ReportValues,
  type ScanConditions,
} from '../../../src';
import { storedResultLabel } from '../../session/archive/storedResultLabel';
import type { Texts } from '../../text/english';
import { formatHu } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { ChangeTable } from './ChangeTable';

interface EarlierResultProps {
  readonly result: ReportValues;
  readonly reading: Reading;
  /** How the CT was made that is read now. */
  readonly conditions: ScanConditions;
  readonly isOpen: boolean;
}

/** An earlier result, compared level by level and by its means with the reading as it stands. */
export function EarlierResult({ result, reading, conditions, isOpen }: EarlierResultProps) {
  const { earlier: words, means } = useTexts();
  const now = levelValuesOf(reading);
  const comparisons = METRICS.map((metric) => followUp(metric, result.levels, now)).filter(
    ({ levels }) => levels.length > 0,
  );
  return (
    <details open={isOpen} data-cy="vbmd-earlier-result">
      <summary>
        {words.scanOf(result.studyDate ?? words.unknownDate)}{' '}
        <span className="vbmd-muted">{words.savedBy(storedResultLabel(result.stored))}</span>
      </summary>
      {caveatsOf(result, conditions, words).map((caveat) => (
        <p className="vbmd-check-warn" key={caveat}>
          {caveat}
        </p>
      ))}
      {comparisons.length === 0 && <p className="vbmd-muted">{words.nothingInCommon}</p>}
      {comparisons.map((comparison) => (
        <ChangeTable
          key={comparison.metric}
          comparison={comparison}
          columns={{ earlier: words.then, now: words.now }}
          verdicts={words.verdicts}
        />
      ))}
      {comparisons.map(({ metric, uncertainty }) => (
        <p className="vbmd-muted" key={metric}>
          {words.leastChange(means.metrics[metric], formatHu(uncertainty.leastSignificantChangeHu))}
        </p>
      ))}
    </details>
  );
}

/** What of the two scans keeps their HU from being compared (tube voltage, contrast). */
function caveatsOf(
  { kvp: then, contrast }: ReportValues,
  { kvp: now, contrast: contrastNow }: ScanConditions,
  words: Texts['earlier'],
): readonly string[] {
  const isKnown = then !== undefined && now !== undefined;
  const voltage = isKnown && then !== now ? [words.otherVoltage(then, now)] : [];
  const unknown = isKnown ? [] : [words.voltageUnknown];
  const isPlain = contrast === 'no contrast' && contrastNow === 'none';
  return [
    ...voltage,
    ...unknown,
    ...(contrast !== undefined && !isPlain ? [words.contrastMayDiffer(contrast)] : []),
  ];
}
