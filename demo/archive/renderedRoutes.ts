import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Archive } from './archive';
import { acceptedBy, HttpError } from './httpReply';
import { parsePart10, type StoredInstance } from './instance';
import { covers } from './mediaRange';
import { isRenderable, type Picture, renderFrame, shrinkToFit, type Window } from './renderImage';
import { readFrame } from './readPixels';
import { frameNumbers, type InstancePath, instancesAt, RESOURCES } from './retrieveRoutes';
import { transferSyntax } from './transferSyntax';

/** Longest side of a thumbnail, pixels; chosen here, about what viewers show. */
const THUMBNAIL_SIDE = 128;

/** JPEG quality when none is asked for; chosen here, no artefacts seen on CT at it. */
const JPEG_QUALITY = 90;

/** Adds rendered images and thumbnails (PS3.18 10.4.1.1.3 and 10.4.1.1.4). */
export function addRenderedRoutes(app: FastifyInstance, archive: Archive): void {
  for (const resource of RESOURCES) {
    app.get(`${resource}/thumbnail`, (request, reply) =>
      render(archive, request, reply, THUMBNAIL_SIDE),
    );
  }
  for (const path of [RESOURCES[2], `${RESOURCES[2]}/frames/:frames`]) {
    app.get(`${path}/rendered`, (request, reply) => render(archive, request, reply));
  }
  app.get(`${RESOURCES[2]}/frames/:frames/thumbnail`, (request, reply) =>
    render(archive, request, reply, THUMBNAIL_SIDE),
  );
}

async function render(
  archive: Archive,
  request: FastifyRequest,
  reply: FastifyReply,
  maxSide = Number.POSITIVE_INFINITY,
): Promise<FastifyReply> {
  const path = request.params as InstancePath & { frames?: string };
  const query = request.query as Record<string, string | undefined>;
  const instances = instancesAt(archive, path);
  const instance = instances[Math.floor(instances.length / 2)];
  const [frame] = path.frames === undefined ? [0] : frameNumbers(path.frames, instance);
  const [width, height] = query['viewport']?.split(',').map(Number) ?? [];
  const picture = shrinkToFit(
    await draw(archive, instance, frame, parseWindow(query['window'])),
    Math.min(maxSide, width > 0 ? width : maxSide),
    Math.min(maxSide, height > 0 ? height : maxSide),
  );
  return sendPicture(request, reply, picture);
}

async function draw(
  archive: Archive,
  instance: StoredInstance,
  frame: number,
  window: Window | undefined,
): Promise<Picture> {
  if (!instance.pixels) throw new HttpError(406, 'the instance holds no image to render');
  const dataSet = parsePart10(await archive.readFile(instance));
  if (transferSyntax(instance.transferSyntaxUid).encapsulated || !isRenderable(dataSet)) {
    throw new HttpError(406, 'only uncompressed grey images of 8 or 16 bits are rendered');
  }
  return renderFrame(dataSet, (await readFrame(archive, instance, frame)).bytes, window);
}

function parseWindow(text: string | undefined): Window | undefined {
  if (text === undefined) return undefined;
  const [center, width] = text.split(',').map(Number);
  if (!Number.isFinite(center) || !(width >= 1)) {
    throw new HttpError(400, 'window is center,width[,function], the width 1 or more');
  }
  return { center, width };
}

function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  { width, height, rgba }: Picture,
): FastifyReply {
  for (const range of acceptedBy(request)) {
    if (covers(range, 'image/jpeg')) {
      const jpeg = encodeJpeg({ data: rgba, width, height }, JPEG_QUALITY);
      return reply.type('image/jpeg').send(jpeg.data);
    }
    if (covers(range, 'image/png')) {
      const png = new PNG({ width, height });
      png.data = rgba;
      return reply.type('image/png').send(PNG.sync.write(png));
    }
  }
  throw new HttpError(406, 'rendered images are image/jpeg or image/png');
}
