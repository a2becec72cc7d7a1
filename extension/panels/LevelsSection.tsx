import { neighbourHints, type Reading, type VertebralLevel } from '../../src';
import { TOOL_NAMES } from '../id';
import type { Session } from '../session/session';
import { openProposals, type SessionState } from '../session/sessionState';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';
import { BrushOptions } from './BrushOptions';
import { GuidedSteps } from './GuidedSteps';
import { LabelTools } from './LabelTools';
import { LevelDetails } from './LevelDetails';
import { LevelOrderWarning } from './LevelOrderWarning';
import { LevelStatus } from './LevelStatus';
import { LevelTable } from './LevelTable';
import { ProposalBar } from './ProposalBar';
import { UndoButtons } from './UndoButtons';

interface LevelsSectionProps {
  readonly state: SessionState;
  readonly session: () => Session | undefined;
}

/** The levels: their values, what is offered, and the details of the one that is looked at. */
export function LevelsSection({ state, session }: LevelsSectionProps) {
  const { panel: texts } = useTexts();
  const { history, proposals, activeLevel, focusLevel, selected } = state;
  if (!history) return null;
  const reading = history.present;
  const proposed = openProposals(state);
  const hints = neighbourHints(reading);
  return (
    <>
      {reading.guided && (
        <GuidedSteps
          draft={reading.guided}
          onRead={() => session()?.readGuided()}
          onCancel={() => session()?.cancelGuided()}
        />
      )}
      <section className="vbmd-section" aria-labelledby="vbmd-levels">
        <div className="vbmd-title-row">
          <h3 id="vbmd-levels">{texts.levels}</h3>
          <UndoButtons
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            onUndo={() => session()?.undo()}
            onRedo={() => session()?.redo()}
          />
        </div>
        {!reading.guided && (
          <p className="vbmd-hint" data-cy="vbmd-hint">
            {hint(texts, reading, activeLevel)}
          </p>
        )}
        <LevelStatus reading={reading} measuring={state.measuring} focusLevel={focusLevel} />
        {proposals && (
          <ProposalBar
            proposals={proposals}
            open={proposed}
            onAccept={() => session()?.acceptProposals()}
            onDismiss={() => session()?.dismissProposals()}
          />
        )}
        <LevelTable
          reading={reading}
          activeLevel={activeLevel}
          focusLevel={focusLevel}
          measuring={state.measuring}
          hints={hints}
          proposed={proposed}
          onActivate={(level) => session()?.activateLevel(level)}
          onAccept={(level) => session()?.acceptProposals(level)}
          onExclude={(level, exclusion) => session()?.exclude(level, exclusion)}
          onRemove={(level) => session()?.remove(level)}
        />
        {selected?.series.status === 'readable' && (
          <LevelOrderWarning reading={reading} geometry={selected.series.geometry} />
        )}
        <LabelTools reading={reading} session={session()} />
      </section>
      {focusLevel && (
        <LevelDetails
          level={focusLevel}
          reading={reading}
          hints={hints.filter(({ level }) => level === focusLevel)}
          session={session()}
        >
          {state.toolInHand === TOOL_NAMES.brush && (
            <BrushOptions
              brush={state.brush}
              onSize={(steps) => session()?.changeBrushSize(steps)}
              onErase={(isEraser) => session()?.setEraser(isEraser)}
            />
          )}
        </LevelDetails>
      )}
    </>
  );
}

/** What the next click does. */
function hint(
  texts: Texts['panel'],
  reading: Reading,
  activeLevel: VertebralLevel | undefined,
): string {
  if (!activeLevel) return texts.allMeasured;
  return reading.levels[activeLevel]?.threeDimensional
    ? texts.clickAgain(activeLevel)
    : texts.clickIn(activeLevel);
}
