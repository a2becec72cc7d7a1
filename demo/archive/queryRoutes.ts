import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Archive } from './archive';
import { SUMMARY_TAGS, type StoredInstance } from './instance';
import { HttpError, rootUrlOf, sendJson } from './httpReply';
import { parseQuery, type Query, type QueryLevel, type QueryString, runQuery } from './query';
import { readMetadata } from './readMetadata';
import type { DicomJson } from './dicomJson';

/** Adds QIDO-RS (PS3.18 10.6): studies, series and instances, within a study or over all. */
export function addQueryRoutes(app: FastifyInstance, archive: Archive): void {
  const routes: readonly (readonly [string, QueryLevel])[] = [
    ['/studies', 'study'],
    ['/series', 'series'],
    ['/instances', 'instance'],
    ['/studies/:studyUid/series', 'series'],
    ['/studies/:studyUid/instances', 'instance'],
    ['/studies/:studyUid/series/:seriesUid/instances', 'instance'],
  ];
  for (const [path, level] of routes) {
    app.get(path, (request, reply) => search(archive, level, app.prefix, request, reply));
  }
}

async function search(
  archive: Archive,
  level: QueryLevel,
  prefix: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const rootUrl = rootUrlOf(request, prefix);
  const query = readQuery(level, request);
  const results: DicomJson[] = [];
  for (const { json, sample } of runQuery(archive.index, query, rootUrl)) {
    results.push(await withFileAttributes(archive, json, sample, query, rootUrl));
  }
  if (query.ignored.length > 0) {
    reply.header('Warning', `299 vertebral-bmd-demo "these keys were not used: ${query.ignored}"`);
  }
  return sendJson(request, reply, results);
}

function readQuery(level: QueryLevel, request: FastifyRequest): Query {
  try {
    const path = request.params as { studyUid?: string; seriesUid?: string };
    return parseQuery(level, path, request.query as QueryString, SUMMARY_TAGS);
  } catch (error) {
    throw new HttpError(400, error instanceof Error ? error.message : String(error));
  }
}

/** Adds included attributes that the index does not keep, from the file of one instance. */
async function withFileAttributes(
  archive: Archive,
  json: DicomJson,
  sample: StoredInstance,
  query: Query,
  rootUrl: string,
): Promise<DicomJson> {
  const wanted =
    query.include === 'all'
      ? undefined
      : query.include.filter((tag) => !json[tag] && !SUMMARY_TAGS.includes(tag));
  if (wanted?.length === 0 || (!wanted && query.level !== 'instance')) return json;
  const metadata = await readMetadata(archive, sample, rootUrl);
  const added = Object.entries(metadata).filter(([tag]) => !wanted || wanted.includes(tag));
  return { ...Object.fromEntries(added), ...json };
}
