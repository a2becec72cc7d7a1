import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { View, ViewerWindow } from './viewerWindow';

/** Longest wait (ms) for masks to be shown on a loaded machine; it takes well below a second. */
const SHOWN_MS = 20_000;

/** How long (ms) between two looks at the masks: each reads all of them. */
const POLLING_MS = 300;

/**
 * Channels of a coloured pixel differ at least so much; the grey of CT not at all. The palest is
 * a mask of L3 in bone of 45 HU in OHIF 3.11 and 3.12: 36.
 */
export const COLOURED_FROM = 30;

/** Longest wait (ms) for masks to be drawn with software rendering on a busy machine. */
const DRAWN_MS = 40_000;

/** How long (ms) between two looks at what is drawn. */
const DRAWN_POLLING_MS = 500;

export interface MaskFingerprint {
  readonly sha256: string;
  readonly voxels: number;
}

/** The masks in a page of the viewer, as the viewer holds and draws them. */
export function shownMasks(page: Page) {
  /** A fingerprint of the masks as the viewer holds them, and their number of voxels. */
  async function maskFingerprint(): Promise<MaskFingerprint> {
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
  }

  async function fingerprintOnce(
    isReached: (masks: MaskFingerprint) => boolean,
  ): Promise<MaskFingerprint> {
    const end = Date.now() + SHOWN_MS;
    for (;;) {
      const masks = await maskFingerprint();
      if (isReached(masks) || Date.now() > end) return masks;
      await page.waitForTimeout(POLLING_MS);
    }
  }

  /** How many pixels of a view are coloured, as masks, ellipses and labels are and CT is not. */
  async function colouredPixels(view: View): Promise<number> {
    const clip = await page.evaluate((viewportId) => {
      const { cornerstone } = window as unknown as ViewerWindow;
      const viewport = cornerstone
        .getRenderingEngines()
        .map((engine) => engine.getViewport(viewportId))
        .find((each) => each !== undefined)!;
      const { x, y, width, height } = viewport.element.getBoundingClientRect();
      return { x, y, width, height };
    }, `vertebral-bmd-${view}`);
    const { data } = PNG.sync.read(await page.screenshot({ clip }));
    let count = 0;
    for (let offset = 0; offset < data.length; offset += 4) {
      const channels = data.subarray(offset, offset + 3);
      if (Math.max(...channels) - Math.min(...channels) > COLOURED_FROM) count++;
    }
    return count;
  }

  return {
    maskFingerprint,
    colouredPixels,

    /** Waits until masks are drawn in a view, which nothing touches: so many pixels are coloured. */
    async masksDrawn(view: View, leastPixels: number): Promise<void> {
      const end = Date.now() + DRAWN_MS;
      let count = 0;
      while (Date.now() < end) {
        count = await colouredPixels(view);
        if (count >= leastPixels) return;
        await page.waitForTimeout(DRAWN_POLLING_MS);
      }
      throw new Error(`${view}: ${count} coloured pixels, fewer than ${leastPixels}`);
    },

    /** The fingerprint of the masks once more than so many voxels of them are shown, or after 20 s. */
    masksBeyond: (voxels: number) => fingerprintOnce((masks) => masks.voxels > voxels),

    /** The fingerprint of the masks once they are others than they were, or after 20 s. */
    masksOtherThan: (sha256: string) => fingerprintOnce((masks) => masks.sha256 !== sha256),

    /** The fingerprint of the masks once so many voxels of them are shown, or after 20 s. */
    masksShown: (voxels: number) => fingerprintOnce((masks) => masks.voxels === voxels),
  };
}
