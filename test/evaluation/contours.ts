import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Mask } from '../../src/segmentation/mask';
import { isInBox, offsetInBox, type CtVolume } from '../../src/volume/ctVolume';
import { lpsToIjk } from '../../src/volume/geometry';
import type { Vec3 } from '../../src/volume/vector';
import { holds } from '../support/maskOverlap';

/** Half the side (mm) of what is shown, and pixels a mm. */
const HALF_MM = 36;
const PIXELS_PER_MM = 5;
const SIDE = 2 * HALF_MM * PIXELS_PER_MM;

/** Three sections a plane, so far (mm) from the middle. */
const OFFSETS_MM = [-8, 0, 8] as const;

/** The axes to the right, downwards and through each picture; K is shown upwards. */
const PLANES = [
  [0, 2, 1],
  [1, 2, 0],
  [0, 1, 2],
] as const;

type Color = readonly [number, number, number];

const COLORS = { label: [0, 255, 0], body: [255, 50, 50], cancellous: [80, 160, 255] } as const;

/** Share of its own color in a voxel that only one mask holds; the HU remain visible. */
const TINT = 0.45;

/** The voxel that a picture shows at a place (pixels). */
type VoxelAt = (x: number, y: number) => Vec3;

/** The color of a place of a picture whose HU are shown as `grey`. */
type ColorAt = (at: VoxelAt, x: number, y: number, grey: number) => Color;

/**
 * Draws nine sections about a point as a PNG: label green, body red, cancellous bone blue, each
 * along the faces of its voxels; HU from -150 to 450.
 */
export function writeContours(
  folder: string,
  title: string,
  volume: CtVolume,
  centerLps: Vec3,
  label: Mask,
  { body, cancellous }: { readonly body: Mask; readonly cancellous: Mask },
): void {
  const masks = [
    [label, COLORS.label],
    [body, COLORS.body],
    [cancellous, COLORS.cancellous],
  ] as const;
  writeSections(folder, title, volume, centerLps, (at, x, y, grey) => {
    let color: Color = [grey, grey, grey];
    const around = [at(x + 1, y), at(x - 1, y), at(x, y + 1), at(x, y - 1)];
    for (const [mask, ofMask] of masks) {
      if (holds(mask, at(x, y)) && around.some((other) => !holds(mask, other))) color = ofMask;
    }
    return color;
  });
}

/**
 * Draws the same sections with the voxels in dispute: only in the body red, only in the label
 * green. Where they are as bright as the shell beside them they are bone, whoever left them out.
 */
export function writeDisputes(
  folder: string,
  title: string,
  volume: CtVolume,
  centerLps: Vec3,
  label: Mask,
  body: Mask,
): void {
  writeSections(folder, `${title} disputed`, volume, centerLps, (at, x, y, grey) => {
    const voxel = at(x, y);
    const isLabel = holds(label, voxel);
    if (isLabel === holds(body, voxel)) return [grey, grey, grey];
    const tint = isLabel ? COLORS.label : COLORS.body;
    const mix = (channel: 0 | 1 | 2) => (1 - TINT) * grey + TINT * tint[channel];
    return [mix(0), mix(1), mix(2)];
  });
}

function writeSections(
  folder: string,
  title: string,
  volume: CtVolume,
  centerLps: Vec3,
  colorAt: ColorAt,
): void {
  const center = lpsToIjk(volume.geometry, centerLps).map(Math.round);
  const png = new PNG({ width: SIDE * PLANES.length, height: SIDE * OFFSETS_MM.length });
  PLANES.forEach((plane, column) =>
    OFFSETS_MM.forEach((offsetMm, row) => {
      const at: VoxelAt = (x, y) => voxelAt(volume, center, plane, offsetMm, x, y);
      for (let y = 0; y < SIDE; y++) {
        for (let x = 0; x < SIDE; x++) {
          const hu = huAt(volume, at(x, y));
          const grey = Math.max(0, Math.min(255, ((hu + 150) / 600) * 255));
          const pixel = ((row * SIDE + y) * png.width + column * SIDE + x) * 4;
          png.data.set([...colorAt(at, x, y, grey), 255], pixel);
        }
      }
    }),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${title.replace(/ /g, '-')}.png`), PNG.sync.write(png));
}

function voxelAt(
  { geometry: { spacing } }: CtVolume,
  center: readonly number[],
  [right, down, through]: readonly [number, number, number],
  offsetMm: number,
  x: number,
  y: number,
): Vec3 {
  const index: [number, number, number] = [center[0]!, center[1]!, center[2]!];
  const up = down === 2 ? -1 : 1;
  index[right] = Math.round(center[right]! + (x - SIDE / 2) / PIXELS_PER_MM / spacing[right]!);
  index[down] = Math.round(center[down]! + (up * (y - SIDE / 2)) / PIXELS_PER_MM / spacing[down]!);
  index[through] = Math.round(center[through]! + offsetMm / spacing[through]!);
  return index;
}

function huAt({ box, hu }: CtVolume, [i, j, k]: Vec3): number {
  return isInBox(box, i, j, k) ? hu[offsetInBox(box, i, j, k)]! : -1000;
}
