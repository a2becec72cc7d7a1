import {
  createCtVolume,
  ellipseInRectangle,
  ellipsesBox,
  measureThreeSlice,
  sameResults,
  withDraftEllipse,
  withoutDraftEllipses,
  type Direction,
  type EllipseRoi,
  type Reading,
} from '../../../src';
import { AXIAL, gridAbout, REVERSED } from '../../support/grid';
import { readingOf } from '../../support/reading';

const volumeOf = (direction: Direction) => {
  const geometry = gridAbout([0, 0, 0], [20, 20, 36], [1, 1, 2], direction);
  return createCtVolume({
    geometry,
    box: { min: [0, 0, 0], size: [20, 20, 18] },
    // Each slice has the HU of its index.
    hu: Int16Array.from({ length: 20 * 20 * 18 }, (_, n) => Math.floor(n / 400)),
  });
};

/** As drawn in a slice; its position is not known yet. */
const drawn = (sliceIndex: number): EllipseRoi =>
  ellipseInRectangle('middle', sliceIndex, [4, 5], [14, 11]);

const draw = (start: Reading, slices: readonly number[], direction: Direction = AXIAL): Reading =>
  slices.reduce(
    (reading, slice) =>
      withDraftEllipse(reading, volumeOf(direction), 'L3', drawn(slice), '2.25.7'),
    start,
  );

describe('three ellipses drawn by hand', () => {
  const empty = readingOf({});

  it('are no result before the third', () => {
    const two = draw(empty, [9, 4]);
    expect(two.levels.L3).toBeUndefined();
    expect(two.ellipseDraft?.ellipses.map(({ sliceIndex }) => sliceIndex)).toEqual([9, 4]);
    expect(sameResults(two, empty)).toBe(true);
  });

  it.each([
    ['slices towards the head', AXIAL, [13, 9, 4]],
    ['slices towards the feet', REVERSED, [4, 9, 13]],
  ] as const)('are superior, middle, inferior by their order: %s', (_, direction, order) => {
    for (const slices of [
      [9, 4, 13],
      [4, 9, 13],
      [13, 9, 4],
    ]) {
      const reading = draw(empty, slices, direction);
      expect(reading.ellipseDraft).toBeUndefined();
      const { threeSlice, trackingUid } = reading.levels.L3!;
      expect(trackingUid).toBe('2.25.7');
      expect(
        threeSlice!.ellipses.map(({ position, sliceIndex }) => [position, sliceIndex]),
      ).toEqual([
        ['superior', order[0]],
        ['middle', order[1]],
        ['inferior', order[2]],
      ]);
      expect(threeSlice!.hu).toEqual(measureThreeSlice(volumeOf(direction), threeSlice!.ellipses));
      expect(threeSlice!.hu.meanHu).toBeCloseTo(26 / 3, 9);
    }
  });

  it('one in the same slice takes the place of the one before', () => {
    const again = withDraftEllipse(
      draw(empty, [9, 4]),
      volumeOf(AXIAL),
      'L3',
      { ...drawn(9), centerIj: [8, 9] },
      '2.25.7',
    );
    expect(again.ellipseDraft?.ellipses).toHaveLength(2);
    expect(again.ellipseDraft?.ellipses[0]?.centerIj).toEqual([8, 9]);
  });

  it('of another level begin anew, and can be given up', () => {
    const other = withDraftEllipse(draw(empty, [9, 4]), volumeOf(AXIAL), 'L4', drawn(2), '2.25.8');
    expect(other.ellipseDraft).toMatchObject({ level: 'L4', ellipses: [{ sliceIndex: 2 }] });
    expect(withoutDraftEllipses(other)).toEqual(empty);
    expect(withoutDraftEllipses(empty)).toBe(empty);
  });

  it('need the voxels of the box about them', () => {
    expect(ellipsesBox([drawn(9), drawn(4), drawn(13)])).toEqual({
      min: [4, 5, 4],
      size: [11, 7, 10],
    });
  });
});
