import type { ReactNode } from 'react';
import {
  messageText,
  type LevelHint,
  type LevelReading,
  type Reading,
  type ThreeDimensionalReading,
  type VertebralLevel,
} from '../../src';
import { TOOL_NAMES } from '../id';
import type { Session } from '../session/session';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';
import { ExclusionNote } from './ExclusionNote';
import { formatHu, formatVolume } from '../text/format';
import { PeelSlider } from './PeelSlider';
import { Rename } from './Rename';

interface LevelDetailsProps {
  readonly level: VertebralLevel;
  readonly reading: Reading;
  readonly hints: readonly LevelHint[];
  readonly session: Session | undefined;
  /** What belongs to the tool in hand, below the actions. */
  readonly children: ReactNode;
}

/** All about the level that is looked at: figures, warnings, and how to correct it. */
export function LevelDetails({ level, reading, hints, session, children }: LevelDetailsProps) {
  const texts = useTexts();
  const { details } = texts;
  const measured = reading.levels[level];
  const threeDimensional = measured?.threeDimensional;
  const action = (label: string, title: string, run: () => void, name: string) => (
    <button
      type="button"
      className="vbmd-quiet-button"
      title={title}
      onClick={run}
      data-cy={`vbmd-${name}`}
    >
      {label}
    </button>
  );
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-details" data-cy="vbmd-details">
      <div className="vbmd-title-row">
        <h3 id="vbmd-details">{details.title(level)}</h3>
        {threeDimensional && (
          <span className="vbmd-muted" title={details.pathMeans} data-cy="vbmd-path">
            {details.paths[threeDimensional.path]}
          </span>
        )}
      </div>
      {!measured?.threeDimensional && !measured?.threeSlice && (
        <p className="vbmd-muted">{details.notMeasured(level)}</p>
      )}
      {measured?.exclusion && (
        <ExclusionNote
          key={`note-${level}`}
          exclusion={measured.exclusion}
          onChange={(exclusion) => session?.exclude(level, exclusion)}
        />
      )}
      <Remarks threeDimensional={threeDimensional} hints={hints} />
      {threeDimensional && (
        <PeelSlider
          key={`peel-${level}`}
          peelMm={threeDimensional.peelMm}
          onChange={(mm, done) => session?.setPeel(level, mm, done)}
        />
      )}
      <div className="vbmd-actions">
        {threeDimensional && (
          <>
            {action(
              details.adjust,
              texts.toolbar[TOOL_NAMES.adjust]!.tooltip,
              () => session?.takeTool(TOOL_NAMES.adjust),
              'adjust',
            )}
            {action(
              details.brush,
              texts.toolbar[TOOL_NAMES.brush]!.tooltip,
              () => session?.takeTool(TOOL_NAMES.brush),
              'take-brush',
            )}
            {threeDimensional.painted &&
              action(details.refill, details.refillMeans, () => session?.refill(level), 'refill')}
            {action(
              details.measureAgain,
              details.measureAgainMeans,
              () => void session?.measureAgain(level),
              'measure-again',
            )}
            {action(
              details.proposeEllipses,
              details.proposeEllipsesMeans,
              () => session?.proposeEllipses(level),
              'propose-ellipses',
            )}
          </>
        )}
        <Rename level={level} reading={reading} onRename={(to) => session?.rename(level, to)} />
        {action(details.manual, details.manualMeans, () => session?.startGuided(level), 'manual')}
      </div>
      {children}
      {measured && <Figures measured={measured} texts={texts} />}
    </section>
  );
}

function Figures({ measured, texts }: { readonly measured: LevelReading; readonly texts: Texts }) {
  const { details } = texts;
  const { threeDimensional, threeSlice } = measured;
  const heights = threeDimensional?.quality?.heightMm;
  return (
    <details>
      <summary className="vbmd-link">{details.figures}</summary>
      <dl className="vbmd-figures">
        {threeDimensional && (
          <>
            <Spread threeDimensional={threeDimensional} texts={details} />
            <dt title={details.volumeMeans}>{details.volume}</dt>
            <dd>{formatVolume(threeDimensional.statistics.volumeMm3)}</dd>
          </>
        )}
        {heights && (
          <>
            <dt title={details.heightsMeans}>{details.heights}</dt>
            <dd>
              {[heights.anterior, heights.middle, heights.posterior]
                .map((mm) => mm.toFixed(0))
                .join(' / ')}{' '}
              mm
            </dd>
          </>
        )}
        {threeSlice && (
          <>
            <dt title={details.slicesMeans}>{details.slices}</dt>
            <dd>{threeSlice.hu.slices.map(({ meanHu }) => formatHu(meanHu)).join(' / ')} HU</dd>
          </>
        )}
      </dl>
    </details>
  );
}

function Spread({
  threeDimensional: { statistics },
  texts,
}: {
  readonly threeDimensional: ThreeDimensionalReading;
  readonly texts: Texts['details'];
}) {
  const { medianHu, p5Hu, p95Hu } = statistics;
  return (
    <>
      <dt>{texts.median}</dt>
      <dd>{formatHu(medianHu)} HU</dd>
      {p5Hu !== undefined && p95Hu !== undefined && (
        <>
          <dt>{texts.percentiles}</dt>
          <dd>
            {formatHu(p5Hu)} – {formatHu(p95Hu)} HU
          </dd>
        </>
      )}
    </>
  );
}

/** What the measurement itself and the comparison with the other levels warn of. */
function Remarks({
  threeDimensional,
  hints,
}: {
  readonly threeDimensional: ThreeDimensionalReading | undefined;
  readonly hints: readonly LevelHint[];
}) {
  const { messages } = useTexts();
  const remarks = [
    ...(threeDimensional?.warnings ?? []),
    ...hints.map(({ message }) => message),
  ].map((remark) => messageText(remark, messages));
  if (remarks.length === 0) return null;
  return (
    <ul className="vbmd-checks" data-cy="vbmd-warnings">
      {remarks.map((remark) => (
        <li key={remark} className="vbmd-check-warn">
          <span aria-hidden="true">⚠</span> {remark}
        </li>
      ))}
    </ul>
  );
}
