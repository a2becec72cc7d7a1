import {
  MEAN_LEVELS,
  VERTEBRAL_LEVELS,
  messageText,
  type LevelReading,
  type Reading,
  type VertebralLevel,
} from '../../src';
import { cssColor } from './cssColor';
import { ExclusionSelect } from './ExclusionSelect';
import { formatHu, formatVolume } from './format';
import type { Exclusion } from '../../src';
import { useTexts } from '../text/useTexts';

interface LevelTableProps {
  readonly reading: Reading;
  readonly activeLevel: VertebralLevel | undefined;
  readonly measuring: readonly VertebralLevel[];
  readonly onActivate: (level: VertebralLevel) => void;
  readonly onExclude: (level: VertebralLevel, exclusion: Exclusion | undefined) => void;
  readonly onRemove: (level: VertebralLevel) => void;
}

/** A row a level: its values, whether it counts, and what the next click measures. */
export function LevelTable(props: LevelTableProps) {
  const { levelTable: texts } = useTexts();
  return (
    <table className="vbmd-table" data-cy="vbmd-levels">
      <thead>
        <tr>
          <th scope="col">{texts.level}</th>
          <th scope="col" className="vbmd-number" title={texts.threeDimensionalHuMeans}>
            {texts.threeDimensionalHu}
          </th>
          <th scope="col" className="vbmd-number" title={texts.threeSliceHuMeans}>
            {texts.threeSliceHu}
          </th>
          <th scope="col">{texts.counts}</th>
          <th scope="col">
            <span className="vbmd-hidden">{texts.delete}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {VERTEBRAL_LEVELS.map((level) => (
          <LevelRow key={level} level={level} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function LevelRow({
  level,
  reading,
  activeLevel,
  measuring,
  onActivate,
  onExclude,
  onRemove,
}: LevelTableProps & { readonly level: VertebralLevel }) {
  const { levelTable: texts, messages } = useTexts();
  const measured = reading.levels[level];
  const busy = measuring.includes(level);
  const inMean = MEAN_LEVELS.includes(level);
  const classes = [
    level === activeLevel ? 'vbmd-row-active' : '',
    measured?.exclusion ? 'vbmd-row-excluded' : '',
  ];
  return (
    <>
      <tr className={classes.join(' ')} data-cy={`vbmd-row-${level}`}>
        <th scope="row">
          <button
            type="button"
            className="vbmd-level"
            aria-pressed={level === activeLevel}
            onClick={() => onActivate(level)}
            title={measured ? texts.showLevel(level) : texts.nextClick(level)}
          >
            <span className="vbmd-swatch" style={{ background: cssColor(level) }} />
            {level}
          </button>
        </th>
        {busy ? (
          <td colSpan={2} className="vbmd-muted vbmd-number" role="status">
            {texts.measuring}
          </td>
        ) : (
          <Values measured={measured} next={level === activeLevel} />
        )}
        <td>
          {inMean ? (
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
      {measured?.threeDimensional?.warnings.map((warning) => (
        <tr key={messageText(warning)} className="vbmd-row-warning">
          <td colSpan={5}>
            <span aria-hidden="true">⚠</span> {messageText(warning, messages)}
          </td>
        </tr>
      ))}
    </>
  );
}

function Values({
  measured,
  next,
}: {
  readonly measured: LevelReading | undefined;
  readonly next: boolean;
}) {
  const { levelTable: texts } = useTexts();
  const statistics = measured?.threeDimensional?.statistics;
  const threeSlice = measured?.threeSlice?.hu;
  if (!statistics && !threeSlice) {
    return (
      <td colSpan={2} className="vbmd-muted vbmd-number">
        {next ? texts.clickInBody : '–'}
      </td>
    );
  }
  return (
    <>
      <td
        className="vbmd-number"
        data-cy="vbmd-3d-hu"
        title={
          statistics &&
          texts.statistics(
            statistics.voxels,
            formatVolume(statistics.volumeMm3),
            formatHu(statistics.medianHu),
          )
        }
      >
        {statistics ? (
          <>
            {formatHu(statistics.meanHu)}
            <small className="vbmd-muted"> ± {formatHu(statistics.sdHu)}</small>
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
    </>
  );
}
