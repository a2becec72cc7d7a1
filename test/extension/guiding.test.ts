import { withBorder, withOutline } from '../../extension/session/editing/guidedDrawing';
import type { EndplatePlane, GuidedDraft } from '../../src';

const empty: GuidedDraft = { level: 'L2', outlines: [] };
const borderAt = (z: number): EndplatePlane => ({ pointLps: [0, 0, z], normalLps: [0, 0, 1] });
const heights = ({ superior, inferior }: GuidedDraft) => [
  superior?.pointLps[2],
  inferior?.pointLps[2],
];

describe('a border drawn by hand', () => {
  it('is told apart by its place, in whichever order both are drawn', () => {
    const upperFirst = withBorder(withBorder(empty, borderAt(20)), borderAt(0));
    const lowerFirst = withBorder(withBorder(empty, borderAt(0)), borderAt(20));
    expect(heights(upperFirst)).toEqual([20, 0]);
    expect(heights(lowerFirst)).toEqual([20, 0]);
  });

  it('replaces the nearer one where both are there', () => {
    const both = withBorder(withBorder(empty, borderAt(20)), borderAt(0));
    expect(heights(withBorder(both, borderAt(17)))).toEqual([17, 0]);
    expect(heights(withBorder(both, borderAt(3)))).toEqual([20, 3]);
  });
});

describe('an outline drawn by hand', () => {
  it('stands in the order of the slices and replaces one of the same slice', () => {
    const outline = (sliceIndex: number, i: number) => ({
      sliceIndex,
      pointsIj: [[i, 0] as const],
    });
    const draft = [outline(5, 1), outline(3, 2), outline(5, 3)].reduce(withOutline, empty);
    expect(draft.outlines).toEqual([outline(3, 2), outline(5, 3)]);
  });
});
