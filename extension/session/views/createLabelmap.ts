import type { CornerstoneLibraries, HostDisplaySet, HostServices } from '../../host/host';
import { nextFrame } from './nextFrame';

/** How long (ms) images of the labelmap are made at a time: well below a frame. */
const AT_A_TIME_MS = 8;

export interface LabelmapOptions {
  readonly segmentationId: string;
  readonly label: string;
  readonly segments: Readonly<Record<number, { readonly label: string }>>;
  /** Once aborted, nothing is added, and the images made so far are removed. */
  readonly signal: AbortSignal;
}

/**
 * Adds an empty labelmap for a series to the host, as its `createLabelmapForDisplaySet` does, but
 * some images at a time: the host makes all of them at once, which blocks the page the longer, the
 * more slices there are.
 *
 * @returns Whether the labelmap was added.
 */
export async function createLabelmap(
  { cornerstone: { cache, imageLoader } }: CornerstoneLibraries,
  { segmentationService }: Pick<HostServices, 'segmentationService'>,
  { imageIds: referencedImageIds = [], SeriesNumber, SeriesDescription }: HostDisplaySet,
  { segmentationId, label, segments, signal }: LabelmapOptions,
): Promise<boolean> {
  const imageIds: string[] = [];
  let begun = performance.now();
  for (const [index, referencedImageId] of referencedImageIds.entries()) {
    if (performance.now() - begun > AT_A_TIME_MS) {
      await nextFrame();
      begun = performance.now();
      if (signal.aborted) {
        for (const imageId of imageIds) cache.removeImageLoadObject(imageId);
        return false;
      }
    }
    const image = imageLoader.createAndCacheDerivedLabelmapImage(referencedImageId, {
      instanceNumber: index + 1,
    });
    imageIds.push(image.imageId);
  }
  segmentationService.addOrUpdateSegmentation({
    segmentationId,
    representation: { type: 'Labelmap', data: { imageIds, referencedImageIds } },
    config: {
      label,
      segments,
      cachedStats: { info: `S${SeriesNumber ?? ''}: ${SeriesDescription ?? ''}` },
    },
  });
  return true;
}
