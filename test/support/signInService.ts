import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service for signing in, as nginx's auth_request asks it: who presses its button is let in. */
export interface SignInService {
  readonly port: number;
  /** Ends all sessions, as if their time were over. */
  expireSessions(): void;
  stop(): Promise<void>;
}

/** Starts it with the paths of oauth2-proxy: `/oauth2/auth`, `/oauth2/sign_in`, `/oauth2/start`. */
export async function startSignInService(): Promise<SignInService> {
  let session = 1;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (pathname === '/oauth2/auth') {
      const isSignedIn = (request.headers.cookie ?? '').includes(`session=${session}`);
      response.writeHead(isSignedIn ? 202 : 401).end();
    } else if (pathname === '/oauth2/sign_in') {
      const back = String(request.headers['x-auth-request-redirect'] ?? '/');
      response.writeHead(403, { 'Content-Type': 'text/html' }).end(signInPage(back));
    } else if (pathname === '/oauth2/start') {
      const cookie = `session=${session}; Path=/; Secure; HttpOnly; SameSite=Lax`;
      response.writeHead(302, { 'Set-Cookie': cookie, Location: searchParams.get('rd') ?? '/' });
      response.end();
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    expireSessions: () => {
      session++;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

const signInPage = (back: string): string =>
  `<!doctype html><title>Sign in</title><form action="/oauth2/start">
  <input type="hidden" name="rd" value="${back.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
  <button>Sign in</button></form>`;
