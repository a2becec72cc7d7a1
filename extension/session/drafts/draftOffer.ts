import { levelsOf, nextLevelToMeasure, readUid, record } from '../../../src';
import { rememberSent } from '../archive/sentObjects';
import { storedResultLabel } from '../archive/storedResultLabel';
import { checkRestored } from '../archive/restoring';
import { readerName } from '../readerName';
import type { SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import type { DraftKeeping } from './draftKeeping';
import type { DraftStore, LeftDraft } from './draftStore';

/** What can be done with a draft that an earlier page left. */
export interface DraftActions {
  /** Goes on with it: it becomes the reading, with what was there before one undo step away. */
  continueDraft(left: LeftDraft): Promise<void>;
  /** Throws it away. */
  discardDraft(left: LeftDraft): Promise<void>;
}

export interface DraftOffer extends DraftActions {
  dispose(): void;
}

/** Offers the reader's own drafts of the series that is opened, after a crash or a closed page. */
export function createDraftOffer(
  context: SessionContext,
  drafts: DraftStore,
  keeping: DraftKeeping,
): DraftOffer {
  const { store, host } = context;

  const look = async () => {
    const open = context.openSeries();
    patchState(store, { drafts: [] });
    if (!open) return;
    // A browser that keeps no drafts has none to offer.
    const left = await drafts.left(open.series).catch(() => []);
    if (open.signal.aborted) return;
    const own = left.filter(({ draft }) => draft.reader === readerName(host));
    patchState(store, { drafts: own });
    dropSaved();
  };
  /** A page may have gone between the storing of its result and the end of its draft. */
  const dropSaved = () => {
    const { drafts: offered, storedResults } = store.getState();
    const stored = new Set(storedResults.map((result) => result.stored.reportSopInstanceUid));
    const isSaved = ({ draft }: LeftDraft) => {
      const { report } = draft.sent;
      return report !== undefined && stored.has(readUid(report.dataset, 'SOPInstanceUID') ?? '');
    };
    const saved = offered.filter(isSaved);
    if (saved.length === 0) return;
    patchState(store, { drafts: offered.filter((left) => !isSaved(left)) });
    for (const left of saved) void drafts.discard(left).catch(() => undefined);
  };
  const takeOut = (left: LeftDraft) =>
    patchState(store, { drafts: store.getState().drafts.filter((each) => each !== left) });

  const unsubscribe = store.subscribe((state, before) => {
    if (state.selected?.displaySetInstanceUid !== before.selected?.displaySetInstanceUid) {
      void look();
    } else if (state.storedResults !== before.storedResults) {
      dropSaved();
    }
  });
  return {
    async continueDraft(left) {
      const open = context.openSeries();
      const { history } = store.getState();
      if (!open || !history) return;
      const { reading, sent } = left.draft;
      rememberSent(reading, sent);
      takeOut(left);
      patchState(store, {
        history: record(history, reading),
        activeLevel: nextLevelToMeasure(reading),
      });
      void checkRestored(context, open, reading);
      // Only when this page keeps it itself is the old one no longer needed.
      await keeping.keep(reading);
      if (!store.getState().draftsFail) await drafts.discard(left).catch(() => undefined);
    },
    async discardDraft(left) {
      takeOut(left);
      await drafts.discard(left).catch(() => undefined);
    },
    dispose: unsubscribe,
  };
}

/** When a draft was kept and by whom, for people, and its levels. */
export const draftLabel = ({ draft }: LeftDraft): string =>
  storedResultLabel({ storedAt: draft.keptAt, reader: draft.reader });

export const draftLevels = ({ draft }: LeftDraft): string =>
  levelsOf(draft.reading)
    .map(({ level }) => level)
    .join(', ');
