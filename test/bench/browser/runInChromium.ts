import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { hasChromium, launchBrowser } from '../../support/browser';
import type { BenchLine } from '../benchLine';
import { bundlePage } from './bundlePage';
import type { BenchWindow } from './page';

/** How long (ms) the page may take: some 60 clicks and six starts of the worker. */
const PAGE_MS = 180_000;

/** One click in the installed Chromium, with the plugin's own client and worker. */
export async function measureOneClickInChromium(): Promise<readonly BenchLine[]> {
  if (!hasChromium()) throw new Error('Chromium is not installed: apt-get install chromium');
  const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-bench-'));
  const server = fastify();
  try {
    await bundlePage(folder);
    server.register(fastifyStatic, { root: folder });
    server.get('/', (_request, reply) =>
      reply.type('text/html').send('<script type="module" src="/page.js"></script>'),
    );
    await server.listen({ host: '127.0.0.1', port: 0 });
    return await runPage(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runPage(url: string): Promise<readonly BenchLine[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PAGE_MS);
    const failed = new Promise<never>((_resolve, reject) => page.on('pageerror', reject));
    await page.goto(url);
    await page.waitForFunction(
      () => (window as unknown as Partial<BenchWindow>).vertebralBmdBench !== undefined,
    );
    return await Promise.race([
      page.evaluate(() => (window as unknown as BenchWindow).vertebralBmdBench.oneClick()),
      failed,
    ]);
  } finally {
    await browser.close();
  }
}
