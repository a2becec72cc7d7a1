import fastify from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../demo/archive/archive';
import { addArchiveRoutes } from '../../demo/archive/archiveRoutes';

/** The embedded archive behind HTTP, without the viewer. */
export interface EmbeddedArchive {
  readonly dicomWebUrl: string;
  readonly folder: string;
  /** What an operator was told so far. */
  readonly notices: readonly string[];
  /** Stops listening; the files stay. */
  close(): Promise<void>;
  /** Stops listening and removes the files. */
  stop(): Promise<void>;
}

/** Serves an archive in `folder`, by default a new temporary one, on a free loopback port. */
export async function startEmbeddedArchive(folder?: string): Promise<EmbeddedArchive> {
  const chosen = folder ?? (await mkdtemp(join(tmpdir(), 'vertebral-bmd-archive-')));
  const notices: string[] = [];
  const notice = (line: string) => void notices.push(line);
  const archive = await openArchive({ folder: chosen, onSkipped: notice });
  const app = fastify({ forceCloseConnections: true, bodyLimit: 2 ** 31 });
  await app.register(async (scope) => addArchiveRoutes(scope, archive, notice), {
    prefix: '/dicomweb',
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    dicomWebUrl: `http://127.0.0.1:${port}/dicomweb`,
    folder: chosen,
    notices,
    close: () => app.close(),
    async stop() {
      await app.close();
      await rm(chosen, { recursive: true, force: true });
    },
  };
}
