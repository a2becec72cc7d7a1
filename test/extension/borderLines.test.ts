import {
  borderLines,
  gripOfLine,
  isNearOutline,
  type BorderLine,
} from '../../extension/tools/borderLines';
import { borderMove } from '../../extension/session/editing/adjusting';
import type { BodyPlacement, Vec3 } from '../../src';
import { blockMask } from '../support/reading';
import { FAKE_GEOMETRY } from './fakeSession';

// A block from 30 to 69.5 mm along L, 40 to 59.5 along P and 20 to 39.5 along S, in 1 mm voxels.
const mask = blockMask([30, 40, 20], [40, 20, 20]);
const placement: BodyPlacement = {
  centerLps: [49.5, 49.5, 29.5],
  superiorEndplate: { pointLps: [49.5, 49.5, 39.5], normalLps: [0, 0, 1] },
  inferiorEndplate: { pointLps: [49.5, 49.5, 19.5], normalLps: [0, 0, 1] },
};
const sagittal = { pointLps: [45, 0, 0], normalLps: [1, 0, 0] } as const;
const axial = { pointLps: [0, 0, 30], normalLps: [0, 0, 1] } as const;

describe('the borders of a mask in a plane', () => {
  it('are two lines as wide as the mask on a sagittal view', () => {
    const lines = borderLines(FAKE_GEOMETRY, mask, placement, sagittal);
    expect(lines.map(({ border }) => border)).toEqual(['superior', 'inferior']);
    const [superior, inferior] = lines;
    for (const line of [superior!, inferior!]) {
      const ys = [line.fromLps[1], line.toLps[1]].sort((a, b) => a - b);
      // To half a voxel.
      expect(Math.abs(ys[0]! - 39.5)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(ys[1]! - 59.5)).toBeLessThanOrEqual(0.5);
      expect(line.fromLps[0]).toBeCloseTo(45, 9);
    }
    expect(superior!.fromLps[2]).toBeCloseTo(39.5, 9);
    expect(superior!.outwardLps).toEqual([0, 0, 1]);
    expect(inferior!.outwardLps[2]).toBeCloseTo(-1, 9);
  });

  it('are not there on an axial view, nor beside the mask', () => {
    expect(borderLines(FAKE_GEOMETRY, mask, placement, axial)).toEqual([]);
    const beside = { ...sagittal, pointLps: [10, 0, 0] as Vec3 };
    expect(borderLines(FAKE_GEOMETRY, mask, placement, beside)).toEqual([]);
  });
});

describe('a press near a border', () => {
  const line: BorderLine = {
    border: 'superior',
    fromLps: [0, 0, 0],
    toLps: [0, 40, 0],
    outwardLps: [0, 0, 1],
  };
  it.each([
    [[0, 2, 1], 'from'],
    [[0, 20, -1], 'middle'],
    [[0, 39, 0], 'to'],
    [[0, 20, 3], undefined],
    [[0, -3, 0], undefined],
  ] as const)('at %j takes hold of %s', (point, grip) => {
    expect(gripOfLine(line, point, 2)).toBe(grip);
  });

  it('shifts the border by its middle, and turns it about the far end by an end', () => {
    expect(borderMove(line, 'middle', 3)).toEqual({ shiftMm: 3 });
    const turned = borderMove(line, 'to', 4);
    expect(turned.shiftMm).toBe(2);
    expect(turned.tiltLeftDegrees).toBeCloseTo(0, 9);
    expect(turned.tiltPosteriorDegrees).toBeCloseTo((Math.atan(0.1) * 180) / Math.PI, 9);
    expect(borderMove(line, 'from', 4).tiltPosteriorDegrees).toBeCloseTo(
      (-Math.atan(0.1) * 180) / Math.PI,
      9,
    );
  });
});

describe('the outline of a mask', () => {
  it.each([
    ['on it', [29.5, 50, 30], true],
    ['just inside', [31, 50, 30], true],
    ['in the middle', [50, 50, 30], false],
    ['far outside', [20, 50, 30], false],
  ] as const)('is near a point %s: %j -> %s', (_where, point, near) => {
    expect(isNearOutline(FAKE_GEOMETRY, mask, point, axial, 2)).toBe(near);
  });
});
