import { messageText } from '../../../src/messages/message';
import { createScratch } from '../../../src/segmentation/scratch';
import { segmentVertebralBody } from '../../../src/segmentation/segmentVertebralBody';
import { PROPERTY_SEED, propertyPhantom } from '../../support/propertyPhantom';

test('memory lent from one measurement to the next changes no result', () => {
  const fine = propertyPhantom();
  const coarse = propertyPhantom([1, 1, 2]);
  const scratch = createScratch();
  for (const volume of [coarse, fine, coarse]) {
    const lent = segmentVertebralBody(volume, PROPERTY_SEED, { scratch });
    expect(lent.status).toBe('segmented');
    expect(lent).toEqual(segmentVertebralBody(volume, PROPERTY_SEED));
  }
});

test('memory is taken again, not anew, and no result holds any of it', () => {
  const volume = propertyPhantom();
  const scratch = createScratch();
  const found = segmentVertebralBody(volume, PROPERTY_SEED, { scratch });
  const { buffer } = scratch.floats;
  segmentVertebralBody(volume, PROPERTY_SEED, { scratch });
  expect(scratch.floats.buffer).toBe(buffer);
  if (found.status !== 'segmented') throw new Error(messageText(found.message));
  expect(found.body.voxels.buffer).not.toBe(buffer);
  expect(found.cancellous.voxels.buffer).not.toBe(buffer);
});
