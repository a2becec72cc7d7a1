import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Vec3, VertebralLevel } from '../../src';
import { COLOURED_FROM, shownMasks } from './shownMasks';
import type { Plane, ViewerWindow } from './viewerWindow';

/** How long (ms) a study may take to stand in the viewer, with software rendering on 2 cores. */
export const STUDY_MS = 60_000;

/** Longest wait (ms) for one measurement on a loaded machine; it takes well below a second. */
const MEASURE_MS = 20_000;

/** Some frames (ms) of software rendering on a loaded machine. */
const SETTLE_MS = 600;

/** The viewport of the layout for series that cannot be measured. */
const IMAGES_VIEWPORT = 'vertebral-bmd-images';

/** Grey (0-255) above which a pixel is no background, and how much of a view an image covers at least. */
const BRIGHT_GREY = 40;
const VISIBLE_SHARE = 0.05;

/** The mode "Vertebral BMD" in a page, as a reader uses it. */
export function readingPage(page: Page) {
  const byName = (name: string) => page.locator(`[data-cy="${name}"]`);
  const row = (level: VertebralLevel) => byName(`vbmd-row-${level}`);

  return {
    page,
    byName,
    row,
    ...shownMasks(page),

    /** Opens a study of the worklist in the mode. */
    async openFromWorklist(url: string, patientName: string): Promise<void> {
      await page.goto(url);
      await page.getByText(patientName).first().click({ timeout: STUDY_MS });
      await page.getByText('Vertebral BMD', { exact: true }).first().click();
      await this.waitUntilLoaded();
    },

    /** Opens a study directly in the mode. */
    async open(url: string, studyInstanceUid: string): Promise<void> {
      await this.openUnmeasurable(url, studyInstanceUid);
      await this.waitUntilLoaded();
    },

    /** Goes to a study in the mode, of which nothing is known but that it is there. */
    async openUnmeasurable(url: string, studyInstanceUid: string): Promise<void> {
      await page.goto(`${url}/vertebral-bmd?StudyInstanceUIDs=${studyInstanceUid}`);
    },

    /** Waits until all voxels of the shown series are in the viewer. */
    async waitUntilLoaded(): Promise<void> {
      await byName('vbmd-levels').waitFor({ timeout: STUDY_MS });
      await page.waitForFunction(
        () => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const volumes = cornerstone.cache.getVolumes();
          return (
            volumes.length > 0 && volumes.every(({ loadStatus }) => loadStatus?.loaded !== false)
          );
        },
        undefined,
        { timeout: STUDY_MS },
      );
    },

    /** Waits until a plane shows a volume, loaded or not. */
    async planeReady(plane: Plane, timeout: number): Promise<void> {
      await page.waitForFunction(
        (viewportId) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          return cornerstone
            .getRenderingEngines()
            .some((engine) => engine.getViewport(viewportId)?.getAllVolumeIds?.().length);
        },
        `vertebral-bmd-${plane}`,
        { timeout },
      );
    },

    /** Shows all of the images in a plane, as the viewer's "Reset View" does. */
    async showWhole(plane: Plane): Promise<void> {
      await page.evaluate((viewportId) => {
        const { cornerstone } = window as unknown as ViewerWindow;
        const viewport = cornerstone
          .getRenderingEngines()
          .map((engine) => engine.getViewport(viewportId))
          .find((each) => each !== undefined)!;
        viewport.resetCamera?.();
        viewport.render();
      }, `vertebral-bmd-${plane}`);
    },

    /** Where a point (LPS, mm) stands in the page, after bringing the plane to it. */
    async bringTo(plane: Plane, pointLps: Vec3): Promise<{ x: number; y: number }> {
      return page.evaluate(
        ({ viewportId, point }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const viewport = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)!;
          viewport.jumpToWorld(point);
          viewport.render();
          const [x, y] = viewport.worldToCanvas(point);
          const { left, top } = viewport.element.getBoundingClientRect();
          return { x: left + x, y: top + y };
        },
        { viewportId: `vertebral-bmd-${plane}`, point: [...pointLps] },
      );
    },

    /** Where points (LPS, mm) stand in the page as a plane shows them now. */
    async placesOf(
      plane: Plane,
      pointsLps: readonly Vec3[],
    ): Promise<readonly { x: number; y: number }[]> {
      return page.evaluate(
        ({ viewportId, points }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const viewport = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)!;
          const { left, top } = viewport.element.getBoundingClientRect();
          return points.map((point) => {
            const [x, y] = viewport.worldToCanvas(point);
            return { x: left + x, y: top + y };
          });
        },
        { viewportId: `vertebral-bmd-${plane}`, points: pointsLps.map((point) => [...point]) },
      );
    },

    /** Drags along points (LPS, mm) of a plane; `beforeRelease` runs with the button still held. */
    async drag(
      plane: Plane,
      pathLps: readonly Vec3[],
      beforeRelease: () => Promise<void> = () => Promise.resolve(),
    ): Promise<void> {
      const [first, ...rest] = await this.placesOf(plane, pathLps);
      await page.mouse.move(first!.x, first!.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
      await beforeRelease();
      await page.mouse.up();
    },

    /** Waits until the value of a level differs from what it was, and gives the new one. */
    async valuesAfter(
      level: VertebralLevel,
      before: { readonly meanHu: number; readonly threeSliceHu: number },
    ): Promise<{ meanHu: number; threeSliceHu: number }> {
      const end = Date.now() + MEASURE_MS;
      for (;;) {
        const values = await this.values(level);
        const differs =
          values.meanHu !== before.meanHu || values.threeSliceHu !== before.threeSliceHu;
        if (differs || Date.now() > end) return values;
        await page.waitForTimeout(100);
      }
    },

    /** Waits for the neighbours of the first measured level, and takes all of them over. */
    async acceptProposals(): Promise<void> {
      await byName('vbmd-accept-proposals').click({ timeout: 3 * MEASURE_MS });
    },

    /** Clicks at a point (LPS, mm) in one of the planes. */
    async clickAt(plane: Plane, pointLps: Vec3): Promise<void> {
      const { x, y } = await this.bringTo(plane, pointLps);
      await page.mouse.click(x, y);
    },

    /** Chooses in the table what the next click measures. */
    async activate(level: VertebralLevel): Promise<void> {
      await byName(`vbmd-level-${level}`).click();
    },

    /** Clicks in the body of a level and waits for its value. */
    async measure(level: VertebralLevel, plane: Plane, pointLps: Vec3): Promise<void> {
      await this.clickAt(plane, pointLps);
      await row(level).locator('[data-cy="vbmd-3d-hu"]').waitFor({ timeout: MEASURE_MS });
      // The other planes come to the level a frame later; a place asked for before is outdated then.
      await page.waitForTimeout(SETTLE_MS);
    },

    /** The values of a level as the table shows them, HU. */
    async values(level: VertebralLevel): Promise<{ meanHu: number; threeSliceHu: number }> {
      const [meanHu, threeSliceHu] = await Promise.all([
        row(level).locator('[data-cy="vbmd-3d-hu"]').innerText(),
        row(level).locator('[data-cy="vbmd-three-slice-hu"]').innerText(),
      ]);
      return { meanHu: shownNumber(meanHu), threeSliceHu: shownNumber(threeSliceHu) };
    },

    /** The text of the patient's mean 3D-HU, with its levels. */
    meanText: () => byName('vbmd-mean-threeDimensionalHu').innerText(),

    /** Presses in the middle of the single viewport that shows what cannot be measured. */
    async pressInImages(): Promise<void> {
      const { x, y } = await page.evaluate((viewportId) => {
        const { cornerstone } = window as unknown as ViewerWindow;
        const viewport = cornerstone
          .getRenderingEngines()
          .map((engine) => engine.getViewport(viewportId))
          .find((each) => each !== undefined)!;
        const { left, top, width, height } = viewport.element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, IMAGES_VIEWPORT);
      await page.mouse.click(x, y);
    },

    /** Waits until the single viewport for what cannot be measured shows more than black. */
    async imagesVisible(): Promise<void> {
      await page.waitForFunction(
        ({ viewportId, bright, share }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const canvas = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)
            ?.getCanvas();
          if (!canvas?.width || !canvas.height) return false;
          const context = canvas.getContext('2d')!;
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let offset = 0; offset < data.length; offset += 4) {
            if (data[offset]! > bright) count++;
          }
          return count > share * canvas.width * canvas.height;
        },
        { viewportId: IMAGES_VIEWPORT, bright: BRIGHT_GREY, share: VISIBLE_SHARE },
        { timeout: STUDY_MS },
      );
    },

    /** Waits until a mask is drawn in colour over a point (LPS, mm) of a plane, or is not. */
    async maskDrawn(plane: Plane, pointLps: Vec3, drawn = true): Promise<void> {
      await this.bringTo(plane, pointLps);
      await page.waitForFunction(
        ({ viewportId, point, colouredFrom, isDrawn }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const viewport = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)!;
          const canvas = viewport.getCanvas();
          const scale = canvas.width / viewport.element.clientWidth;
          const [x, y] = viewport.worldToCanvas(point).map((at) => Math.round(at * scale));
          const { data } = canvas.getContext('2d')!.getImageData(x!, y!, 1, 1);
          const [red, green, blue] = data;
          const isColoured =
            Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!) >= colouredFrom;
          return isColoured === isDrawn;
        },
        {
          viewportId: `vertebral-bmd-${plane}`,
          point: [...pointLps],
          colouredFrom: COLOURED_FROM,
          isDrawn: drawn,
        },
        { timeout: MEASURE_MS },
      );
    },

    /** The text of the notice, once there is one with the given words. */
    async notice(words: string | RegExp): Promise<string> {
      const notice = byName('vbmd-notice').filter({ hasText: words });
      await notice.waitFor({ timeout: STUDY_MS });
      return notice.innerText();
    },

    /** Where the coloured mask of a plane ends, going from a point (LPS, mm) along a unit vector. */
    async maskEdge(plane: Plane, fromLps: Vec3, directionLps: Vec3): Promise<Vec3> {
      const steps = Array.from({ length: 80 }, (_, step) =>
        fromLps.map((mm, axis) => mm + (step / 2) * directionLps[axis]!),
      ) as unknown as Vec3[];
      const places = await this.placesOf(plane, steps);
      const { width, height, data } = PNG.sync.read(await page.screenshot());
      const isColoured = ({ x, y }: { x: number; y: number }) => {
        const column = Math.min(width - 1, Math.round(x));
        const row = Math.min(height - 1, Math.round(y));
        const channels = data.subarray(4 * (row * width + column)).subarray(0, 3);
        return Math.max(...channels) - Math.min(...channels) > COLOURED_FROM / 2;
      };
      const last = places.findLastIndex(isColoured);
      return steps[Math.max(0, last)]!;
    },
  };
}

export type ReadingPage = ReturnType<typeof readingPage>;

/** The first number of a text of the panel. */
function shownNumber(text: string): number {
  const match = /[-−]?\d+(\.\d+)?/.exec(text);
  return match ? Number(match[0].replace('−', '-')) : NaN;
}
