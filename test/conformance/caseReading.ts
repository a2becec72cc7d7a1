import { phantomUid } from '../../demo/phantom/phantomUid';
import {
  createMask,
  DEFAULT_PEEL_MM,
  ijkToLps,
  measureMask,
  measureThreeSlice,
  trimMask,
  VERTEBRAL_LEVELS,
  wholeBox,
  type CtSeries,
  type CtVolume,
  type EllipseRoi,
  type LevelReading,
  type Mask,
  type Reading,
  type Vec3,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../src';
import type { ConformanceCase } from './conformanceCase';

/** The reading of a case: all its masks and ellipses measured in the voxels of its CT. */
export function caseReading(of: ConformanceCase, series: CtSeries, volume: CtVolume): Reading {
  const levels: Partial<Record<VertebralLevel, LevelReading>> = {};
  for (const level of VERTEBRAL_LEVELS) {
    const exclusion = of.exclusions?.[level];
    const isMeasured = (of.levels ?? ['L1', 'L2']).includes(level);
    if (!isMeasured && !exclusion) continue;
    levels[level] = {
      level,
      trackingUid: phantomUid(`conformance ${of.name} ${level}`),
      ...(isMeasured ? measured(of, level, volume) : {}),
      ...(exclusion ? { exclusion } : {}),
    };
  }
  return {
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    peelMm: DEFAULT_PEEL_MM,
    levels,
    ...(of.anatomyNote ? { anatomyNote: of.anatomyNote } : {}),
    ...(of.patient ? { patient: of.patient } : {}),
  };
}

function measured(
  of: ConformanceCase,
  level: VertebralLevel,
  volume: CtVolume,
): Pick<LevelReading, 'threeDimensional' | 'threeSlice'> {
  const levels = of.levels ?? ['L1', 'L2'];
  const place = placeOf(level, volume.geometry);
  const cancellous = of.masks === 'none' ? undefined : maskOf(of, place, volume.geometry);
  const paths = of.paths ?? ['oneClick'];
  const path = paths[levels.indexOf(level) % paths.length]!;
  const isDrawn = path === 'guidedManual';
  const ellipses = ellipsesAt(place, volume.geometry);
  return {
    ...(cancellous && {
      threeDimensional: {
        path,
        cancellous,
        statistics: measureMask(volume, cancellous),
        peelMm: isDrawn ? 0 : (of.peelMm ?? DEFAULT_PEEL_MM),
        ...(isDrawn ? {} : { seedLps: ijkToLps(volume.geometry, place.centerIjk) }),
        warnings: [],
      },
    }),
    ...((of.threeSlice ?? levels).includes(level) && {
      threeSlice: { ellipses, hu: measureThreeSlice(volume, ellipses) },
    }),
  };
}

/** Where a level lies: its share of the grid along the axis that runs most to the head. */
interface Place {
  readonly axis: 0 | 1 | 2;
  /** Whether indices of that axis grow towards the head. */
  readonly isCranial: boolean;
  readonly centerIjk: Vec3;
  /** In voxels; along the axis less than half the distance of two levels. */
  readonly radiiIjk: Vec3;
}

function placeOf(level: VertebralLevel, { dimensions, direction }: VolumeGeometry): Place {
  const towardsHead = direction.map(([, , z]) => Math.abs(z));
  const axis = towardsHead.indexOf(Math.max(...towardsHead)) as Place['axis'];
  const isCranial = direction[axis][2] > 0;
  const fromHead = (VERTEBRAL_LEVELS.indexOf(level) + 0.5) / VERTEBRAL_LEVELS.length;
  const share = isCranial ? 1 - fromHead : fromHead;
  const vec = (of: (n: number, each: number) => number) => dimensions.map(of) as unknown as Vec3;
  return {
    axis,
    isCranial,
    centerIjk: vec((n, each) => n * (each === axis ? share : 0.5) - 0.5),
    radiiIjk: vec((n, each) => n * (each === axis ? 0.45 / VERTEBRAL_LEVELS.length : 0.33)),
  };
}

function maskOf(of: ConformanceCase, place: Place, geometry: VolumeGeometry): Mask {
  const box = wholeBox(geometry);
  const [columns, rows, slices] = box.size;
  const voxels = new Uint8Array(columns * rows * slices);
  for (let offset = 0; offset < voxels.length; offset++) {
    const i = offset % columns;
    const j = Math.floor(offset / columns) % rows;
    if (isInMask(of, place, box.size, [i, j, Math.floor(offset / (columns * rows))])) {
      voxels[offset] = 1;
    }
  }
  return trimMask(createMask(box, voxels));
}

/** No mask looks the same when it is flipped or when two of its axes are swapped. */
function isInMask(of: ConformanceCase, place: Place, size: Vec3, pointIjk: Vec3): boolean {
  const { axis, centerIjk, radiiIjk } = place;
  const steps = pointIjk.map((index, each) => index - Math.round(centerIjk[each]!));
  const isInPlace = Math.abs(steps[axis]!) <= Math.max(1, Math.floor(radiiIjk[axis]));
  const [u, v, w] = steps.map((step, each) => step / Math.max(1, radiiIjk[each]!)) as [
    ...[number, number, number],
  ];
  const isBody = u * u + v * v + w * w <= 1 && !(u > 0 && v > 0.2 && w >= 0);
  switch (of.masks) {
    case 'split':
      return isBody && steps[axis] !== 0;
    case 'corners':
      return (
        isInPlace && isAtCorner(pointIjk, size, axis) && steps[(axis + 1) % 3]! !== steps[axis]
      );
    case 'wholeSlices':
      return isInPlace;
    case 'oneVoxel':
      return steps.every((step) => step === 0);
    default:
      return isBody;
  }
}

/** Three of the four corners of a slice. */
function isAtCorner(pointIjk: Vec3, size: Vec3, axis: Place['axis']): boolean {
  const [a, b] = [(axis + 1) % 3, (axis + 2) % 3].map(
    (each) => [pointIjk[each]! === 0, pointIjk[each]! === size[each]! - 1] as const,
  );
  return (a![0] || a![1]) && (b![0] || (b![1] && a![0]));
}

/** SCOORD holds 32-bit floats; parts of 64 are held exactly. */
const inParts = (value: number): number => Math.round(value * 64) / 64;

/** Straight, across, and turned; in three slices about the middle of the level. */
function ellipsesAt(
  { centerIjk, isCranial }: Place,
  { dimensions }: VolumeGeometry,
): readonly EllipseRoi[] {
  const [a, b] = [inParts(dimensions[0] * 0.3), inParts(dimensions[1] * 0.2)];
  const middle = Math.min(Math.max(Math.round(centerIjk[2]), 1), dimensions[2] - 2);
  const center = [inParts(centerIjk[0] + 0.3), inParts(centerIjk[1] - 0.2)] as const;
  return [
    {
      position: 'superior',
      sliceIndex: middle + (isCranial ? 1 : -1),
      centerIj: center,
      majorHalfAxisIj: [a, 0],
      minorHalfAxisIj: [0, b],
    },
    {
      position: 'middle',
      sliceIndex: middle,
      centerIj: center,
      majorHalfAxisIj: [0, b],
      minorHalfAxisIj: [inParts(a / 2), 0],
    },
    {
      position: 'inferior',
      sliceIndex: middle + (isCranial ? -1 : 1),
      centerIj: center,
      majorHalfAxisIj: [inParts(a * 0.6), inParts(b * 0.6)],
      minorHalfAxisIj: [inParts(-b * 0.4), inParts(a * 0.4)],
    },
  ];
}
