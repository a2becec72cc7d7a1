import { createStore, delMany, getMany, keys, set, type UseStore } from 'idb-keyval';
import type { Reading } from '../../../src';
import type { SentObjects } from '../archive/sentObjects';

/** A reading that the archive does not have, as the browser keeps it. */
export interface Draft {
  readonly reading: Reading;
  /** What was made for the archive, perhaps sent, so that saving goes on where it broke off. */
  readonly sent: SentObjects;
  /** ISO 8601. */
  readonly keptAt: string;
  /** The reader's name, empty when not known: a draft is offered to nobody else. */
  readonly reader: string;
}

/** A draft that an earlier page left. */
export interface LeftDraft {
  readonly key: DraftKey;
  readonly draft: Draft;
}

type SeriesUids = Pick<Reading, 'studyInstanceUid' | 'seriesInstanceUid'>;

/** Drafts of readings in the browser (IndexedDB), each page's own. */
export interface DraftStore {
  /** Keeps a draft in place of what this page kept of the series before. */
  put(draft: Draft): Promise<void>;
  /** Takes out what this page kept of a series. */
  remove(series: SeriesUids): Promise<void>;
  /** What pages that are gone left of a series, the newest first. */
  left(series: SeriesUids): Promise<readonly LeftDraft[]>;
  discard(left: LeftDraft): Promise<void>;
}

/**
 * Format of the drafts, study, series, when their page was opened (ms since 1970), name of the page.
 * No name of a person; study and series by their UIDs.
 */
type DraftKey = [format: number, study: string, series: string, openedMs: number, page: string];

/** Raised whenever a reading takes another form: drafts of another form are not offered. */
const FORMAT = 1;

/**
 * How long a draft is kept, ms: two weeks. Chosen here: longer than a reader is away as a rule, and
 * no reading stays for ever on a computer that others use.
 */
const KEPT_MS = 14 * 24 * 3600 * 1000;

/** @param page Name of this page, in no other use; `openedMs` of when it was opened. */
export function createDraftStore(page: string, openedMs: number): DraftStore {
  let opened: UseStore | undefined;
  const database = (): UseStore => (opened ??= createStore('vertebral-bmd', 'drafts'));
  const keyOf = ({ studyInstanceUid, seriesInstanceUid }: SeriesUids): DraftKey => [
    FORMAT,
    studyInstanceUid,
    seriesInstanceUid,
    openedMs,
    page,
  ];
  showLife(page);

  return {
    async put(draft) {
      await set(keyOf(draft.reading), draft, database());
    },
    async remove(series) {
      await delMany([keyOf(series)], database());
    },
    async left({ studyInstanceUid, seriesInstanceUid }) {
      const living = await livingPages();
      const gone = (await keys<DraftKey>(database())).filter(
        ([, , , , other]) => other !== page && !living.has(other),
      );
      const outdated = gone.filter(([, , , since]) => since < openedMs - KEPT_MS);
      if (outdated.length > 0) await delMany(outdated, database());
      const wanted = gone.filter(
        (key) =>
          !outdated.includes(key) &&
          key[0] === FORMAT &&
          key[1] === studyInstanceUid &&
          key[2] === seriesInstanceUid,
      );
      const drafts = await getMany<Draft>(wanted, database());
      return drafts
        .flatMap((draft, index) => (draft ? [{ key: wanted[index]!, draft }] : []))
        .toSorted((a, b) => b.draft.keptAt.localeCompare(a.draft.keptAt));
    },
    async discard({ key }) {
      await delMany([key], database());
    },
  };
}

const LOCK = 'vertebral-bmd page ';

/**
 * Shows other pages of this viewer that this one lives, as long as it does: by a lock, which the
 * browser takes from a page that crashed or was closed. On plain http there are no locks; there a
 * page beside this one may be offered its draft.
 */
function showLife(page: string): void {
  const life = new Promise<void>(() => undefined);
  // Where there are no locks, or none for this page, nothing is lost but that.
  navigator.locks?.request(LOCK + page, () => life).catch(() => undefined);
}

async function livingPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)));
}
