import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Archive } from './archive';
import { bulkValue } from './bulkData';
import { HttpError, rootUrlOf, sendJson, sendParts } from './httpReply';
import { parsePart10, type StoredInstance } from './instance';
import { sortedInstances, sortedSeries } from './instanceIndex';
import type { DicomJson } from './dicomJson';
import type { Part } from './multipart';
import { frameCount, type Pixels, readFrame, readPixelData } from './readPixels';
import { readMetadata } from './readMetadata';

/** The UIDs that a path names. */
export interface InstancePath {
  readonly studyUid: string;
  readonly seriesUid?: string;
  readonly sopUid?: string;
}

/** Paths of a study, a series and an instance. */
export const RESOURCES = [
  '/studies/:studyUid',
  '/studies/:studyUid/series/:seriesUid',
  '/studies/:studyUid/series/:seriesUid/instances/:sopUid',
] as const;

const PIXEL_DATA_PATHS = new Set(['7FE00010', '7FE00008', '7FE00009']);

/** Adds WADO-RS (PS3.18 10.4): instances, metadata, frames and bulk data. */
export function addRetrieveRoutes(app: FastifyInstance, archive: Archive): void {
  for (const resource of RESOURCES) {
    app.get(resource, async (request, reply) => {
      const instances = instancesAt(archive, request.params as InstancePath);
      return sendParts(
        request,
        reply,
        'application/dicom',
        instances.length,
        wholeFiles(archive, instances),
      );
    });
    app.get(`${resource}/metadata`, async (request, reply) => {
      const instances = instancesAt(archive, request.params as InstancePath);
      const rootUrl = rootUrlOf(request, app.prefix);
      const metadata: DicomJson[] = [];
      for (const instance of instances) {
        metadata.push(await readMetadata(archive, instance, rootUrl));
      }
      return sendJson(request, reply, metadata);
    });
  }
  app.get(`${RESOURCES[2]}/frames/:frames`, (request, reply) => frames(archive, request, reply));
  app.get(`${RESOURCES[2]}/bulkdata/*`, (request, reply) => bulkData(archive, request, reply));
}

/** The instances that a path names, in the order of the series; 404 when there are none. */
export function instancesAt(archive: Archive, path: InstancePath): StoredInstance[] {
  const study = archive.index.studies.get(path.studyUid);
  const series = (study ? sortedSeries(study) : []).filter(
    ({ seriesUid }) => path.seriesUid === undefined || seriesUid === path.seriesUid,
  );
  const instances = series
    .flatMap(sortedInstances)
    .filter(({ sopUid }) => path.sopUid === undefined || sopUid === path.sopUid);
  if (instances.length === 0) throw new HttpError(404, 'nothing is stored under these UIDs');
  return instances;
}

/** Reads a frame list like `1` or `1,3`, counted from 1, into frames counted from 0. */
export function frameNumbers(list: string, instance: StoredInstance): number[] {
  const count = frameCount(instance);
  return list.split(',').map((text) => {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new HttpError(400, 'frames are numbers from 1 on');
    if (Number(text) > count) throw new HttpError(404, `the instance holds ${count} frames`);
    return Number(text) - 1;
  });
}

async function* wholeFiles(
  archive: Archive,
  instances: readonly StoredInstance[],
): AsyncGenerator<Part> {
  for (const instance of instances) {
    const contentType = `application/dicom; transfer-syntax=${instance.transferSyntaxUid}`;
    yield { contentType, bytes: await archive.readFile(instance) };
  }
}

async function frames(
  archive: Archive,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.params as InstancePath & { frames: string };
  const [instance] = instancesAt(archive, path);
  const wanted = frameNumbers(path.frames, instance);
  async function* parts(): AsyncGenerator<Part> {
    for (const frame of wanted) yield pixelPart(await readFrame(archive, instance, frame));
  }
  const { mediaType } = await readFrame(archive, instance, wanted[0]);
  return sendParts(request, reply, mediaType, wanted.length, parts());
}

async function bulkData(
  archive: Archive,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const params = request.params as InstancePath & { '*': string };
  const [instance] = instancesAt(archive, params);
  const path = params['*'];
  if (PIXEL_DATA_PATHS.has(path.toUpperCase()) && instance.pixels) {
    const parts = (await readPixelData(archive, instance)).map(pixelPart);
    const type = parts[0].contentType.split(';')[0];
    return sendParts(request, reply, type, parts.length, inTurn(parts));
  }
  const bytes = bulkValue(parsePart10(await archive.readFile(instance)), path);
  if (!bytes) throw new HttpError(404, 'the instance holds no such bulk data');
  const part = { contentType: 'application/octet-stream', bytes };
  return sendParts(request, reply, part.contentType, 1, inTurn([part]));
}

function pixelPart({ mediaType, transferSyntaxUid, bytes }: Pixels): Part {
  return { contentType: `${mediaType}; transfer-syntax=${transferSyntaxUid}`, bytes };
}

async function* inTurn(parts: readonly Part[]): AsyncGenerator<Part> {
  yield* parts;
}
