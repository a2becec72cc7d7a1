import { add, scale, type Vec3, type VolumeGeometry } from '../../src';
import { isBodyCancellous, isHighContrast } from './materials';
import { materialIn } from './scene';
import type { Structure } from './shapes';

/** Edge (voxels) of the bricks in which only the structures that reach them are asked. */
const BRICK = 8;

/** What is drawn on the grid. */
export interface RasterScene {
  readonly structures: readonly Structure[];
  /** HU by material number. */
  readonly hu: Float32Array;
  /** HU added in cancellous bone of the bodies, at a point of the anatomy frame (mm). */
  readonly textureHu: (x: number, y: number, z: number) => number;
  /** Samples along each edge of a voxel at a border of bone, cement or gas. */
  readonly supersampling: number;
}

/**
 * Draws a scene on a grid given in the anatomy frame: the material at each voxel's centre, and
 * at voxels with a neighbour of another material the mean HU over sample points within the
 * voxel (partial volume). Borders between soft tissues take two samples an edge.
 */
export function rasterize(scene: RasterScene, grid: VolumeGeometry): Float32Array {
  const { dimensions } = grid;
  const labels = new Uint8Array(dimensions[0] * dimensions[1] * dimensions[2]);
  const voxels = new Float32Array(labels.length);
  const bricks = Array.from(bricksOf(grid, scene.structures));
  for (const brick of bricks) labelBrick(brick, grid, labels);
  const offsets: SampleOffsets = {
    fine: sampleOffsets(grid, scene.supersampling),
    coarse: sampleOffsets(grid, Math.min(2, scene.supersampling)),
  };
  for (const brick of bricks) shadeBrick(brick, grid, labels, scene, offsets, voxels);
  return voxels;
}

/** Sample points of a voxel relative to its centre: x, y, z after each other, mm. */
interface SampleOffsets {
  readonly fine: Float64Array;
  readonly coarse: Float64Array;
}

interface Brick {
  readonly low: Vec3;
  readonly high: Vec3;
  readonly structures: readonly Structure[];
}

function* bricksOf(grid: VolumeGeometry, structures: readonly Structure[]): Generator<Brick> {
  const [ni, nj, nk] = grid.dimensions;
  for (let k = 0; k < nk; k += BRICK) {
    for (let j = 0; j < nj; j += BRICK) {
      for (let i = 0; i < ni; i += BRICK) {
        const low: Vec3 = [i, j, k];
        const high: Vec3 = [
          Math.min(ni, i + BRICK),
          Math.min(nj, j + BRICK),
          Math.min(nk, k + BRICK),
        ];
        const { min, max } = reachOf(grid, low, high);
        yield {
          low,
          high,
          structures: structures.filter((structure) =>
            [0, 1, 2].every(
              (axis) => structure.min[axis]! <= max[axis]! && structure.max[axis]! >= min[axis]!,
            ),
          ),
        };
      }
    }
  }
}

/** Bounds in the anatomy frame of a block of whole voxels. */
function reachOf(grid: VolumeGeometry, low: Vec3, high: Vec3): Pick<Structure, 'min' | 'max'> {
  let middle = grid.origin;
  let reach: Vec3 = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const unit = grid.direction[axis]!;
    const mm = grid.spacing[axis]!;
    middle = add(middle, scale(unit, (mm * (low[axis]! + high[axis]! - 1)) / 2));
    const extent = (mm * (high[axis]! - low[axis]!)) / 2;
    reach = [
      reach[0] + Math.abs(unit[0]) * extent,
      reach[1] + Math.abs(unit[1]) * extent,
      reach[2] + Math.abs(unit[2]) * extent,
    ];
  }
  return { min: add(middle, scale(reach, -1)), max: add(middle, reach) };
}

/** The steps from voxel to voxel, mm. */
const stepsOf = ({ direction, spacing }: VolumeGeometry) =>
  [
    scale(direction[0], spacing[0]),
    scale(direction[1], spacing[1]),
    scale(direction[2], spacing[2]),
  ] as const;

