import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, launchBrowser } from '../../support/browser';
import { bundlePage } from './bundlePage';
import type { BenchWindow } from './page';

/** How long (ms) a page may take: some 60 clicks and six starts of the worker. */
const PAGE_MS = 180_000;

/** Bundles the page of the benchmark, serves it, and gives each run a fresh Chromium with it. */
export async function inBenchPages<T>(
  runs: number,
  run: (page: Page, browser: Browser) => Promise<T>,
): Promise<readonly T[]> {
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
    const { port } = server.server.address() as AddressInfo;
    const results: T[] = [];
    for (let n = 0; n < runs; n++) {
      results.push(await inFreshBrowser(`http://127.0.0.1:${port}/`, run));
    }
    return results;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inFreshBrowser<T>(
  url: string,
  run: (page: Page, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PAGE_MS);
    const failed = new Promise<never>((_resolve, reject) => page.on('pageerror', reject));
    failed.catch(() => undefined);
    await page.goto(url);
    await page.waitForFunction(
      () => (window as unknown as Partial<BenchWindow>).vertebralBmdBench !== undefined,
    );
    return await Promise.race([run(page, browser), failed]);
  } finally {
    await browser.close();
  }
}
