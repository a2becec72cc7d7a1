import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoServer, startDemoServer } from '../../demo/server/startDemoServer';
import { ARCHIVES, type TestArchive } from '../support/archives';
import { firstValue, getJson, getParts, store } from '../support/dicomWebClient';
import { testUid, tinyCt, tinyPixels } from '../support/tinyDicom';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-proxy-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
});
afterAll(() => rm(folder, { recursive: true }));

const startProxy = (url: string, authorization?: string): Promise<DemoServer> =>
  startDemoServer({
    viewerFolder: folder,
    pluginFolder: folder,
    dicomWeb: { url, ...(authorization && { authorization }) },
  });

describe.each(ARCHIVES)('the demo server before %s', (_name, start) => {
  let archive: TestArchive;
  let server: DemoServer;
  beforeAll(async () => {
    archive = await start();
    server = await startProxy(archive.dicomWebUrl);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await archive.stop();
  });

  test('stores, finds and retrieves through its own origin only', async () => {
    const file = tinyCt();
    const answer = await store(server.dicomWebUrl, [file]);
    expect(answer.storedUids).toEqual([testUid(1, 1, 1)]);

    const [study] = await getJson(`${server.dicomWebUrl}/studies?PatientID=TINY-1`);
    const retrieveUrl = String(firstValue(study, '00081190'));
    expect(retrieveUrl).toBe(`${server.dicomWebUrl}/studies/${testUid(1)}`);

    const [metadata] = await getJson(`${retrieveUrl}/metadata`);
    const bulkDataUri = String(metadata!['7FE00010']!.BulkDataURI);
    expect(bulkDataUri).toContain(`${server.dicomWebUrl}/studies/`);
    const [bulk] = await getParts(bulkDataUri, 'application/octet-stream');
    expect(bulk!.bytes).toEqual(Buffer.from(tinyPixels(1).buffer));

    const [whole] = await getParts(retrieveUrl, 'application/dicom');
    expect(whole!.bytes.equals(file)).toBe(true);
  });

  test('passes on what the archive answers to a wrong request', async () => {
    const { status } = await fetch(`${server.dicomWebUrl}/studies?limit=many`);
    expect(status).toBe(400);
  });
});

describe('the demo server before an archive that asks who is there', () => {
  let upstream: Server;
  let seen: IncomingHttpHeaders[];
  let server: DemoServer;
  beforeEach(async () => {
    seen = [];
    upstream = createServer((request, response) => {
      seen.push(request.headers);
      response.writeHead(request.headers.authorization ? 200 : 401, {
        'Content-Type': 'application/dicom+json',
        'WWW-Authenticate': 'Basic',
      });
      response.end('[]');
    });
    await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    await server.close();
    upstream.closeAllConnections();
    await new Promise((done) => upstream.close(done));
  });
  const upstreamUrl = (user = '') => {
    const { port } = upstream.address() as AddressInfo;
    return `http://${user}127.0.0.1:${port}/dicom-web`;
  };

  test('sends the Authorization header it was given', async () => {
    server = await startProxy(upstreamUrl(), 'Bearer secret');
    expect(await getJson(`${server.dicomWebUrl}/studies`)).toEqual([]);
    expect(seen[0]!.authorization).toBe('Bearer secret');
  });

  test('sends user and password of the URL as Basic', async () => {
    server = await startProxy(upstreamUrl('me:p%40ss@'));
    await getJson(`${server.dicomWebUrl}/studies`);
    const expected = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(seen[0]!.authorization).toBe(expected);
  });

  test('without one hands on the 401 but not the question for a password', async () => {
    server = await startProxy(upstreamUrl());
    const response = await fetch(`${server.dicomWebUrl}/studies`);
    expect(response.status).toBe(401);
    expect(response.headers.has('www-authenticate')).toBe(false);
  });

  test('keeps cookies of the viewer to itself', async () => {
    server = await startProxy(upstreamUrl(), 'Bearer secret');
    await fetch(`${server.dicomWebUrl}/studies`, { headers: { Cookie: 'session=1' } });
    expect(seen[0]!.cookie).toBeUndefined();
  });

  test('answers 50x, and stays up, when the archive is gone', async () => {
    server = await startProxy('http://127.0.0.1:1/dicom-web');
    const { status } = await fetch(`${server.dicomWebUrl}/studies`);
    expect(status).toBeGreaterThanOrEqual(500);
    expect((await fetch(`${server.url}/`)).status).toBe(200);
  });
});
