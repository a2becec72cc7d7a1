import { message, type Message } from '../messages/message';
import { createVolumeGeometry, type VolumeGeometry } from '../volume/geometry';
import { cross, dot, length, normalize, scale, subtract, type Vec3 } from '../volume/vector';
import { nameSlices, readImagePlane, type CtFrame } from './ctFrames';
import type { RefusalReason } from './ctSeries';

/** Slices that form a regular grid, in the order of K. */
export interface SliceStack {
  readonly geometry: VolumeGeometry;
  readonly frames: readonly CtFrame[];
}

/** A slice with its place, while the stack is put together. */
interface PlacedSlice {
  readonly frame: CtFrame;
  readonly positionLps: Vec3;
  readonly row: Vec3;
  readonly column: Vec3;
  readonly pixelSpacingMm: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

/** Fewer slices than this give neither three ellipses nor a body. */
const MIN_SLICES = 3;

/**
 * How far directions may differ or lean, as the tangent of the angle: 0.06 degrees. The same
 * bound as for the axes of a grid (volume/geometry.ts): it lets the rounding of direction
 * cosines pass, and refuses every gantry tilt.
 */
const MAX_LEAN = 1e-3;

/** PixelSpacing may differ by this share within a series: rounding in the header. */
const MAX_SPACING_DIFFERENCE = 1e-3;

/**
 * How far a slice may be from its place, as a share of the spacing; and in mm, since some
 * headers round positions to 0.1 mm. Chosen here: a tenth of a slice moves HU less than the
 * choice of the slice does, and a missing slice is a whole spacing.
 */
const MAX_MISPLACEMENT = 0.1;
const POSITION_ROUNDING_MM = 0.11;

/**
 * Puts slices into a right-handed grid, K along the cross product of row and column direction,
 * or says why they form none. Order and direction of the slices given do not matter.
 */
export function stackSlices(
  frames: readonly CtFrame[],
): SliceStack | { readonly reasons: readonly RefusalReason[] } {
  const slices = frames.flatMap((frame) => placeSlice(frame) ?? []);
  if (slices.length < frames.length) {
    const placed = new Set(slices.map(({ frame }) => frame));
    return refuse(
      'noImagePlane',
      message('noImagePlane', {
        slices: nameSlices(frames.filter((frame) => !placed.has(frame))),
      }),
    );
  }
  const mixed = findMixed(slices);
  if (mixed.length > 0) return { reasons: mixed };
  if (slices.length < MIN_SLICES) {
    return refuse(
      'tooFewSlices',
      slices.length === 1 ? message('oneSlice') : message('fewSlices', { count: slices.length }),
    );
  }
  return stackAlike(slices);
}

function placeSlice(frame: CtFrame): PlacedSlice | undefined {
  const plane = readImagePlane(frame.header);
  if (!plane) return undefined;
  const row = plane.orientation.slice(0, 3) as unknown as Vec3;
  const column = plane.orientation.slice(3) as unknown as Vec3;
  const isFrame =
    Math.abs(length(row) - 1) < MAX_LEAN &&
    Math.abs(length(column) - 1) < MAX_LEAN &&
    Math.abs(dot(row, column)) < MAX_LEAN;
  if (!isFrame) return undefined;
  return {
    ...plane,
    frame,
    positionLps: plane.positionLps as unknown as Vec3,
    row: normalize(row),
    column: normalize(column),
  };
}

/** Slices of a series that differ from its first slice in what all must share. */
function findMixed(slices: readonly PlacedSlice[]): readonly RefusalReason[] {
  const first = slices[0]!;
  const different = (
    code: 'mixedSize' | 'mixedSpacing' | 'mixedOrientation',
    differs: (slice: PlacedSlice) => boolean,
  ): readonly RefusalReason[] => {
    const others = slices.filter(differs).map(({ frame }) => frame);
    if (others.length === 0) return [];
    const values = { slices: nameSlices(others), first: first.frame.name };
    return [{ code, message: message(code, values) }];
  };
  return [
    ...different(
      'mixedSize',
      ({ rows, columns }) => rows !== first.rows || columns !== first.columns,
    ),
    ...different('mixedSpacing', ({ pixelSpacingMm }) =>
      pixelSpacingMm.some(
        (mm, axis) => Math.abs(mm / first.pixelSpacingMm[axis]! - 1) > MAX_SPACING_DIFFERENCE,
      ),
    ),
    ...different(
      'mixedOrientation',
      ({ row, column }) =>
        length(subtract(row, first.row)) > MAX_LEAN ||
        length(subtract(column, first.column)) > MAX_LEAN,
    ),
  ];
}

/** Sorts slices that share size, spacing and orientation, and checks their distances. */
function stackAlike(
  slices: readonly PlacedSlice[],
): SliceStack | { readonly reasons: readonly RefusalReason[] } {
  const { row, column, pixelSpacingMm, rows, columns } = slices[0]!;
  const normal = normalize(cross(row, column));
  const depthMm = ({ positionLps }: PlacedSlice) => dot(positionLps, normal);
  const sorted = [...slices].sort((a, b) => depthMm(a) - depthMm(b));

  const leaning = findLean(sorted, normal);
  if (leaning) return { reasons: [leaning] };
  const uneven = findUneven(sorted, sorted.map(depthMm));
  if (uneven) return { reasons: [uneven] };

  const heightMm = depthMm(sorted.at(-1)!) - depthMm(sorted[0]!);
  return {
    geometry: createVolumeGeometry({
      dimensions: [columns, rows, sorted.length],
      spacing: [pixelSpacingMm[1]!, pixelSpacingMm[0]!, heightMm / (sorted.length - 1)],
      origin: sorted[0]!.positionLps,
      direction: [row, column, normal],
    }),
    frames: sorted.map(({ frame }) => frame),
  };
}

/** Slices that do not lie straight above each other: a tilted gantry, or single shifted ones. */
function findLean(sorted: readonly PlacedSlice[], normal: Vec3): RefusalReason | undefined {
  const offsets = sorted.map(({ positionLps }) => {
    const fromFirst = subtract(positionLps, sorted[0]!.positionLps);
    const heightMm = dot(fromFirst, normal);
    return { heightMm, sidewaysMm: length(subtract(fromFirst, scale(normal, heightMm))) };
  });
  const isOff = ({ heightMm, sidewaysMm }: { heightMm: number; sidewaysMm: number }) =>
    sidewaysMm > Math.max(POSITION_ROUNDING_MM, MAX_LEAN * heightMm);
  const off = sorted.filter((_, index) => isOff(offsets[index]!));
  if (off.length === 0) return undefined;
  const last = offsets.at(-1)!;
  const middle = offsets[Math.floor(sorted.length / 2)]!;
  // Where the gantry is tilted, the shift grows with the height.
  const expectedMm = (last.sidewaysMm * middle.heightMm) / last.heightMm;
  if (isOff(last) && Math.abs(middle.sidewaysMm - expectedMm) < last.sidewaysMm / 4) {
    const degrees = (Math.atan2(last.sidewaysMm, last.heightMm) * 180) / Math.PI;
    return {
      code: 'gantryTilt',
      message: message('gantryTilted', { degrees: degrees.toFixed(1) }),
    };
  }
  return {
    code: 'shiftedSlices',
    message: message('slicesShifted', { slices: nameSlices(off.map(({ frame }) => frame)) }),
  };
}

/** Slices at one position, or at unequal distances; `depthsMm` grows along the stack. */
function findUneven(
  sorted: readonly PlacedSlice[],
  depthsMm: readonly number[],
): RefusalReason | undefined {
  const gapsMm = depthsMm.slice(1).map((depth, index) => depth - depthsMm[index]!);
  const isSame = (mm: number) => mm < SAME_POSITION_MM;
  const regularMm = median(gapsMm.filter((mm) => !isSame(mm)));
  const frameOf = (index: number) => sorted[index]!.frame;
  if (gapsMm.some(isSame)) {
    const doubled = gapsMm.flatMap((mm, index) => (isSame(mm) ? [frameOf(index + 1)] : []));
    return {
      code: 'duplicateSlices',
      message: message('slicesDoubled', { slices: nameSlices(doubled) }),
    };
  }
  const toleranceMm = Math.max(MAX_MISPLACEMENT * regularMm, POSITION_ROUNDING_MM);
  const unequal = gapsMm.findIndex((mm) => Math.abs(mm - regularMm) > toleranceMm);
  const gridMm = (depthsMm.at(-1)! - depthsMm[0]!) / (depthsMm.length - 1);
  const drifted = depthsMm.findIndex(
    (depth, index) => Math.abs(depth - depthsMm[0]! - index * gridMm) > toleranceMm,
  );
  if (unequal < 0 && drifted < 0) return undefined;
  const gap = unequal < 0 ? drifted - 1 : unequal;
  const missing = Math.round(gapsMm[gap]! / regularMm) - 1;
  const where = {
    upper: frameOf(gap).name,
    lower: frameOf(gap + 1).name,
    gapMm: rounded(gapsMm[gap]!),
    regularMm: rounded(regularMm),
  };
  if (missing > 0) {
    return {
      code: 'missingSlices',
      message:
        missing === 1
          ? message('sliceMissing', where)
          : message('slicesMissing', { ...where, count: missing }),
    };
  }
  return {
    code: 'unequalSpacing',
    message: message('slicesUneven', where),
  };
}

/** Positions nearer than this are one position: below any reconstruction increment. */
const SAME_POSITION_MM = 0.02;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rounded = (mm: number): number => Number(mm.toFixed(3));

function refuse(code: RefusalReason['code'], why: Message) {
  return { reasons: [{ code, message: why }] };
}
