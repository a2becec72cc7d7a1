import { useStore } from 'zustand';
import type { Reading, VertebralLevel } from '../../src';
import type { Session } from '../session/session';
import { hasUnsavedResults } from '../session/sessionState';
import type { SessionStore } from '../session/sessionStore';
import { LevelOrderWarning } from './LevelOrderWarning';
import { LevelTable } from './LevelTable';
import { MeansSection } from './MeansSection';
import { NoticeBar } from './NoticeBar';
import { SaveSection } from './SaveSection';
import { ScanSection } from './ScanSection';
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
  const { selected, history, notice, activeLevel } = state;
  return (
    <div className="vbmd-panel" data-cy="vbmd-panel">
      <style>{styleSheet}</style>
      <header className="vbmd-header">
        <h2>Vertebral BMD</h2>
        <span className="vbmd-research">Research use; not a diagnosis</span>
      </header>
      <div className="vbmd-messages" aria-live="polite">
        {notice && <NoticeBar notice={notice} onDismiss={() => session()?.dismissNotice()} />}
        {state.busy && (
          <p className="vbmd-busy" role="status" data-cy="vbmd-busy">
            <span className="vbmd-spinner" aria-hidden="true" /> {state.busy}
          </p>
        )}
      </div>
      {state.phase === 'waiting' && (
        <p className="vbmd-empty" role="status">
          <span className="vbmd-spinner" aria-hidden="true" /> Waiting for the study…
        </p>
      )}
      {state.phase === 'noSeries' && (
        <p className="vbmd-empty" role="alert" data-cy="vbmd-no-ct">
          This study holds no CT images, so there are no Hounsfield units to measure. Open a study
          with a CT of the lumbar spine.
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
              <h3 id="vbmd-levels">Levels</h3>
              <UndoButtons
                canUndo={history.past.length > 0}
                canRedo={history.future.length > 0}
                onUndo={() => session()?.undo()}
                onRedo={() => session()?.redo()}
              />
            </div>
            <p className="vbmd-hint" data-cy="vbmd-hint">
              {hint(history.present, activeLevel)}
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
function hint(reading: Reading, activeLevel: VertebralLevel | undefined): string {
  if (!activeLevel) {
    return 'L1-L4 are measured. Check the masks and the level labels on all planes.';
  }
  return reading.levels[activeLevel]?.threeDimensional
    ? `${activeLevel} is measured. With the 3D-HU tool, click in its body again to replace its mask.`
    : `With the 3D-HU tool, click in the middle of the body of ${activeLevel}, on any plane.`;
}
