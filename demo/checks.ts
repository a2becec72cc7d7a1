import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Archive } from './archive/archive';
import { DemoInputError } from './demoInputError';
import { type DicomWebUpstream, upstreamAuthorization } from './server/dicomWebProxy';

/** How long an archive may take over its first answer, ms; chosen here, a slow PACS needs some. */
const FIRST_ANSWER_MS = 15_000;

/** Throws `DemoInputError` unless an address can be listened on. Port 0 always can. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', (error: NodeJS.ErrnoException) => fail(listenFault(error, host, port)));
    probe.listen({ host, port }, () => probe.close(() => done()));
  });
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): DemoInputError {
  if (error.code === 'EADDRINUSE') {
    return new DemoInputError(`port ${port} on ${host} is in use; choose another with --port`);
  }
  if (error.code === 'EACCES') {
    return new DemoInputError(`port ${port} may not be used by this user; choose one above 1023`);
  }
  return new DemoInputError(`cannot listen on ${host}: ${error.message}`);
}

/** Throws `DemoInputError` unless a path leads to a folder. */
export async function requireFolder(path: string): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new DemoInputError(`folder ${path} does not exist`);
  if (!info.isDirectory()) throw new DemoInputError(`${path} is not a folder`);
}

/**
 * Serves a user's folder from the archive and gives the UIDs of its studies that hold CT. Throws
 * `DemoInputError` when there is none.
 */
export async function addCtFolder(archive: Archive, folder: string): Promise<readonly string[]> {
  await requireFolder(folder);
  const added = await archive.addFolder(folder).catch((error: Error) => {
    throw new DemoInputError(`folder ${folder} cannot be read: ${error.message}`);
  });
  const ct = added.filter(({ summary }) => summary['00080060']?.Value?.[0] === 'CT');
  if (ct.length === 0) {
    throw new DemoInputError(`folder ${folder} holds no CT (${added.length} other DICOM files)`);
  }
  return [...new Set(ct.map(({ studyUid }) => studyUid))];
}

/** Throws `DemoInputError` unless an existing archive answers a search for studies. */
export async function requireDicomWeb(upstream: DicomWebUpstream): Promise<void> {
  const url = new URL(upstream.url);
  url.username = '';
  url.password = '';
  const authorization = upstreamAuthorization(upstream);
  const shown = url.href.replace(/\/+$/, '');
  const response = await fetch(`${shown}/studies?limit=1`, {
    headers: {
      Accept: 'application/dicom+json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    signal: AbortSignal.timeout(FIRST_ANSWER_MS),
  }).catch((error: Error) => {
    const cause = error.cause instanceof Error ? error.cause.message || error.cause : error.message;
    throw new DemoInputError(`the DICOMweb archive ${shown} cannot be reached: ${cause}`);
  });
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403) {
    throw new DemoInputError(
      `the DICOMweb archive ${shown} refuses access (${response.status}); see --authorization`,
    );
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.status !== 204 && !(response.ok && isJson)) {
    throw new DemoInputError(
      `${shown} is no DICOMweb archive: a search for studies gave status ${response.status}`,
    );
  }
}
