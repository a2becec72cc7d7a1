import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Archive } from '../archive/archive';
import { openArchive } from '../archive/archive';
import { addArchiveRoutes } from '../archive/archiveRoutes';
import { version } from '../../package.json';
import { appConfigScript } from './appConfig';
import { addDicomWebProxy, type DicomWebUpstream } from './dicomWebProxy';
import { addSecurityHeaders, refuseForeignHosts } from './guards';

/** What the demo server serves and where it listens. */
export interface DemoServerOptions {
  /** The unpacked stock viewer: the folder that holds its `index.html`. */
  readonly viewerFolder: string;
  /** The built plugin: the folder that holds `extension.js` and `mode.js`. */
  readonly pluginFolder: string;
  /** Folder of an embedded archive; give this, `archive` or `dicomWeb`. */
  readonly archiveFolder?: string;
  /** An embedded archive that is open already. */
  readonly archive?: Archive;
  /** An existing archive to pass requests on to. */
  readonly dicomWeb?: DicomWebUpstream;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes any free port. @default 0 */
  readonly port?: number;
  /** Told, a line each, what an operator should know. */
  readonly onNotice?: (line: string) => void;
}

/** A running demo server. */
export interface DemoServer {
  /** Its origin, without a slash at the end: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Root of its DICOMweb services. */
  readonly dicomWebUrl: string;
  /** Ends open connections and stops listening. */
  close(): Promise<void>;
}

/** Path of the DICOMweb services on the demo server. */
export const DICOM_WEB_PATH = '/dicomweb';

/** Path of the plugin on the demo server, as an administrator would lay it out. */
export const PLUGIN_PATH = `/plugins/ohif-vertebral-bmd/${version}`;

/** Most bytes of one store request; chosen here, what one Node buffer holds with room to spare. */
const BODY_LIMIT = 2 ** 31;

/**
 * Serves a stock viewer, the plugin and a DICOMweb archive at one origin. Rejects when the
 * address is taken (`EADDRINUSE`) or not one of this machine.
 */
export async function startDemoServer(options: DemoServerOptions): Promise<DemoServer> {
  const host = options.host ?? '127.0.0.1';
  const notice = options.onNotice ?? (() => undefined);
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  });
  refuseForeignHosts(app, host);
  addSecurityHeaders(app);
  await addArchive(app, options, notice);
  await addViewer(app, options);
  await app.listen({ host, port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${port}`;
  return { url, dicomWebUrl: `${url}${DICOM_WEB_PATH}`, close: () => app.close() };
}

async function addArchive(
  app: FastifyInstance,
  options: DemoServerOptions,
  notice: (line: string) => void,
): Promise<void> {
  if (options.dicomWeb) return addDicomWebProxy(app, DICOM_WEB_PATH, options.dicomWeb);
  if (!options.archive && options.archiveFolder === undefined) {
    throw new Error('one of archive, archiveFolder and dicomWeb must be given');
  }
  const archive =
    options.archive ??
    (await openArchive({ folder: String(options.archiveFolder), onSkipped: notice }));
  await app.register(async (scope) => addArchiveRoutes(scope, archive, notice), {
    prefix: DICOM_WEB_PATH,
  });
}

async function addViewer(app: FastifyInstance, options: DemoServerOptions): Promise<void> {
  const config = appConfigScript({ pluginUrl: PLUGIN_PATH, dicomWebUrl: DICOM_WEB_PATH });
  app.get('/app-config.js', (_request, reply) =>
    reply.type('text/javascript').header('Cache-Control', 'no-cache').send(config),
  );
  // no-cache lets the browser keep a file but ask whether it is still the same, so that neither
  // a rebuilt plugin nor another version of the viewer meets stale files.
  const files = { cacheControl: false, setHeaders: noCache, decorateReply: false } as const;
  await app.register(fastifyStatic, {
    ...files,
    root: resolve(options.pluginFolder),
    prefix: `${PLUGIN_PATH}/`,
  });
  await app.register(fastifyStatic, {
    ...files,
    root: resolve(options.viewerFolder),
    decorateReply: true,
    // The routes of the viewer are paths without a file; it reads them itself.
    wildcard: true,
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0];
    const isPage = request.method === 'GET' && !/\.\w+$/.test(path);
    const ours = path.startsWith(`${DICOM_WEB_PATH}/`) || path.startsWith('/plugins/');
    if (!isPage || ours) return reply.code(404).send({ message: 'not found' });
    return reply.sendFile('index.html');
  });
}

function noCache(reply: FastifyReply): void {
  reply.header('Cache-Control', 'no-cache');
}
