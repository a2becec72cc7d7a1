import type { Reading, ReportValues, ScanConditions } from '../../../src';
import { storedResultLabel } from '../../session/archive/storedResultLabel';
import type { Texts } from '../../text/english';
import { useTexts } from '../../text/useTexts';
import { Comparison } from './Comparison';

interface EarlierResultProps {
  readonly result: ReportValues;
  readonly reading: Reading;
  /** How the CT was made that is read now. */
  readonly conditions: ScanConditions;
  readonly isOpen: boolean;
}

/** An earlier result, compared level by level and by its means with the reading as it stands. */
export function EarlierResult({ result, reading, conditions, isOpen }: EarlierResultProps) {
  const { earlier: words } = useTexts();
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
      <Comparison
        levels={result.levels}
        reading={reading}
        columns={{ earlier: words.then, now: words.now }}
        verdicts={words.verdicts}
        nothingInCommon={words.nothingInCommon}
        leastChange={words.leastChange}
      />
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
