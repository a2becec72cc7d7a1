import { useStore } from 'zustand';
import type { Reading, VertebralLevel } from '../../src';
import type { Session } from '../session/session';
import { DEFAULT_KEYS } from '../shortcuts';
import { hasUnsavedResults } from '../session/sessionState';
import type { SessionStore } from '../session/sessionStore';
import type { Texts } from '../text/english';
import { useTexts } from '../text/useTexts';
import { LevelOrderWarning } from './LevelOrderWarning';
import { LevelTable } from './LevelTable';
import { MeansSection } from './MeansSection';
import { NoticeBar } from './NoticeBar';
import { SaveSection } from './SaveSection';
import { ScanSection } from './ScanSection';
import { ShortcutsSection } from './ShortcutsSection';
import { UndoButtons } from './UndoButtons';
import styleSheet from './panel.css';

interface PanelProps {
  readonly store: SessionStore;
  /** The running session, or `undefined` before the mode has begun. */
  readonly session: () => Session | undefined;
}

/** The panel at the right of the viewer: it shows the state of the session and sends actions. */
export function VertebralBmdPanel({ store, session }: PanelProps) {
  const state = useStore(store);
  const texts = useTexts();
  const { selected, history, notice, activeLevel } = state;
  return (
    <div className="vbmd-panel" data-cy="vbmd-panel">
      <style>{styleSheet}</style>
      <header className="vbmd-header">
        <h2>{texts.panel.title}</h2>
        <span className="vbmd-research">{texts.panel.researchUse}</span>
      </header>
      <div className="vbmd-messages" aria-live="polite">
        {notice && <NoticeBar notice={notice} onDismiss={() => session()?.dismissNotice()} />}
        {state.busy && (
          <p className="vbmd-busy" role="status" data-cy="vbmd-busy">
            <span className="vbmd-spinner" aria-hidden="true" /> {state.busy(texts)}
          </p>
        )}
      </div>
      {state.phase === 'waiting' && (
        <p className="vbmd-empty" role="status">
          <span className="vbmd-spinner" aria-hidden="true" /> {texts.panel.waiting}
        </p>
      )}
      {state.phase === 'noSeries' && (
        <p className="vbmd-empty" role="alert" data-cy="vbmd-no-ct">
          {texts.panel.noCt}
        </p>
      )}
      {selected && (
        <ScanSection
          options={state.options}
          selected={selected}
          loading={state.loading}
          onSelect={(displaySetUid) => session()?.selectSeries(displaySetUid)}
        />
      )}
      {selected && history && (
        <>
          <section className="vbmd-section" aria-labelledby="vbmd-levels">
            <div className="vbmd-title-row">
              <h3 id="vbmd-levels">{texts.panel.levels}</h3>
              <UndoButtons
                canUndo={history.past.length > 0}
                canRedo={history.future.length > 0}
                onUndo={() => session()?.undo()}
                onRedo={() => session()?.redo()}
              />
            </div>
            <p className="vbmd-hint" data-cy="vbmd-hint">
              {hint(texts.panel, history.present, activeLevel)}
            </p>
            <LevelTable
              reading={history.present}
              activeLevel={activeLevel}
              measuring={state.measuring}
              onActivate={(level) => session()?.activateLevel(level)}
              onExclude={(level, exclusion) => session()?.exclude(level, exclusion)}
              onRemove={(level) => session()?.remove(level)}
            />
            {selected.series.status === 'readable' && (
              <LevelOrderWarning reading={history.present} geometry={selected.series.geometry} />
            )}
          </section>
          <MeansSection reading={history.present} />
          <ShortcutsSection keys={() => session()?.shortcutKeys() ?? DEFAULT_KEYS} />
          <SaveSection
            reading={history.present}
            unsaved={hasUnsavedResults(state)}
            busy={state.busy !== undefined || state.measuring.length > 0}
            storedResults={state.storedResults}
            onSave={() => session()?.save()}
            onRestore={(result) => session()?.restore(result)}
          />
        </>
      )}
    </div>
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
