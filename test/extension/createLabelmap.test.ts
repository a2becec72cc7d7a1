import type { CornerstoneLibraries, SegmentationService } from '../../extension/host/host';
import { createLabelmap } from '../../extension/session/views/createLabelmap';

const IMAGE_IDS = Array.from({ length: 100 }, (_, index) => `wadors:${index}`);
const OPTIONS = { segmentationId: 'masks', label: 'Masks', segments: { 1: { label: 'L1' } } };

/** Each image takes 1 ms to make, by the clock of the page. */
function fakeHost() {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const cached = new Set<string>();
  const instanceNumbers: number[] = [];
  const added: Parameters<SegmentationService['addOrUpdateSegmentation']>[0][] = [];
  const libraries = {
    cornerstone: {
      cache: { removeImageLoadObject: (imageId: string) => cached.delete(imageId) },
      imageLoader: {
        createAndCacheDerivedLabelmapImage(id: string, options: { instanceNumber: number }) {
          now++;
          cached.add(`derived:${id}`);
          instanceNumbers.push(options.instanceNumber);
          return { imageId: `derived:${id}` };
        },
      },
    },
  } as unknown as CornerstoneLibraries;
  const segmentationService = {
    addOrUpdateSegmentation: (segmentation: (typeof added)[number]) => added.push(segmentation),
  } as unknown as SegmentationService;
  const displaySet = {
    displaySetInstanceUID: 'ct',
    StudyInstanceUID: '2.25.1',
    SeriesInstanceUID: '2.25.2',
    imageIds: IMAGE_IDS,
  };
  const create = (signal: AbortSignal) =>
    createLabelmap(libraries, { segmentationService }, displaySet, { ...OPTIONS, signal });
  return { create, cached, instanceNumbers, added };
}

afterEach(() => jest.restoreAllMocks());

describe('making the labelmap of a series', () => {
  it('makes some images in a task, and adds all of them in the order of the series', async () => {
    const { create, cached, instanceNumbers, added } = fakeHost();
    const creating = create(new AbortController().signal);
    expect(cached.size).toBe(9);
    await expect(creating).resolves.toBe(true);
    expect(added).toHaveLength(1);
    const { imageIds, referencedImageIds } = added[0]!.representation.data;
    expect(imageIds).toEqual(IMAGE_IDS.map((id) => `derived:${id}`));
    expect(referencedImageIds).toEqual(IMAGE_IDS);
    expect(instanceNumbers).toEqual(IMAGE_IDS.map((_, index) => index + 1));
  });

  it('leaves nothing behind when the series is closed meanwhile', async () => {
    const { create, cached, added } = fakeHost();
    const closing = new AbortController();
    const creating = create(closing.signal);
    closing.abort();
    await expect(creating).resolves.toBe(false);
    expect(cached.size).toBe(0);
    expect(added).toEqual([]);
  });
});
