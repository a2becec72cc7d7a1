import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Plane, View, ViewerWindow } from './viewerWindow';

/** Longest wait (ms) for masks to be shown on a loaded machine; it takes well below a second. */
const SHOWN_MS = 20_000;

/** Channels of a coloured pixel differ at least so much; the grey of CT not at all. */
export const COLOURED_FROM = 40;

/** Masks that are drawn in a view cover at least so much of it; a body covers several per cent. */
const PAINTED_SHARE = 0.005;

/** The masks in a page of the viewer, as the viewer holds and draws them. */
export function shownMasks(page: Page) {
  return {
    /** A fingerprint of the masks as the viewer holds them, and their number of voxels. */
    async maskFingerprint(): Promise<{ sha256: string; voxels: number }> {
      return page.evaluate(async () => {
        const { cornerstoneTools } = window as unknown as ViewerWindow;
        const own = cornerstoneTools.segmentation.state
          .getSegmentations()
          .find(({ segmentationId }) => segmentationId.startsWith('vertebral-bmd'));
        if (!own) return { sha256: 'no masks', voxels: 0 };
        const labels = Uint8Array.from(
          cornerstoneTools.utilities.segmentation
            .getOrCreateSegmentationVolume(own.segmentationId)
            .voxelManager.getCompleteScalarDataArray(),
        );
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', labels));
        return {
          sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
          voxels: labels.reduce((count, label) => count + (label > 0 ? 1 : 0), 0),
        };
      });
    },

    /** How many pixels of a plane are coloured, as masks, ellipses and labels are and CT is not. */
    async colouredPixels(plane: Plane): Promise<number> {
      const clip = await page.evaluate((viewportId) => {
        const { cornerstone } = window as unknown as ViewerWindow;
        const viewport = cornerstone
          .getRenderingEngines()
          .map((engine) => engine.getViewport(viewportId))
          .find((each) => each !== undefined)!;
        const { x, y, width, height } = viewport.element.getBoundingClientRect();
        return { x, y, width, height };
      }, `vertebral-bmd-${plane}`);
      const { data } = PNG.sync.read(await page.screenshot({ clip }));
      let count = 0;
      for (let offset = 0; offset < data.length; offset += 4) {
        const channels = data.subarray(offset, offset + 3);
        if (Math.max(...channels) - Math.min(...channels) > COLOURED_FROM) count++;
      }
      return count;
    },

    /**
     * Waits until masks are drawn in colour on the image of a view, as it stands; labels and
     * ellipses, which lie over it, do not count.
     */
    async masksPainted(view: View): Promise<void> {
      await page.waitForFunction(
        ({ viewportId, colouredFrom, share }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const canvas = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)
            ?.getCanvas();
          if (!canvas?.width || !canvas.height) return false;
          const { width, height } = canvas;
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
          let count = 0;
          for (let offset = 0; offset < data.length; offset += 4) {
            const channels = [data[offset]!, data[offset + 1]!, data[offset + 2]!];
            if (Math.max(...channels) - Math.min(...channels) >= colouredFrom) count++;
          }
          return count >= share * width * height;
        },
        { viewportId: `vertebral-bmd-${view}`, colouredFrom: COLOURED_FROM, share: PAINTED_SHARE },
        { timeout: SHOWN_MS, polling: 200 },
      );
    },

    /** The fingerprint of the masks once more than so many voxels of them are shown, or after 20 s. */
    async masksBeyond(voxels: number): Promise<{ sha256: string; voxels: number }> {
      const end = Date.now() + SHOWN_MS;
      for (;;) {
        const fingerprint = await this.maskFingerprint();
        if (fingerprint.voxels > voxels || Date.now() > end) return fingerprint;
        await page.waitForTimeout(500);
      }
    },

    /** The fingerprint of the masks once they are others than they were, or after 20 s. */
    async masksOtherThan(sha256: string): Promise<{ sha256: string; voxels: number }> {
      const end = Date.now() + SHOWN_MS;
      for (;;) {
        const fingerprint = await this.maskFingerprint();
        if (fingerprint.sha256 !== sha256 || Date.now() > end) return fingerprint;
        await page.waitForTimeout(300);
      }
    },

    /** The fingerprint of the masks once so many voxels of them are shown, or after 20 s. */
    async masksShown(voxels: number): Promise<{ sha256: string; voxels: number }> {
      const end = Date.now() + SHOWN_MS;
      for (;;) {
        const fingerprint = await this.maskFingerprint();
        if (fingerprint.voxels === voxels || Date.now() > end) return fingerprint;
        await page.waitForTimeout(500);
      }
    },
  };
}
