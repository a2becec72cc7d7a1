import {
  createCtVolume,
  differsFromVoxels,
  type CtVolume,
  type IndexBox,
  type LevelReading,
} from '../../../src';
import { readSmallCt, smallCt, smallReading } from '../../support/smallReading';

const { series, volume } = readSmallCt(smallCt());
const { L1, L3 } = smallReading(series, volume).levels;
const level = L1!;
/** All voxels, whatever box is asked for. */
const read = (): CtVolume => volume;

const withStatistics = (changes: object): LevelReading => ({
  ...level,
  threeDimensional: {
    ...level.threeDimensional!,
    statistics: { ...level.threeDimensional!.statistics, ...changes },
  },
});

const withSlice = (changes: object): LevelReading => {
  const { ellipses, hu } = level.threeSlice!;
  const slices = hu.slices.map((slice, index) => (index === 1 ? { ...slice, ...changes } : slice));
  return { ...level, threeSlice: { ellipses, hu: { ...hu, slices } } };
};

describe('a level that was stored', () => {
  it('does not differ from the voxels that it was measured on', () => {
    expect(differsFromVoxels(level, read)).toBe(false);
    expect(differsFromVoxels(L3!, read)).toBe(false);
  });

  it('does not differ by the rounding of decimals, or by what was not stored', () => {
    const { meanHu } = level.threeDimensional!.statistics;
    expect(differsFromVoxels(withStatistics({ meanHu: meanHu + 0.001 }), read)).toBe(false);
    const { p5Hu: _p5, p95Hu: _p95, ...older } = level.threeDimensional!.statistics;
    const threeDimensional = { ...level.threeDimensional!, statistics: older };
    expect(differsFromVoxels({ ...level, threeDimensional }, read)).toBe(false);
  });

  it.each(['meanHu', 'sdHu', 'medianHu', 'p5Hu', 'p95Hu', 'voxels', 'volumeMm3'] as const)(
    'differs by its %s',
    (name) => {
      const other = level.threeDimensional!.statistics[name]! + 0.5;
      expect(differsFromVoxels(withStatistics({ [name]: other }), read)).toBe(true);
    },
  );

  it.each(['meanHu', 'sdHu', 'voxels', 'areaMm2'] as const)(
    'differs by the %s of an ellipse',
    (name) => {
      const other = level.threeSlice!.hu.slices[1]![name] + 0.5;
      expect(differsFromVoxels(withSlice({ [name]: other }), read)).toBe(true);
    },
  );

  it('differs where it cannot be measured, and asks only for the voxels that it needs', () => {
    const boxes: IndexBox[] = [];
    const padding = (box: IndexBox): CtVolume => {
      boxes.push(box);
      const hu = new Int16Array(box.size[0] * box.size[1] * box.size[2]).fill(-1024);
      return createCtVolume({ geometry: series.geometry, box, hu });
    };
    expect(differsFromVoxels(level, padding)).toBe(true);
    expect(boxes).toEqual([level.threeDimensional!.cancellous.box]);
  });

  it('passes on what is no fault of the result', () => {
    const failing = () => {
      throw new Error('not loaded yet');
    };
    expect(() => differsFromVoxels(level, failing)).toThrow('not loaded yet');
  });
});
