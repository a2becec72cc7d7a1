import type { FastifyInstance } from 'fastify';

/** Names of this machine's loopback, as a browser sends them. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1'];

/**
 * Only what the viewer needs: its own origin, the inline script and style of its page,
 * WebAssembly codecs, and workers and pictures made in the page. `unsafe-eval` is for the stock
 * viewer's own reader of segmentations, which makes functions from text and otherwise never gets
 * past "Loading SEG"; the plugin runs without it.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "media-src 'self' blob:",
  "object-src 'self' blob:",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Refuses requests whose Host is no name of the loopback, while the server is bound to it: a
 * foreign page could otherwise point its own name here and read the archive.
 */
export function refuseForeignHosts(app: FastifyInstance, boundHost: string): void {
  if (!LOOPBACK_NAMES.includes(boundHost)) return;
  app.addHook('onRequest', async (request, reply) => {
    const name = request.hostname.replace(/^\[|\]$/g, '');
    if (LOOPBACK_NAMES.includes(name)) return;
    return reply.code(403).send({ message: 'this server answers to localhost only' });
  });
}

/** Isolates the viewer's page from other origins, and says what it may load. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
  });
}
