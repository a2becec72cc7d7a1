import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { type DemoServer, startDemoServer } from '../../../demo/server/startDemoServer';

let folder: string;
let server: DemoServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-server-'));
  for (const name of ['viewer', 'plugin']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'viewer', 'index.html'), '<!doctype html><title>viewer</title>');
  await writeFile(join(folder, 'viewer', 'app-config.js'), 'window.config = "of the package"');
  await writeFile(join(folder, 'viewer', 'codec.wasm'), 'wasm');
  await writeFile(join(folder, 'plugin', 'mode.js'), 'export default 1;');
  server = await startDemoServer({
    viewerFolder: join(folder, 'viewer'),
    pluginFolder: join(folder, 'plugin'),
    archiveFolder: join(folder, 'archive'),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string) => fetch(`${server.url}${path}`);

describe('the demo server', () => {
  test('listens on the loopback unless told otherwise', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test.each(['/', '/viewer?StudyInstanceUIDs=1.2.3', '/vertebral-bmd'])(
    'answers %s with the page of the viewer, to be checked again each time',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>viewer</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('gives the viewer a configuration with our modules and one data source', async () => {
    const response = await get('/app-config.js');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const window: { config?: Record<string, unknown> } = {};
    new Function('window', await response.text())(window);
    expect(window.config).toMatchObject({
      extensions: [`/plugins/ohif-vertebral-bmd/${version}/extension.js`],
      modes: [`/plugins/ohif-vertebral-bmd/${version}/mode.js`],
      defaultDataSourceName: 'dicomweb',
      dataSources: [
        {
          sourceName: 'dicomweb',
          configuration: { qidoRoot: '/dicomweb', wadoRoot: '/dicomweb', dicomUploadEnabled: true },
        },
      ],
    });
  });

  test('gives modules and WebAssembly the types that browsers insist on', async () => {
    const module = await get(`/plugins/ohif-vertebral-bmd/${version}/mode.js`);
    expect(module.headers.get('content-type')).toMatch(/javascript/);
    const codec = await get('/codec.wasm');
    expect(codec.headers.get('content-type')).toBe('application/wasm');
  });

  test('isolates the page from other origins', async () => {
    const { headers } = await get('/');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  test.each(['/missing.js', '/dicomweb/nothing', '/plugins/other/mode', '/../package.json'])(
    'answers 404 to %s and not with the page',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('serves the archive', async () => {
    const response = await get('/dicomweb/studies');
    expect(response.headers.get('content-type')).toBe('application/dicom+json');
    expect(await response.json()).toEqual([]);
  });

  test('refuses a foreign name for itself, so that no other page can read the archive', async () => {
    const status = await new Promise<number | undefined>((done, fail) => {
      const headers = { Host: 'archive.example' };
      const asked = request(`${server.url}/dicomweb/studies`, { headers }, (response) => {
        response.resume();
        done(response.statusCode);
      });
      asked.on('error', fail).end();
    });
    expect(status).toBe(403);
  });

  test('says that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const folders = { viewerFolder: folder, pluginFolder: folder, archiveFolder: folder };
    await expect(startDemoServer({ ...folders, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
