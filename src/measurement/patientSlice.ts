import type { VolumeGeometry } from '../volume/geometry';
import type { PointIj } from './ellipse';
import { findLargestEllipse, type PlaneEllipse, type SliceMask } from './largestEllipse';

/**
 * The largest ellipse of an axial slice (`findLargestEllipse`), searched as the slice lies in the
 * patient: of ellipses that are equally large the same one is found in any order of the stack.
 */
export function findLargestInPatient(
  geometry: VolumeGeometry,
  slice: SliceMask,
  refine: boolean,
): PlaneEllipse | undefined {
  const turn = turnOfSlices(geometry);
  const spacingMm = [geometry.spacing[0], geometry.spacing[1]] as const;
  const found = findLargestEllipse(turnSlice(turn, slice), turnPair(turn, spacingMm), refine);
  return found && turnEllipseBack(turn, slice, spacingMm, found);
}

/** How an axial slice is laid so that its columns follow the patient's left and its rows the back. */
interface SliceTurn {
  /** Whether I runs from front to back and J from side to side. */
  readonly swaps: boolean;
  /** Whether I, or J, runs against the patient's axis. */
  readonly flipsI: boolean;
  readonly flipsJ: boolean;
}

/** The turn of the slices of a grid; each axis counts as the patient's that it is nearest to. */
function turnOfSlices({ direction: [i, j] }: VolumeGeometry): SliceTurn {
  const swaps = Math.abs(i[0]) < Math.abs(j[0]);
  return {
    swaps,
    flipsI: (swaps ? i[1] : i[0]) < 0,
    flipsJ: (swaps ? j[0] : j[1]) < 0,
  };
}

/** Two values of I and J as those of left and back, or the other way round. */
const turnPair = ({ swaps }: SliceTurn, [a, b]: PointIj): PointIj => (swaps ? [b, a] : [a, b]);

/** A slice as it lies in the patient. */
function turnSlice(turn: SliceTurn, { columns, rows, pixels }: SliceMask): SliceMask {
  const [width, height] = turnPair(turn, [columns, rows]);
  const turned = new Uint8Array(pixels.length);
  let target = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [i, j] = turnPair(turn, [x, y]);
      const column = turn.flipsI ? columns - 1 - i : i;
      const row = turn.flipsJ ? rows - 1 - j : j;
      turned[target++] = pixels[row * columns + column]!;
    }
  }
  return { columns: width, rows: height, pixels: turned };
}

/**
 * An ellipse of a turned slice in the slice as it was.
 *
 * @param spacingMm pixel spacing along I and J, mm
 */
function turnEllipseBack(
  turn: SliceTurn,
  { columns, rows }: SliceMask,
  spacingMm: PointIj,
  { centerMm, angle, ...size }: PlaneEllipse,
): PlaneEllipse {
  const [x, y] = turnPair(turn, centerMm);
  const [alongI, alongJ] = turnPair(turn, [Math.cos(angle), Math.sin(angle)]);
  return {
    ...size,
    centerMm: [
      turn.flipsI ? (columns - 1) * spacingMm[0] - x : x,
      turn.flipsJ ? (rows - 1) * spacingMm[1] - y : y,
    ],
    angle: Math.atan2(turn.flipsJ ? -alongJ : alongJ, turn.flipsI ? -alongI : alongI),
  };
}
