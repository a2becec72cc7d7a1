import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Takes what browsers report of a Content-Security-Policy (https://www.w3.org/TR/CSP3/#reporting). */
export interface PolicyReports {
  readonly port: number;
  /** What was reported so far: the directive, and what it kept from being loaded. */
  readonly violations: readonly string[];
  stop(): Promise<void>;
}

export async function startPolicyReports(): Promise<PolicyReports> {
  const violations: string[] = [];
  const server = createServer(async (request, response) => {
    const { 'csp-report': report } = JSON.parse(await text(request)) as {
      readonly 'csp-report': Readonly<Record<string, unknown>>;
    };
    violations.push(
      `${String(report['effective-directive'])}: ${String(report['blocked-uri'])} in ${String(report['source-file'])}`,
    );
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    violations,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
