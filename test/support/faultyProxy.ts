import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with one request on its way. */
export type Fault =
  /** Somebody on the way answers in the archive's place. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly type: string;
      readonly body: string;
    }
  /** The connection is cut before the archive hears of it. */
  | { readonly kind: 'lostBefore' }
  /** The archive does it, and the connection is cut before its answer arrives. */
  | { readonly kind: 'lostAfter' }
  /** The archive does it, and half of its answer arrives. */
  | { readonly kind: 'truncated' }
  /** The archive does it, and somebody on the way answers in its place. */
  | { readonly kind: 'doneBut'; readonly status: number }
  /** Nothing ever comes back. */
  | { readonly kind: 'hangs' }
  /** All is well, but late. */
  | { readonly kind: 'slow'; readonly ms: number };

/**
 * The request that a fault befalls: the n-th (from 1) that is like this. A lost connection befalls
 * the later ones, too, since a browser sends a request again whose connection is cut.
 */
export interface Victim {
  readonly method: string;
  readonly path: RegExp;
  readonly nth: number;
}

/** A proxy before a viewer and its archive, at which single requests fail as they are told to. */
export interface FaultyProxy {
  readonly url: string;
  /**
   * The next fault, in place of what was set before; counting begins anew. Resolves when it has
   * befallen its request.
   */
  breakDown(victim: Victim, fault: Fault): Promise<void>;
  /** From now on all is well; whatever hangs is cut. */
  repair(): void;
  close(): Promise<void>;
}

/** @param target Origin of what stands behind it. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let plan:
    | { readonly victim: Victim; readonly fault: Fault; readonly befall: () => void; seen: number }
    | undefined;
  const hanging = new Set<ServerResponse>();

  const faultOf = ({ method, url = '' }: IncomingMessage): Fault | undefined => {
    if (!plan || method !== plan.victim.method || !plan.victim.path.test(url)) return undefined;
    const { victim, fault } = plan;
    const isLost = fault.kind === 'lostBefore' || fault.kind === 'lostAfter';
    const isVictim = ++plan.seen === victim.nth || (isLost && plan.seen > victim.nth);
    if (!isVictim) return undefined;
    plan.befall();
    return fault;
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, faultOf(incoming)).catch(() => outgoing.destroy());
  });

  async function handle(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    fault: Fault | undefined,
  ): Promise<void> {
    const body = await buffer(incoming);
    if (fault?.kind === 'lostBefore') return void outgoing.destroy();
    if (fault?.kind === 'hangs') return void hanging.add(outgoing);
    if (fault?.kind === 'answered') {
      outgoing.writeHead(fault.status, { 'content-type': fault.type }).end(fault.body);
      return;
    }
    const answer = await forward(target, incoming, body);
    const { statusCode = 500, headers } = answer;
    const bytes = await buffer(answer);
    switch (fault?.kind) {
      case 'lostAfter':
        return void outgoing.destroy();
      case 'truncated':
        outgoing.writeHead(statusCode, { ...headers, 'content-length': bytes.length });
        outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
        return;
      case 'doneBut':
        outgoing.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Gateway</h1>');
        return;
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
    }
    const { 'transfer-encoding': _chunked, ...plain } = headers;
    outgoing.writeHead(statusCode, { ...plain, 'content-length': bytes.length }).end(bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const repair = () => {
    plan = undefined;
    for (const outgoing of hanging) outgoing.destroy();
    hanging.clear();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    breakDown: (victim, fault) =>
      new Promise((befall) => {
        plan = { victim, fault, befall, seen: 0 };
      }),
    repair,
    async close() {
      repair();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends a request on as it came, its Host as well, so that answers name this proxy's addresses. */
function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _chunked, ...plain } = headers;
    const sent = httpRequest(
      new URL(url ?? '/', target),
      { method, headers: { ...plain, 'content-length': body.length } },
      resolve,
    );
    sent.on('error', reject).end(body);
  });
}
