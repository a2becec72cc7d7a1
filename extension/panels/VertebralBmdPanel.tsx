import { useCallback, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { EnteredContext, LocalEvidenceResult } from '../../src';
import type { Session } from '../session/session';
import { DEFAULT_KEYS } from '../shortcuts';
import { hasUnsavedResults, visibleResults } from '../session/sessionState';
import type { SessionStore } from '../session/sessionStore';
import { useTexts } from '../text/useTexts';
import { DraftBar } from './DraftBar';
import { EarlierSection } from './earlier/EarlierSection';
import { HistorySection } from './HistorySection';
import { LayoutSwitch } from './LayoutSwitch';
import { LevelsSection } from './LevelsSection';
import { NoticeBar } from './NoticeBar';
import { RiskSection } from './risk/RiskSection';
import { ReportSection } from './ReportSection';
import { SaveSection } from './SaveSection';
import { ScanSection } from './ScanSection';
import { ShortcutsSection } from './ShortcutsSection';
import styleSheet from './panel.css';

interface PanelProps {
  readonly store: SessionStore;
  /** The running session, or `undefined` before the mode has begun. */
  readonly session: () => Session | undefined;
  /** The deployment's own cut-offs, and what is wrong with them. */
  readonly localEvidence: LocalEvidenceResult;
}

/** The panel at the right of the viewer: it shows the state of the session and sends actions. */
export function VertebralBmdPanel({ store, session, localEvidence }: PanelProps) {
  const state = useStore(store);
  const texts = useTexts();
  const shortcutKeys = useCallback(() => session()?.shortcutKeys() ?? DEFAULT_KEYS, [session]);
  const setPatient = useCallback(
    (entered: EnteredContext) => session()?.setPatient(entered),
    [session],
  );
  const setPreTest = useCallback(
    (probability: number | undefined) => session()?.setPreTest(probability),
    [session],
  );
  const findEarlier = useCallback(() => void session()?.findEarlier(), [session]);
  const { selected, history, notice } = state;
  const reading = history?.present;
  const [draft] = state.drafts;
  const results = visibleResults(state);
  // What follows from the means is drawn between the frames of a drag, not in them.
  const settled = useDeferredValue(reading);
  const isSame = settled?.seriesInstanceUid === reading?.seriesInstanceUid;
  const context = state.isDragging && isSame ? settled : reading;
  return (
    <div className="vbmd-panel" data-cy="vbmd-panel">
      <style>{styleSheet}</style>
      <header className="vbmd-header">
        <h2>{texts.panel.title}</h2>
        <span className="vbmd-research">{texts.panel.researchUse}</span>
      </header>
      {state.layout && history && (
        <LayoutSwitch layout={state.layout} onChange={(layout) => session()?.showLayout(layout)} />
      )}
      <div className="vbmd-messages" aria-live="polite">
        {notice && <NoticeBar notice={notice} onDismiss={() => session()?.dismissNotice()} />}
        {state.busy && (
          <p className="vbmd-busy" role="status" data-cy="vbmd-busy">
            <span className="vbmd-spinner" aria-hidden="true" />{' '}
            <span className="vbmd-grow">{state.busy(texts)}</span>
            {state.canStop && (
              <button
                type="button"
                className="vbmd-quiet-button"
                title={texts.notices.stopSavingMeans}
                onClick={() => session()?.stopSaving()}
                data-cy="vbmd-stop"
              >
                {texts.notices.stopSaving}
              </button>
            )}
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
      {selected && history && context && (
        <>
          {draft && (
            <DraftBar
              key={draft.draft.keptAt}
              left={draft}
              disabled={state.busy !== undefined}
              onContinue={() => void session()?.continueDraft(draft)}
              onDiscard={() => void session()?.discardDraft(draft)}
            />
          )}
          <LevelsSection state={state} session={session} />
          {selected.series.status === 'readable' && (
            <RiskSection
              key={selected.seriesInstanceUid}
              reading={context}
              series={selected.series}
              preTestProbability={state.preTestProbability}
              localEvidence={localEvidence}
              onPatient={setPatient}
              onPreTest={setPreTest}
            />
          )}
          <HistorySection
            storedResults={results}
            hiddenResults={state.storedResults.length - results.length}
            damagedResults={state.damagedResults}
            reading={history.present}
            shownReport={
              hasUnsavedResults(state) ? undefined : history.present.stored?.reportSopInstanceUid
            }
            onRestore={(result) => session()?.restore(result)}
          />
          <EarlierSection
            reading={context}
            series={selected.series}
            earlier={state.earlier}
            onFind={findEarlier}
          />
          <ReportSection
            report={() => session()?.report(localEvidence.records)}
            keyImages={async () => (await session()?.keyImages()) ?? []}
            disabled={Object.keys(history.present.levels).length === 0}
          />
          <ShortcutsSection keys={shortcutKeys} />
          <SaveSection
            reading={history.present}
            unsaved={hasUnsavedResults(state)}
            kept={!state.draftsFail}
            busy={state.busy !== undefined || state.measuring.length > 0}
            onSave={() => session()?.save()}
          />
        </>
      )}
    </div>
  );
}
