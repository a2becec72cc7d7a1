import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { pluginUrls } from '../../cli/install/installPlugin';
import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import { version } from '../../package.json';
import { freePort } from '../support/freePort';
import { DEPLOY_FOLDER, hasNginx, startNginx } from '../support/nginx';
import { makeCertificate } from '../support/siteFiles';

// The files for administrators that cannot be run here as a whole: each as far as a program reads it.

const read = (path: string) => readFileSync(join(DEPLOY_FOLDER, path), 'utf8');

/** What a viewer's configuration script puts on `window`. */
function configOf(script: string): Readonly<Record<string, unknown>> {
  const window: { config?: Readonly<Record<string, unknown>> } = {};
  runInNewContext(script, { window });
  return JSON.parse(JSON.stringify(window.config));
}

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly image: string;
        readonly ports?: readonly unknown[];
        readonly volumes?: readonly string[];
      }
    >
  >;
}

const COMPOSE_FILE = join(DEPLOY_FOLDER, 'docker', 'compose.yaml');

/** Docker's own reading of the file, by whichever of its two programs there is. */
function readCompose(): Compose | undefined {
  for (const [program, ...args] of [['docker-compose'], ['docker', 'compose']]) {
    const { status, stdout, stderr } = spawnSync(
      program!,
      [...args, '--file', COMPOSE_FILE, 'config'],
      { encoding: 'utf8' },
    );
    if (status === 0) return parse(stdout) as Compose;
    if (status !== null && !/is not a docker command|unknown command/.test(stderr)) {
      throw new Error(`${program} refuses the file:\n${stderr}`);
    }
  }
  return undefined;
}

describe('the containers', () => {
  const composed = readCompose();
  if (!composed) {
    const line = 'docker-compose is not installed: apt-get install docker-compose';
    if (process.env['REQUIRE_ALL']) throw new Error(line);
    console.warn(`Skipped: ${line}; the file is read as YAML only`);
  }
  const { services } = composed ?? (parse(readFileSync(COMPOSE_FILE, 'utf8')) as Compose);

  (composed ? test : test.skip)(
    `are accepted by Docker's own program${composed ? '' : ' (skipped: docker-compose is absent)'}`,
    () => {
      expect(Object.keys(services).sort()).toEqual(['orthanc', 'proxy', 'viewer']);
    },
  );

  test('are pinned, and only the one that asks for a login is reached from outside', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    for (const { image } of Object.values(services)) expect(image).toMatch(/:v?\d+\.\d+/);
    expect(services['viewer']!.image).toBe(`ohif/app:v${DEFAULT_VIEWER_VERSION}`);
  });

  test('are given files that are there, or that the document says how to make', () => {
    const document = readFileSync(join(DEPLOY_FOLDER, '../docs/deployment/docker.md'), 'utf8');
    const sources = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .map((volume) => volume.split(':')[0]!)
      .filter((source) => /^[./]/.test(source))
      .map((source) =>
        source.startsWith('/') ? relative(join(DEPLOY_FOLDER, 'docker'), source) : source,
      );
    expect(sources.length).toBeGreaterThanOrEqual(6);
    for (const source of sources) {
      const isThere = existsSync(join(DEPLOY_FOLDER, 'docker', source));
      const made = source.replace(/^\.\//, '');
      expect([source, isThere || document.includes(made)]).toEqual([source, true]);
    }
  });

  test('name each other as the configuration of nginx does', () => {
    const upstreams = [...read('docker/proxy.conf').matchAll(/^ {4}server ([\w-]+):/gm)];
    expect(upstreams.map(([, name]) => name).sort()).toEqual(['orthanc', 'viewer']);
    expect(JSON.parse(read('docker/orthanc.json'))).toMatchObject({
      AuthenticationEnabled: true,
      DicomWeb: { Enable: true, Root: '/dicom-web/' },
    });
  });
});

describe("the viewer in Orthanc's plugin", () => {
  test('is configured by an object with this version, to which the plugin can add', () => {
    // What the plugin appends to the file, shortened.
    const appended =
      "\nwindow.config.routerBasename = '/ohif/';\nwindow.config.dataSources = [];\nwindow.config.defaultDataSourceName = 'dicomweb';";
    const urls = pluginUrls('/', version);
    expect(configOf(read('orthanc-ohif/ohif-user.js') + appended)).toMatchObject({
      extensions: [urls.extensions],
      modes: [urls.modes],
      routerBasename: '/ohif/',
      dataSources: [],
    });
  });

  (hasNginx() ? test : test.skip)(
    `has a server before it that nginx accepts${hasNginx() ? '' : ' (skipped: nginx is absent)'}`,
    async () => {
      const [certificate, port] = [makeCertificate(), await freePort()];
      const nginx = await startNginx({
        site: 'orthanc-ohif/ohif.conf',
        inPlaceOf: {
          'listen 443 ': `listen 127.0.0.1:${port} `,
          'listen [::]:443 ssl http2;': '',
          '/etc/ssl/certs/viewer.example.org.pem': join(certificate.folder, 'viewer.pem'),
          '/etc/ssl/private/viewer.example.org.key': join(certificate.folder, 'viewer.key'),
        },
        port,
      });
      await nginx.stop();
      certificate.remove();
    },
  );
});

test("the shipped configuration of the viewer is OHIF's own, with one archive at the same origin", () => {
  const { extensions, modes, dataSources } = configOf(read('app-config.js'));
  expect([extensions, modes]).toEqual([[], []]);
  const [{ configuration }] = dataSources as { configuration: Record<string, unknown> }[];
  expect(configuration).toMatchObject({
    qidoRoot: '/dicom-web',
    wadoRoot: '/dicom-web',
    imageRendering: 'wadors',
  });
});

test('no file and no document for administrators names another version of the plugin', () => {
  const root = join(DEPLOY_FOLDER, '..');
  const files = ['deploy', 'docs/deployment'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(12);
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/ohif-vertebral-bmd[/@-](\d+\.\d+\.\d+)/g)].map(
      ([, stated]) => [relative(root, file), stated],
    ),
  );
  expect(named).toEqual(named.map(([file]) => [file, version]));
  expect(named.length).toBeGreaterThan(3);
});
