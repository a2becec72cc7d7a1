import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { rootUrlOf } from '../archive/httpReply';

/** An existing DICOMweb archive. */
export interface DicomWebUpstream {
  /** Root of its services, as in `http://archive:8042/dicom-web`; user and password may be in it. */
  readonly url: string;
  /** Value of the Authorization header to send with each request. */
  readonly authorization?: string;
}

/**
 * Passes everything under `prefix` on to an existing archive. The archive's own URLs in JSON
 * answers (retrieve URLs, bulk data) become ours, since the browser may reach only this origin.
 */
export async function addDicomWebProxy(
  app: FastifyInstance,
  prefix: string,
  upstream: DicomWebUpstream,
): Promise<void> {
  const root = new URL(upstream.url);
  const authorization = upstreamAuthorization(upstream);
  const rewritePrefix = root.pathname.replace(/\/+$/, '');
  await app.register(httpProxy, {
    upstream: root.origin,
    prefix,
    rewritePrefix,
    proxyPayloads: true,
    // An archive may take long over a large study; the browser is the one to give up.
    http: { requestOptions: { timeout: 0 } },
    replyOptions: {
      rewriteRequestHeaders: (_request, headers) => requestHeaders(headers, authorization),
      rewriteHeaders: responseHeaders,
      onResponse: async (request, reply, response) => {
        // The type says a reply of this server; what comes is the body of the archive's.
        const body = (response as unknown as { stream: Readable }).stream;
        const type = String(reply.getHeader('content-type') ?? '');
        if (!type.includes('json')) return reply.send(body);
        const json = (await buffer(body)).toString('utf8');
        const ours = rootUrlOf(request as Parameters<typeof rootUrlOf>[0], prefix);
        // The rewritten body has its own length, and is not sent in chunks.
        reply.removeHeader('content-length').removeHeader('transfer-encoding');
        return reply.send(json.replaceAll(`${root.origin}${rewritePrefix}/`, `${ours}/`));
      },
    },
  });
}

/** The Authorization header for an upstream: the one given, else from user and password in its URL. */
export function upstreamAuthorization(upstream: DicomWebUpstream): string | undefined {
  const { username, password } = new URL(upstream.url);
  if (upstream.authorization !== undefined) return upstream.authorization;
  if (username === '') return undefined;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** Compressed JSON could not be rewritten; cookies and origin are none of the archive's business. */
function requestHeaders(
  headers: IncomingHttpHeaders,
  authorization: string | undefined,
): IncomingHttpHeaders {
  return {
    ...without(headers, ['cookie', 'origin', 'referer']),
    'accept-encoding': 'identity',
    ...(authorization === undefined ? {} : { authorization }),
  };
}

/** Answers that would make the browser ask for a password or set a cookie stay here. */
function responseHeaders(headers: Record<string, unknown>): Record<string, string> {
  return without(headers, ['www-authenticate', 'set-cookie']) as Record<string, string>;
}

function without(headers: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
