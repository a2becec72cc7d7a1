import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { type Archive, FAILURE, type StoreOutcome } from './archive';
import { HttpError, rootUrlOf, sendJson } from './httpReply';
import { parseMediaType } from './mediaRange';
import { type Part, readMultipart } from './multipart';
import { storeResponse } from './storeResponse';

/**
 * Adds STOW-RS (PS3.18 10.5) for multipart/related bodies of application/dicom. `notice` is told
 * why an object was refused; the response has only the code.
 */
export function addStoreRoutes(
  app: FastifyInstance,
  archive: Archive,
  notice: (line: string) => void,
): void {
  app.addContentTypeParser('multipart/related', async (_request: FastifyRequest, body: Readable) =>
    Promise.resolve(body),
  );
  for (const path of ['/studies', '/studies/:studyUid']) {
    app.post(path, (request, reply) => store(archive, app.prefix, notice, request, reply));
  }
}

async function store(
  archive: Archive,
  prefix: string,
  notice: (line: string) => void,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { studyUid } = request.params as { studyUid?: string };
  const parts = await readParts(request);
  const outcomes: StoreOutcome[] = [];
  for (const { contentType, bytes } of parts) {
    outcomes.push(
      isDicomPart(contentType)
        ? await archive.store(bytes, studyUid)
        : {
            status: 'refused',
            failureReason: FAILURE.cannotUnderstand,
            message: 'the part is not application/dicom',
          },
    );
  }
  for (const outcome of outcomes) {
    if (outcome.status === 'refused') notice(`An object was not stored: ${outcome.message}.`);
  }
  const rootUrl = rootUrlOf(request, prefix);
  const { status, dataset } = storeResponse(outcomes, rootUrl, studyUid);
  return sendJson(request, reply.code(status), dataset);
}

function isDicomPart(contentType: string): boolean {
  const { type } = parseMediaType(contentType);
  return type === '' || type === 'application/dicom';
}

async function readParts(request: FastifyRequest): Promise<Part[]> {
  const contentType = request.headers['content-type'] ?? '';
  const rootType = parseMediaType(contentType).parameters['type'];
  if (rootType && rootType !== 'application/dicom') {
    throw new HttpError(415, 'only multipart/related of application/dicom can be stored');
  }
  let parts: Part[];
  try {
    parts = await readMultipart(request.body as Readable, contentType);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpError(400, `the multipart body cannot be read: ${reason}`);
  }
  if (parts.length === 0) throw new HttpError(400, 'the multipart body holds no part');
  return parts;
}
