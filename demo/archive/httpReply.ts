import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DicomJson } from './dicomJson';
import { acceptedTypes, covers, type MediaRange, multipartOrSingle } from './mediaRange';
import { type Part, writeMultipart } from './multipart';

/** A refusal with its HTTP status, for the client to read. */
export class HttpError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** What the request accepts, the most wanted first. */
export function acceptedBy(request: FastifyRequest): MediaRange[] {
  const { accept } = request.query as { accept?: string | string[] };
  return acceptedTypes(request.headers.accept, accept);
}

/** The URL, as the client sees it, that a DICOMweb service under `prefix` starts with. */
export function rootUrlOf(request: FastifyRequest, prefix: string): string {
  return `${request.protocol}://${request.host}${prefix}`;
}

/** Sends datasets as DICOM JSON; 406 when the client does not take JSON. */
export function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  body: DicomJson | readonly DicomJson[],
): FastifyReply {
  const json = ['application/dicom+json', 'application/json'];
  if (!acceptedBy(request).some((range) => json.some((type) => covers(range, type)))) {
    throw new HttpError(406, 'only application/dicom+json is available');
  }
  // As bytes: to a text the type would get a charset, which DICOM JSON does not have.
  return reply.type('application/dicom+json').send(Buffer.from(JSON.stringify(body)));
}

/**
 * Sends parts as multipart/related, or a lone part by itself where the client prefers that;
 * 406 when it accepts neither. `partCount` says how many parts there are.
 */
export async function sendParts(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  partCount: number,
  parts: AsyncIterable<Part>,
): Promise<FastifyReply> {
  const form = multipartOrSingle(acceptedBy(request), type);
  if (form === undefined || (form === 'single' && partCount !== 1)) {
    throw new HttpError(406, `only multipart/related of ${type} is available`);
  }
  if (form === 'single') {
    for await (const { contentType, bytes } of parts) {
      return reply.type(contentType).send(bytes);
    }
  }
  const { contentType, body } = writeMultipart(type, parts);
  return reply.type(contentType).send(body);
}
