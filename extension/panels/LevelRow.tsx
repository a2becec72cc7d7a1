import {
  MEAN_LEVELS,
  type Exclusion,
  type LevelHint,
  type LevelReading,
  type PropagatedLevel,
  type Reading,
  type VertebralLevel,
} from '../../src';
import { useTexts } from '../text/useTexts';
import { cssColor } from '../tools/cssColor';
import { ExclusionSelect } from './ExclusionSelect';
import { formatCubicCm, formatHu } from '../text/format';
import { ProposedValues } from './ProposedValues';

export interface LevelRowProps {
  readonly level: VertebralLevel;
  readonly reading: Reading;
  readonly activeLevel: VertebralLevel | undefined;
  readonly focusLevel: VertebralLevel | undefined;
  readonly measuring: readonly VertebralLevel[];
  readonly hints: readonly LevelHint[];
  readonly proposed: readonly PropagatedLevel[];
  readonly onActivate: (level: VertebralLevel) => void;
  readonly onAccept: (level: VertebralLevel) => void;
  readonly onExclude: (level: VertebralLevel, exclusion: Exclusion | undefined) => void;
  readonly onRemove: (level: VertebralLevel) => void;
}

/** A level: its two values, its volume, whether it counts, and how many remarks there are. */
export function LevelRow(props: LevelRowProps) {
  const { level, reading, activeLevel, focusLevel, onExclude, onRemove } = props;
  const { levelTable: texts } = useTexts();
  const measured = reading.levels[level];
  const classes = [
    level === activeLevel ? 'vbmd-row-active' : '',
    level === focusLevel ? 'vbmd-row-focus' : '',
    measured?.exclusion ? 'vbmd-row-excluded' : '',
  ];
  return (
    <tr className={classes.join(' ')} data-cy={`vbmd-row-${level}`}>
      <th scope="row">
        <LevelButton {...props} />
      </th>
      <Values {...props} />
      <td>
        {MEAN_LEVELS.includes(level) ? (
          <ExclusionSelect
            level={level}
            exclusion={measured?.exclusion}
            onChange={(exclusion) => onExclude(level, exclusion)}
          />
        ) : (
          <span className="vbmd-muted" title={texts.notInMeanMeans}>
            {texts.notInMean}
          </span>
        )}
      </td>
      <td>
        {measured && (
          <button
            type="button"
            className="vbmd-icon-button"
            aria-label={texts.deleteLevel(level)}
            title={texts.deleteMeasurement(level)}
            onClick={() => onRemove(level)}
            data-cy={`vbmd-delete-${level}`}
          >
            ✕
          </button>
        )}
      </td>
    </tr>
  );
}

/** The level's name and colour; it brings the planes there, and the next click measures it. */
function LevelButton({ level, reading, activeLevel, hints, onActivate }: LevelRowProps) {
  const { levelTable: texts } = useTexts();
  const measured = reading.levels[level];
  const remarks =
    (measured?.threeDimensional?.warnings.length ?? 0) +
    hints.filter((hint) => hint.level === level).length;
  return (
    <button
      type="button"
      className="vbmd-level"
      data-cy={`vbmd-level-${level}`}
      aria-pressed={level === activeLevel}
      onClick={() => onActivate(level)}
      title={measured ? texts.showLevel(level) : texts.nextClick(level)}
    >
      <span className="vbmd-swatch" style={{ background: cssColor(level) }} />
      {level}
      {remarks > 0 && (
        <span
          className="vbmd-check-warn"
          role="img"
          aria-label={texts.remarks(remarks)}
          title={texts.remarks(remarks)}
          data-cy={`vbmd-remarks-${level}`}
        >
          ⚠
        </span>
      )}
    </button>
  );
}

function Values(props: LevelRowProps) {
  const { level, reading, activeLevel, measuring, proposed, onAccept } = props;
  const { levelTable: texts } = useTexts();
  const measured = reading.levels[level];
  const proposal = proposed.find((each) => each.level === level);
  if (measuring.includes(level)) {
    return (
      <td colSpan={3} className="vbmd-muted vbmd-number">
        <span className="vbmd-spinner vbmd-inline" aria-hidden="true" /> {texts.measuring}
      </td>
    );
  }
  if (measured?.threeDimensional || measured?.threeSlice) return <Measured measured={measured} />;
  if (proposal) return <ProposedValues proposal={proposal} onAccept={() => onAccept(level)} />;
  return (
    <td colSpan={3} className="vbmd-muted vbmd-number">
      {level === activeLevel ? texts.clickInBody : '–'}
    </td>
  );
}

function Measured({ measured }: { readonly measured: LevelReading }) {
  const { levelTable: texts } = useTexts();
  const statistics = measured.threeDimensional?.statistics;
  const threeSlice = measured.threeSlice?.hu;
  return (
    <>
      <td className="vbmd-number" data-cy="vbmd-3d-hu" title={texts.threeDimensionalHuMeans}>
        {statistics ? (
          <>
            {formatHu(statistics.meanHu)}
            <small className="vbmd-muted vbmd-where-roomy"> ± {formatHu(statistics.sdHu)}</small>
          </>
        ) : (
          '–'
        )}
      </td>
      <td
        className="vbmd-number"
        data-cy="vbmd-three-slice-hu"
        title={threeSlice?.slices
          .map(({ position, meanHu }) => `${texts.positions[position]} ${formatHu(meanHu)} HU`)
          .join(', ')}
      >
        {threeSlice ? formatHu(threeSlice.meanHu) : '–'}
      </td>
      <td className="vbmd-number vbmd-where-wide" title={texts.volumeMeans}>
        <span>{statistics ? formatCubicCm(statistics.volumeMm3) : '–'}</span>
      </td>
    </>
  );
}
