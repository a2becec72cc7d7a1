import type { Browser } from 'playwright-core';
import { residentMb } from '../processMemory';

/** The process of the page: of those that render, the one that holds the scan. */
export async function largestRenderer(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  if (renderers.length === 0) throw new Error('Chromium names no process that renders');
  return renderers.reduce((most, id) => (residentMb(id) > residentMb(most) ? id : most));
}
