import { deserialize, serialize } from 'node:v8';
import 'fake-indexeddb/auto';
import { keepDrafts } from '../../extension/session/drafts/draftKeeping';
import { createDraftOffer } from '../../extension/session/drafts/draftOffer';
import { createDraftStore, type Draft } from '../../extension/session/drafts/draftStore';
import { rememberSent, sentObjectsOf } from '../../extension/session/archive/sentObjects';
import { patchState } from '../../extension/session/sessionStore';
import { record, withExclusion, withPatient, type Reading } from '../../src';
import { fakeSession } from './fakeSession';

// jsdom has none; the browser's own is used in test/browser/drafts.test.ts.
globalThis.structuredClone ??= (value) => deserialize(serialize(value)) as never;

const NOW = Date.UTC(2026, 10, 25);
const DAY = 24 * 3600 * 1000;
let pages = 0;
const newPage = (openedMs = NOW) => createDraftStore(`page ${pages++}`, openedMs);
let series = 0;

/** A reading of a series of its own. */
const readingOf = (seriesInstanceUid = `2.25.${++series}`): Reading => ({
  studyInstanceUid: '2.25.1',
  seriesInstanceUid,
  peelMm: 3,
  levels: {},
});
const draftOf = (reading: Reading, more: Partial<Draft> = {}): Draft => ({
  reading,
  sent: {},
  keptAt: '2026-11-25T10:00:00.000Z',
  reader: '',
  ...more,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('drafts of a series', () => {
  it('are found by another page, the newest first, and not by the page that wrote them', async () => {
    const [first, second, third] = [newPage(), newPage(), newPage()];
    const reading = readingOf();
    await first.put(draftOf(reading, { keptAt: '2026-11-25T09:00:00.000Z' }));
    await second.put(draftOf(reading, { keptAt: '2026-11-25T11:00:00.000Z' }));
    const found = await third.left(reading);
    expect(found.map(({ draft }) => draft.keptAt.slice(11, 13))).toEqual(['11', '09']);
    expect(await second.left(reading)).toHaveLength(1);
    expect(await third.left(readingOf())).toEqual([]);
    await third.discard(found[0]!);
    expect(await third.left(reading)).toHaveLength(1);
  });

  it('hold masks as they were', async () => {
    const bits = new Uint8Array([0, 1, 1, 0]);
    const reading = { ...readingOf(), levels: { L1: { cancellous: { bits } } } };
    await newPage().put(draftOf(reading as unknown as Reading));
    const [left] = await newPage().left(reading);
    expect(left!.draft.reading).toEqual(reading);
  });

  it('are thrown away two weeks after their page was opened', async () => {
    const reading = readingOf();
    await newPage(NOW - 15 * DAY).put(draftOf(reading));
    await newPage(NOW - 13 * DAY).put(draftOf(reading, { keptAt: 'kept' }));
    const found = await newPage().left(reading);
    expect(found.map(({ draft }) => draft.keptAt)).toEqual(['kept']);
    // Gone, not only passed over.
    expect(await newPage(NOW - 15 * DAY).left(reading)).toHaveLength(1);
  });
});

/** A session whose reading is written to a page's drafts. */
function keepingSession(page = newPage()) {
  const session = fakeSession(() => {
    throw new Error('not measured here');
  });
  const { host, store } = session.context;
  (host.servicesManager.services as unknown as Record<string, unknown>)[
    'userAuthenticationService'
  ] = { getUser: () => ({ name: 'Reader A' }) };
  const seriesInstanceUid = `2.25.${++series}`;
  const reading = readingOf(seriesInstanceUid);
  Object.assign(session.context.openSeries()!.series, { seriesInstanceUid });
  patchState(store, { history: { past: [], present: reading, future: [] } });
  const keeping = keepDrafts({ host, store }, page);
  const exclude = (from: Reading) =>
    withExclusion(from, 'L2', { reason: 'fractured', note: '' }, '2.25.99');
  const change = () =>
    patchState(store, {
      history: record(store.getState().history!, exclude(store.getState().history!.present)),
    });
  return { ...session, page, keeping, reading, change };
}

describe('keeping drafts', () => {
  it('keeps each change until the archive has the reading', async () => {
    const { store, reading, change } = keepingSession();
    const other = newPage();
    change();
    await settled();
    const [left] = await other.left(reading);
    expect(left!.draft.reading.levels.L2?.exclusion?.reason).toBe('fractured');
    expect(left!.draft.reader).toBe('Reader A');
    patchState(store, { archived: store.getState().history!.present });
    await settled();
    expect(await other.left(reading)).toEqual([]);
  });

  it('keeps what was made for the archive with it', async () => {
    const { keeping, reading, store, change } = keepingSession();
    change();
    const present = store.getState().history!.present;
    rememberSent(present, { masks: { SOPInstanceUID: '2.25.5' } });
    await keeping.keep(present);
    const [left] = await newPage().left(reading);
    expect(left!.draft.sent.masks).toEqual({ SOPInstanceUID: '2.25.5' });
  });

  it('writes nothing while something is dragged, and does when it ends', async () => {
    const { reading, store, change } = keepingSession();
    patchState(store, { isDragging: true });
    change();
    await settled();
    expect(await newPage().left(reading)).toEqual([]);
    patchState(store, { isDragging: false });
    await settled();
    expect(await newPage().left(reading)).toHaveLength(1);
  });

  it('tells where the browser keeps nothing', async () => {
    const page = { ...newPage(), put: () => Promise.reject(new Error('QuotaExceededError')) };
    const { store, change } = keepingSession(page);
    change();
    await settled();
    expect(store.getState().draftsFail).toBe(true);
  });
});

describe('offering drafts', () => {
  const offering = () => {
    const session = keepingSession();
    const { context, page, keeping, store } = session;
    const offer = createDraftOffer(context, page, keeping);
    const open = () =>
      patchState(store, { selected: { displaySetInstanceUid: `set ${++series}` } as never });
    return { ...session, offer, open };
  };
  const left = async (reading: Reading, more: Partial<Draft> = {}) => {
    const excluded = withExclusion(reading, 'L3', { reason: 'infected', note: '' }, '2.25.98');
    await newPage().put(draftOf(excluded, { reader: 'Reader A', ...more }));
    return excluded;
  };

  it("offers the reader's own, and nobody else's", async () => {
    const { reading, open, store } = offering();
    await left(reading);
    await left(reading, { reader: 'Reader B' });
    open();
    await settled();
    expect(store.getState().drafts.map(({ draft }) => draft.reader)).toEqual(['Reader A']);
  });

  it('goes on with one as one undo step, under the UIDs that were sent', async () => {
    const { reading, open, store, offer } = offering();
    const draft = await left(reading, { sent: { masks: { SOPInstanceUID: '2.25.7' } } });
    open();
    await settled();
    await offer.continueDraft(store.getState().drafts[0]!);
    const { history, drafts } = store.getState();
    expect(history!.present).toEqual(draft);
    expect(history!.past).toEqual([reading]);
    expect(drafts).toEqual([]);
    expect(sentObjectsOf(history!.present).masks).toEqual({ SOPInstanceUID: '2.25.7' });
    // It is this page's now, and no other's.
    expect(await newPage().left(reading)).toHaveLength(1);
  });

  it('keeps the old one where this browser takes no new one', async () => {
    const { reading, open, store, offer, page } = offering();
    await left(reading);
    open();
    await settled();
    Object.assign(page, { put: () => Promise.reject(new Error('QuotaExceededError')) });
    await offer.continueDraft(store.getState().drafts[0]!);
    expect(await newPage().left(reading)).toHaveLength(1);
  });

  it('throws away one that was saved before its page went', async () => {
    const { reading, open, store } = offering();
    const dataset = { SOPInstanceUID: '2.25.8' };
    await left(reading, { sent: { report: { dataset, now: new Date(NOW) } } });
    open();
    await settled();
    expect(store.getState().drafts).toHaveLength(1);
    patchState(store, {
      storedResults: [{ stored: { reportSopInstanceUid: '2.25.8' }, label: '' } as never],
    });
    await settled();
    expect(store.getState().drafts).toEqual([]);
    expect(await newPage().left(reading)).toEqual([]);
  });
});

it('a note that is entered of the patient is kept, too', async () => {
  const { store, reading } = keepingSession();
  patchState(store, { archived: reading });
  patchState(store, {
    history: record(store.getState().history!, withPatient(reading, { dxaTScore: -2.5 })),
  });
  await settled();
  const [kept] = await newPage().left(reading);
  expect(kept!.draft.reading.patient).toEqual({ dxaTScore: -2.5 });
});
