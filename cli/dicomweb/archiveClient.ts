import { Refusal } from '../refusal';
import { onlyPart } from './multipart';

/** A DICOMweb archive and how to reach it. Plain data. */
export interface ArchiveAccess {
  /** Root of its services, as in `http://archive:8042/dicom-web`; user and password may be in it. */
  readonly url: string;
  /** Value of the Authorization header to send with each request. */
  readonly authorization?: string;
  /** How long it may take over an answer, s. */
  readonly timeoutSeconds: number;
}

/** Requests to an archive; all paths are below its root, and no other address is asked. */
export interface ArchiveClient {
  /** Its address without user and password, for messages. */
  readonly shownUrl: string;
  /** A list in DICOM JSON; empty for an answer without content. */
  readonly getJson: (path: string) => Promise<readonly unknown[]>;
  /** One instance as a DICOM file, in the transfer syntax in which the archive keeps it. */
  readonly getInstance: (path: string) => Promise<Uint8Array>;
}

/** Instances as stored: without `transfer-syntax=*` archives decompress them first. */
const INSTANCE_TYPE = 'multipart/related; type="application/dicom"; transfer-syntax=*';

/**
 * A client for the retrieve and search services of PS3.18 (WADO-RS, QIDO-RS).
 *
 * Its methods throw Refusal, naming the address, when the archive cannot be reached, breaks
 * its answer off, refuses access, does not know what is asked for, redirects, takes too long, or answers with something
 * else than was asked for.
 */
export function createArchiveClient(access: ArchiveAccess): ArchiveClient {
  const { root, authorization } = splitCredentials(access);
  const request = async <Body>(
    path: string,
    accept: string,
    read: (response: Response) => Promise<Body>,
  ): Promise<Body> => {
    const url = `${root}${path}`;
    let hasAnswered = false;
    try {
      const response = await fetch(url, {
        headers: { Accept: accept, ...(authorization ? { Authorization: authorization } : {}) },
        // A redirect would take images, and perhaps the authorization, to another address.
        redirect: 'manual',
        signal: AbortSignal.timeout(access.timeoutSeconds * 1000),
      });
      hasAnswered = true;
      if (!response.ok) {
        await response.body?.cancel();
        throw new Refusal(`${url}: ${describeStatus(response.status)}`);
      }
      return await read(response);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(`${url}: ${describeFailure(error, access.timeoutSeconds, hasAnswered)}`);
    }
  };
  return {
    shownUrl: root,
    getJson: (path) =>
      request(path, 'application/dicom+json', async (response) => {
        if (response.status === 204) return [];
        const list: unknown = await response.json();
        if (Array.isArray(list)) return list;
        throw new SyntaxError('not a list');
      }),
    getInstance: (path) =>
      request(path, INSTANCE_TYPE, async (response) =>
        onlyPart(
          new Uint8Array(await response.arrayBuffer()),
          response.headers.get('content-type') ?? '',
        ),
      ),
  };
}

/** The address without credentials or slash at its end, and the header that they make. */
function splitCredentials({ url, authorization }: ArchiveAccess): {
  readonly root: string;
  readonly authorization: string | undefined;
} {
  const root = new URL(url);
  const { username, password } = root;
  root.username = '';
  root.password = '';
  const fromUrl =
    username === ''
      ? undefined
      : `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
  return {
    root: `${root.origin}${root.pathname.replace(/\/+$/, '')}`,
    authorization: authorization ?? fromUrl,
  };
}

function describeStatus(status: number): string {
  if (status === 401 || status === 403) {
    return `the archive refuses access (${status}); see --authorization`;
  }
  if (status === 404) return 'the archive does not have this (404)';
  if (status === 406 || status === 415) {
    return `the archive cannot give the images as DICOM files (${status})`;
  }
  if (status >= 300 && status < 400) {
    return `the archive redirects to another address (${status}); give that one with --dicomweb`;
  }
  return `the archive answered with status ${status}`;
}

/** @param hasAnswered whether the head of an answer had come before it failed */
function describeFailure(error: unknown, timeoutSeconds: number, hasAnswered: boolean): string {
  const { name, cause } = error as Partial<Error>;
  if (name === 'TimeoutError') {
    return `the archive did not answer within ${timeoutSeconds} s; see --timeout`;
  }
  if (name === 'SyntaxError') return 'the answer is not what a DICOMweb archive gives';
  // fetch says why in the cause.
  const { code, message } = (cause ?? error) as Partial<NodeJS.ErrnoException>;
  const what = hasAnswered ? 'the answer broke off' : 'the archive cannot be reached';
  return `${what} (${code ?? message ?? 'no reason given'})`;
}
