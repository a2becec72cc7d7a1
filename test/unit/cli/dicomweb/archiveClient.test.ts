import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createArchiveClient } from '../../../../cli/dicomweb/archiveClient';
import { measure, removeFolders, temporaryFolder } from '../measure/measureFixture';

// A server that answers as archives and what stands before them do when something is wrong.

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let requests: IncomingMessage[];
let answer: Answer;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dicom-web`;
});
beforeEach(() => {
  requests = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  removeFolders();
});

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(code, headers).end('for people');

const STUDY = '1.2.840.1';

const run = (dicomweb: string, ...more: string[]) =>
  measure([
    ...['--dicomweb', dicomweb, '--study', STUDY, '--seed-level', 'L3', '--seed', '1,2,3'],
    ...['--out', join(temporaryFolder(), 'result'), ...more],
  ]);

describe('vertebral-bmd measure --dicomweb', () => {
  test.each<[string, Answer, RegExp]>([
    ['asks for a password', status(401), /refuses access \(401\); see --authorization$/],
    ['forbids', status(403), /refuses access \(403\); see --authorization$/],
    ['does not know the study', status(404), /does not have this \(404\)$/],
    ['fails', status(500), /answered with status 500$/],
    [
      'redirects elsewhere',
      status(302, { Location: 'http://127.0.0.1:9/' }),
      /redirects to another address \(302\); give that one with --dicomweb$/,
    ],
    [
      'is a web page',
      (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
      /the answer is not what a DICOMweb archive gives$/,
    ],
    [
      'answers with an object',
      (_, response) => response.end('{}'),
      /the answer is not what a DICOMweb archive gives$/,
    ],
    [
      'hangs up',
      (request) => request.socket.destroy(),
      /the archive cannot be reached \([A-Z_]+\)$/,
    ],
    [
      'hangs up in the middle of its answer',
      (request, response) =>
        response.writeHead(200, { 'Content-Length': '1000' }).write('[', () => {
          request.socket.destroy();
        }),
      /the answer broke off \([A-Z_]+\)$/,
    ],
    ['does not answer', () => undefined, /did not answer within 0.3 s; see --timeout$/],
    [
      'knows no such study, by an empty list',
      (_, response) => response.end('[]'),
      /no CT series in this study$/,
    ],
    [
      'knows no such study, by no content',
      (_, response) => response.writeHead(204).end(),
      /no CT series in this study$/,
    ],
  ])('an archive that %s ends with exit code 2 and one line', async (_title, how, message) => {
    answer = how;
    const { code, out, err } = await run(url, '--timeout', '0.3');
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([expect.stringMatching(message)]);
    expect(err[0]).toContain(`vertebral-bmd measure: ${url}/studies/${STUDY}`);
  });

  test('an address where nothing listens', async () => {
    const gone = createServer();
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
    const { port } = gone.address() as AddressInfo;
    await new Promise((done) => gone.close(done));
    const { code, err } = await run(`http://127.0.0.1:${port}/dicom-web`);
    expect(code).toBe(2);
    expect(err).toEqual([
      expect.stringMatching(/:\d+\/dicom-web.*the archive cannot be reached \(ECONNREFUSED\)$/),
    ]);
  });

  test('a study without CT', async () => {
    const series = [{ '00080060': { vr: 'CS', Value: ['MR'] } }];
    answer = (_, response) => response.end(JSON.stringify(series));
    const { err } = await run(url);
    expect(err).toEqual([expect.stringMatching(/no CT series in this study$/)]);
  });

  test('sends the authorization, from an option, the environment or the address, and never shows it', async () => {
    answer = status(401);
    await run(url, '--authorization', 'Bearer option');
    const fromEnvironment = await measure(
      [
        ...['--dicomweb', url, '--study', STUDY, '--seed-level', 'L3', '--seed', '1,2,3'],
        ...['--out', join(temporaryFolder(), 'result')],
      ],
      { environment: { VERTEBRAL_BMD_AUTHORIZATION: 'Bearer environment' } },
    );
    const fromAddress = await run(url.replace('//', '//us%20er:secret@'));
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer option',
      'Bearer environment',
      `Basic ${Buffer.from('us er:secret').toString('base64')}`,
    ]);
    expect(fromEnvironment.err.join()).not.toContain('Bearer');
    expect(fromAddress.err.join()).not.toContain('secret');
  });
});

describe('createArchiveClient', () => {
  test('asks for instances as they are stored, below its root only', async () => {
    const type = 'multipart/related; type="application/dicom"; boundary=x';
    answer = (_, response) =>
      response.writeHead(200, { 'Content-Type': type }).end('--x\r\na: b\r\n\r\nDICM\r\n--x--');
    const client = createArchiveClient({ url: `${url}/`, timeoutSeconds: 5 });
    const bytes = await client.getInstance('/studies/1/series/2/instances/3');
    expect(Buffer.from(bytes).toString()).toBe('DICM');
    expect(requests[0]!.url).toBe('/dicom-web/studies/1/series/2/instances/3');
    expect(requests[0]!.headers.accept).toContain('transfer-syntax=*');
    expect(requests[0]!.headers.authorization).toBeUndefined();
  });
});
