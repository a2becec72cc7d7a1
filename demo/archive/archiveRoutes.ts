import type { FastifyInstance } from 'fastify';
import type { Archive } from './archive';
import { addQueryRoutes } from './queryRoutes';
import { addRenderedRoutes } from './renderedRoutes';
import { addRetrieveRoutes } from './retrieveRoutes';
import { addStoreRoutes } from './storeRoutes';

/** Adds the DICOMweb services of an archive under the app's prefix. */
export function addArchiveRoutes(app: FastifyInstance, archive: Archive): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode >= 500) request.log.error(error);
    const message = statusCode >= 500 ? 'the archive failed' : error.message;
    return reply.code(statusCode).type('application/json').send({ message });
  });
  addQueryRoutes(app, archive);
  addRetrieveRoutes(app, archive);
  addRenderedRoutes(app, archive);
  addStoreRoutes(app, archive);
}
