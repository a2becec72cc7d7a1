import type { FastifyInstance } from 'fastify';
import type { Archive } from './archive';
import { addQueryRoutes } from './queryRoutes';
import { addRenderedRoutes } from './renderedRoutes';
import { addRetrieveRoutes } from './retrieveRoutes';
import { addStoreRoutes } from './storeRoutes';

/**
 * Adds the DICOMweb services of an archive under the app's prefix. `notice` is told, a line
 * each, what an operator should know: refused objects and faults of the archive.
 */
export function addArchiveRoutes(
  app: FastifyInstance,
  archive: Archive,
  notice: (line: string) => void,
): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode >= 500)
      notice(`${request.method} ${request.routeOptions.url} failed: ${error.message}`);
    const message = statusCode >= 500 ? 'the archive failed' : error.message;
    return reply.code(statusCode).type('application/json').send({ message });
  });
  addQueryRoutes(app, archive);
  addRetrieveRoutes(app, archive);
  addRenderedRoutes(app, archive);
  addStoreRoutes(app, archive, notice);
}
