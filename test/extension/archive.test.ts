import { ArchiveError } from '../../extension/session/archive/archive';
import {
  listsFailedInstances,
  storeDataset,
  type StoringOptions,
} from '../../extension/session/archive/storing';
import type { Host } from '../../extension/host/host';

describe('answer of the archive to a store request', () => {
  const failed = {
    '00081198': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['1.2'] } }] },
  };

  it.each([
    ['JSON with a failed instance', JSON.stringify(failed), true],
    ['JSON with an empty list of failed instances', '{"00081198":{"vr":"SQ"}}', false],
    ['JSON without that list', '{"00081199":{"vr":"SQ","Value":[{}]}}', false],
    [
      'XML with a failed instance',
      '<NativeDicomModel><DicomAttribute tag="00081198" vr="SQ"><Item number="1"/></DicomAttribute></NativeDicomModel>',
      true,
    ],
    [
      'XML with an empty list',
      '<NativeDicomModel><DicomAttribute tag="00081198" vr="SQ"/></NativeDicomModel>',
      false,
    ],
    ['JSON with a list of such datasets', JSON.stringify([failed]), true],
    ['JSON of nothing', 'null', false],
    ['nothing', '', false],
    ['a page of a proxy', 'Bad gateway', false],
  ])('%s', (_name, response, lists) => {
    expect(listsFailedInstances({ response })).toBe(lists);
  });
});

const dataset = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4' };

/** The metadata of an instance, as an archive gives them. */
const metadataOf = (uid: string) => ({ '00080018': { vr: 'UI', Value: [uid] } });

/** A host whose archive stores as told and then answers with metadata: of the object, `found` times. */
const hostThat = (
  store: () => Promise<void>,
  found: number,
  metadata: unknown = Array.from({ length: found }, () => metadataOf(dataset.SOPInstanceUID)),
): Host =>
  ({
    servicesManager: {
      services: { userAuthenticationService: { getAuthorizationHeader: () => ({}) } },
    },
    extensionManager: {
      getActiveDataSource: () => [
        {
          store: { dicom: store },
          retrieve: {
            getWadoDicomWebClient: () => ({
              retrieveInstanceMetadata: async () => metadata,
            }),
          },
        },
      ],
    },
  }) as unknown as Host;

const options = (more: Partial<StoringOptions> = {}): StoringOptions => ({
  wasSent: false,
  signal: new AbortController().signal,
  onStep: () => undefined,
  ...more,
});

const refusedWith = (status: number) => async () => {
  throw Object.assign(new Error('request failed'), { status });
};

describe('storing an object', () => {
  it('is done when the archive lists the object', async () => {
    const host = hostThat(async () => undefined, 1);
    await expect(storeDataset(host, dataset, 'report', options())).resolves.toBeUndefined();
  });

  it('fails when the archive took the object but does not give it back', async () => {
    const host = hostThat(async () => undefined, 0);
    await expect(storeDataset(host, dataset, 'report', options())).rejects.toThrow(
      'took the report (SR) but does not give it back',
    );
  });

  it.each([
    ['another object', [metadataOf('1.2.3.5')], 'does not give it back'],
    ['a page of a proxy', '<html>Please log in</html>', 'its answer could not be read'],
    ['a list of nothing', [null], 'does not give it back'],
    ['nothing', null, 'its answer could not be read'],
  ])('fails when the archive gives %s back', async (_name, metadata, words) => {
    const host = hostThat(async () => undefined, 1, metadata);
    await expect(storeDataset(host, dataset, 'report', options())).rejects.toThrow(words);
  });

  it.each([
    [401, 'login may have expired'],
    [403, 'login may have expired'],
    [409, 'refused the data (409)'],
    [413, 'larger than it accepts (413)'],
    [500, 'a fault of its own (500)'],
    [0, 'could not be reached'],
  ])('says what a status %d means', async (status, words) => {
    const storing = storeDataset(hostThat(refusedWith(status), 0), dataset, 'masks', options());
    await expect(storing).rejects.toThrow(words);
    await expect(storing).rejects.toBeInstanceOf(ArchiveError);
    await expect(storing).rejects.toThrow('masks');
  });

  it.each([0, 502, 504])('is done when only the answer was lost (status %d)', async (status) => {
    const storing = storeDataset(hostThat(refusedWith(status), 1), dataset, 'report', options());
    await expect(storing).resolves.toBeUndefined();
  });

  it('is not done when the archive says no, whatever it holds', async () => {
    const storing = storeDataset(hostThat(refusedWith(413), 1), dataset, 'report', options());
    await expect(storing).rejects.toThrow('413');
  });

  it.each([
    [1, 0],
    [0, 1],
  ])('sends again only what the archive lacks: it holds %d, sent %d', async (found, times) => {
    const store = jest.fn(async () => undefined);
    const storing = storeDataset(
      hostThat(store, found),
      dataset,
      'masks',
      options({ wasSent: true }),
    );
    await storing.catch(() => undefined);
    expect(store).toHaveBeenCalledTimes(times);
  });

  it('can be stopped while the archive does not answer, and asks for nothing then', async () => {
    const stopping = new AbortController();
    const steps: string[] = [];
    const storing = storeDataset(
      hostThat(() => new Promise(() => undefined), 1),
      dataset,
      'masks',
      options({ signal: stopping.signal, onStep: (step) => steps.push(step) }),
    );
    stopping.abort();
    await expect(storing).rejects.toThrow('Stopped: not saved.');
    expect(steps).toEqual(['sending']);
  });

  it('gives up after two minutes without an answer, and asks then', async () => {
    jest.useFakeTimers();
    try {
      const host = hostThat(() => new Promise(() => undefined), 0);
      const storing = expect(storeDataset(host, dataset, 'masks', options())).rejects.toThrow(
        'could not be reached',
      );
      await jest.advanceTimersByTimeAsync(120_000);
      await storing;
    } finally {
      jest.useRealTimers();
    }
  });
});
