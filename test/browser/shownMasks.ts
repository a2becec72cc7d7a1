import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Plane, ViewerWindow } from './viewerWindow';

/** Longest wait (ms) for masks to be shown on a loaded machine; it takes well below a second. */
const SHOWN_MS = 20_000;

/** How long (ms) between two looks at the masks: each reads all of them. */
const POLLING_MS = 300;

/** Channels of a coloured pixel differ at least so much; the grey of CT not at all. */
export const COLOURED_FROM = 40;

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

  return {
    maskFingerprint,

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

    /** The fingerprint of the masks once more than so many voxels of them are shown, or after 20 s. */
    masksBeyond: (voxels: number) => fingerprintOnce((masks) => masks.voxels > voxels),

    /** The fingerprint of the masks once they are others than they were, or after 20 s. */
    masksOtherThan: (sha256: string) => fingerprintOnce((masks) => masks.sha256 !== sha256),

    /** The fingerprint of the masks once so many voxels of them are shown, or after 20 s. */
    masksShown: (voxels: number) => fingerprintOnce((masks) => masks.voxels === voxels),
  };
}