function labelBrick({ low, high, structures }: Brick, grid: VolumeGeometry, labels: Uint8Array) {
  if (structures.length === 0) return;
  const [ni, nj] = grid.dimensions;
  const [si, sj, sk] = stepsOf(grid);
  for (let k = low[2]; k < high[2]; k++) {
    for (let j = low[1]; j < high[1]; j++) {
      const row = add(grid.origin, add(scale(sj, j), scale(sk, k)));
      const start = (k * nj + j) * ni;
      for (let i = low[0]; i < high[0]; i++) {
        labels[start + i] = materialIn(
          structures,
          row[0] + i * si[0],
          row[1] + i * si[1],
          row[2] + i * si[2],
        );
      }
    }
  }
}

function shadeBrick(
  { low, high, structures }: Brick,
  grid: VolumeGeometry,
  labels: Uint8Array,
  scene: RasterScene,
  { fine, coarse }: SampleOffsets,
  voxels: Float32Array,
) {
  const [ni, nj, nk] = grid.dimensions;
  const [si, sj, sk] = stepsOf(grid);
  for (let k = low[2]; k < high[2]; k++) {
    for (let j = low[1]; j < high[1]; j++) {
      const row = add(grid.origin, add(scale(sj, j), scale(sk, k)));
      for (let i = low[0]; i < high[0]; i++) {
        const at = (k * nj + j) * ni + i;
        const own = labels[at]!;
        const x = row[0] + i * si[0];
        const y = row[1] + i * si[1];
        const z = row[2] + i * si[2];
        const border = borderAt(labels, at, own, i, ni, j, nj, k, nk);
        if (border === INTERIOR) {
          voxels[at] = scene.hu[own]! + (isBodyCancellous(own) ? scene.textureHu(x, y, z) : 0);
          continue;
        }
        const offsets = border === SHARP_BORDER ? fine : coarse;
        let sum = 0;
        for (let sample = 0; sample < offsets.length; sample += 3) {
          const material = materialIn(
            structures,
            x + offsets[sample]!,
            y + offsets[sample + 1]!,
            z + offsets[sample + 2]!,
          );
          sum += scene.hu[material]!;
        }
        voxels[at] = (3 * sum) / offsets.length;
      }
    }
  }
}

/** `isHighContrast` by material number, as 0 or 1. */
const SHARP = Uint8Array.from({ length: 256 }, (_, material) => Number(isHighContrast(material)));

const INTERIOR = 0;
const SOFT_BORDER = 1;
const SHARP_BORDER = 2;

/** Whether a voxel has a neighbour of another material, and whether bone, cement or gas is in it. */
function borderAt(
  labels: Uint8Array,
  at: number,
  own: number,
  i: number,
  ni: number,
  j: number,
  nj: number,
  k: number,
  nk: number,
): number {
  const left = i > 0 ? labels[at - 1]! : own;
  const right = i < ni - 1 ? labels[at + 1]! : own;
  const front = j > 0 ? labels[at - ni]! : own;
  const back = j < nj - 1 ? labels[at + ni]! : own;
  const below = k > 0 ? labels[at - ni * nj]! : own;
  const above = k < nk - 1 ? labels[at + ni * nj]! : own;
  const alike =
    left === own &&
    right === own &&
    front === own &&
    back === own &&
    below === own &&
    above === own;
  if (alike) return INTERIOR;
  const sharp =
    SHARP[own]! |
    SHARP[left]! |
    SHARP[right]! |
    SHARP[front]! |
    SHARP[back]! |
    SHARP[below]! |
    SHARP[above]!;
  return sharp ? SHARP_BORDER : SOFT_BORDER;
}

/** A regular grid of sample points within a voxel. */
function sampleOffsets(grid: VolumeGeometry, samplesAnEdge: number): Float64Array {
  const steps = stepsOf(grid);
  const offsets: number[] = [];
  const part = (index: number) => (index + 0.5) / samplesAnEdge - 0.5;
  for (let c = 0; c < samplesAnEdge; c++) {
    for (let b = 0; b < samplesAnEdge; b++) {
      for (let a = 0; a < samplesAnEdge; a++) {
        const point = add(
          scale(steps[0], part(a)),
          add(scale(steps[1], part(b)), scale(steps[2], part(c))),
        );
        offsets.push(...point);
      }
    }
  }
  return Float64Array.from(offsets);
}
