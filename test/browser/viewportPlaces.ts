import type { Page } from 'playwright-core';
import type { Vec3 } from '../../src';

// What a test needs to know of a viewport beyond what a reader sees.

interface ViewerWindow {
  readonly cornerstone: {
    getRenderingEngines(): { getViewport(id: string): TestViewport | undefined }[];
  };
}

interface TestViewport {
  readonly element: HTMLElement;
  getCamera(): { focalPoint: [number, number, number]; parallelScale: number };
  worldToCanvas(point: number[]): [number, number];
}

/** The place that a viewport looks at (LPS, mm) and half of its height (mm). */
export const cameraOf = (page: Page, viewportId: string) =>
  page.evaluate((id) => {
    const { cornerstone } = window as unknown as ViewerWindow;
    const viewport = cornerstone
      .getRenderingEngines()
      .map((engine) => engine.getViewport(id))
      .find((each) => each !== undefined)!;
    const { focalPoint, parallelScale } = viewport.getCamera();
    return { focalPoint: [...focalPoint] as [number, number, number], parallelScale };
  }, viewportId);

/** Where a point (LPS, mm) stands in the page, in a view that stays as it is. */
export const placeInPage = (page: Page, viewportId: string, pointLps: Vec3) =>
  page.evaluate(
    ({ id, point }) => {
      const { cornerstone } = window as unknown as ViewerWindow;
      const viewport = cornerstone
        .getRenderingEngines()
        .map((engine) => engine.getViewport(id))
        .find((each) => each !== undefined)!;
      const [x, y] = viewport.worldToCanvas(point);
      const { left, top } = viewport.element.getBoundingClientRect();
      return { x: left + x, y: top + y };
    },
    { id: viewportId, point: [...pointLps] },
  );

/** The cursor (CSS) over a viewport. */
export const cursorOf = (page: Page, viewportId: string): Promise<string> =>
  page.evaluate((id) => {
    const { cornerstone } = window as unknown as ViewerWindow;
    const viewport = cornerstone
      .getRenderingEngines()
      .map((engine) => engine.getViewport(id))
      .find((each) => each !== undefined)!;
    return viewport.element.style.cursor;
  }, viewportId);

/** The texts that are drawn over a viewport: labels, values. */
export const textsOver = (page: Page, viewportId: string): Promise<readonly string[]> =>
  page.evaluate((id) => {
    const { cornerstone } = window as unknown as ViewerWindow;
    const viewport = cornerstone
      .getRenderingEngines()
      .map((engine) => engine.getViewport(id))
      .find((each) => each !== undefined)!;
    return [...viewport.element.querySelectorAll('svg text')].map((each) => each.textContent ?? '');
  }, viewportId);
