import {
  startFaultyProxy,
  type Fault,
  type FaultyProxy,
  type Victim,
} from '../support/faultyProxy';
import { keepScreenshot } from '../support/browser';
import { countResults } from './countResults';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// Every failure at every request of a saving, by a proxy between the viewer and Orthanc. After each:
// the right message, nothing lost, and once the way is free again one result more, no two.

const page = (status: number, title: string): Fault => ({
  kind: 'answered',
  status,
  type: 'text/html',
  body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});
const json = (status: number, body: unknown): Fault => ({
  kind: 'answered',
  status,
  type: 'application/dicom+json',
  body: JSON.stringify(body),
});

const LOGIN_PAGE = page(200, 'Please log in');
const REFUSED_INSTANCE = json(200, {
  '00081198': {
    vr: 'SQ',
    Value: [{ '00081155': { vr: 'UI', Value: ['1.2'] }, '00081197': { vr: 'US', Value: [272] } }],
  },
});

/** A fault, and what the reader is told; nothing but "Saved." where saving gets over it. */
type Case = readonly [name: string, fault: Fault, says: RegExp];

const LOGIN = /Your login may have expired/;
const NOT_REACHED = /could not be reached/;
const OWN_FAULT = /has a fault of its own/;
const SAVED = /^.?\s*Saved\./;

/** What can befall the sending of an object (STOW-RS). */
const SENDING: readonly Case[] = [
  ['401', page(401, 'Unauthorized'), LOGIN],
  ['403', page(403, 'Forbidden'), LOGIN],
  ['409', page(409, 'Conflict'), /refused the data \(409\)/],
  ['413', page(413, 'Request Entity Too Large'), /larger than it accepts \(413\)/],
  ['500', page(500, 'Internal Server Error'), OWN_FAULT],
  ['503', page(503, 'Service Unavailable'), OWN_FAULT],
  ['504 although it is stored', { kind: 'doneBut', status: 504 }, SAVED],
  ['a refused instance in a success', REFUSED_INSTANCE, /answered, but refused the/],
  ['a login page as a success', LOGIN_PAGE, /does not give it back/],
  ['a cut connection', { kind: 'lostBefore' }, NOT_REACHED],
  ['a lost answer', { kind: 'lostAfter' }, SAVED],
  ['half of an answer', { kind: 'truncated' }, SAVED],
  ['a slow archive', { kind: 'slow', ms: 1500 }, SAVED],
  ['no answer, and the reader stops', { kind: 'hangs' }, /^.?\s*Stopped: not saved\./],
];

/** What can befall the question whether the archive has it (WADO-RS metadata). */
const ASKING: readonly Case[] = [
  ['401', page(401, 'Unauthorized'), LOGIN],
  ['403', page(403, 'Forbidden'), LOGIN],
  ['404, as of an archive that is behind', page(404, 'Not Found'), /does not give it back/],
  ['500', page(500, 'Internal Server Error'), OWN_FAULT],
  ['504', page(504, 'Gateway Timeout'), OWN_FAULT],
  ['a login page', LOGIN_PAGE, /could not be asked whether the result is stored/],
  ['a cut connection', { kind: 'lostBefore' }, NOT_REACHED],
  ['half of an answer', { kind: 'truncated' }, NOT_REACHED],
  ['a slow archive', { kind: 'slow', ms: 1500 }, SAVED],
  ['no answer, and the reader stops', { kind: 'hangs' }, /^.?\s*Stopped: not saved\./],
];

const POST: Omit<Victim, 'nth'> = { method: 'POST', path: /\/studies(\/|$)/ };
const METADATA: Omit<Victim, 'nth'> = { method: 'GET', path: /\/instances\/[\d.]+\/metadata/ };

/** The four requests of a saving, in their order. */
const REQUESTS: readonly {
  readonly request: string;
  readonly victim: Victim;
  readonly cases: readonly Case[];
}[] = [
  { request: 'sending the masks', victim: { ...POST, nth: 1 }, cases: SENDING },
  { request: 'asking for the masks', victim: { ...METADATA, nth: 1 }, cases: ASKING },
  { request: 'sending the report', victim: { ...POST, nth: 2 }, cases: SENDING },
  { request: 'asking for the report', victim: { ...METADATA, nth: 2 }, cases: ASKING },
];

jest.setTimeout(2 * STUDY_MS);

describeInViewer('saving while the network fails', { archive: 'orthanc' }, (running) => {
  let proxy: FaultyProxy;
  let study: KnownStudy;
  let opened: OpenedStudy;
  let values: Awaited<ReturnType<OpenedStudy['reading']['values']>>;

  const counts = () => countResults(running().viewer.dicomWebUrl, study);
  const named = (name: string) => opened.reading.byName(name);

  /** Something new to save: masks and report are others than the ones before. */
  let reason = 'fractured';
  const changeReading = async () => {
    reason = reason === 'fractured' ? 'infected' : 'fractured';
    await named('vbmd-exclude-L2').selectOption(reason);
    await named('vbmd-save-state').getByText('Not saved yet.').waitFor();
  };

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'saving faults');
    proxy = await startFaultyProxy(running().viewer.url);
    const viewer = { ...running().viewer, url: proxy.url };
    opened = await openStudy({ ...running(), viewer }, study);
    const { reading } = opened;
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    await reading.measure('L2', 'sagittal', study.levels[1]!.centerLps);
    values = await reading.values('L1');
  });
  afterAll(async () => {
    await opened.close();
    await proxy.close();
  });

  describe.each(REQUESTS)('$request', ({ request, victim, cases }) => {
    it.each(cases)('meets %s', async (name, fault, says) => {
      const { reading, pageErrors } = opened;
      await changeReading();
      const before = await counts();
      const befallen = proxy.breakDown(victim, fault);
      await named('vbmd-save-button').click();
      if (fault.kind === 'hangs') {
        await befallen;
        await named('vbmd-stop').click();
      }
      const notice = await reading.notice(says);
      await befallen;
      // Never the words of a page on the way.
      expect(notice).not.toMatch(/<|Gateway|log in/);
      if (request === 'sending the masks') {
        await keepScreenshot(opened.page, `fault-${name.replaceAll(/\W+/g, '-')}`);
      }
      proxy.repair();

      if (says !== SAVED) {
        expect(await reading.values('L1')).toEqual(values);
        expect(await named('vbmd-save-state').innerText()).toBe('Not saved yet.');
        await named('vbmd-save-button').click();
        await reading.notice(SAVED);
      }
      expect(await counts()).toEqual({ masks: before.masks + 1, reports: before.reports + 1 });
      expect(await named('vbmd-save-state').innerText()).toBe('Saved in the archive.');
      expect(pageErrors).toEqual([]);
    });
  });
});
