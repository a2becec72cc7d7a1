import type { Rgb } from '../spine/levelColors';

/** White of sRGB (CIE D65), XYZ. */
const WHITE = [0.95047, 1, 1.08883] as const;

/** Linear sRGB to CIE XYZ (IEC 61966-2-1). */
const TO_XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const cubeRoot = (share: number): number =>
  share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;

/**
 * A colour as DICOM writes CIELab: L* of 0 to 100, a* and b* of -128 to 127, each over 0 to 65535
 * (PS3.3 section C.10.7.1.1). With the white of sRGB, as the readers of segmentations take it.
 */
export function toDicomCielab(rgb: Rgb): readonly [number, number, number] {
  const channels = rgb.map(linear);
  const [x, y, z] = TO_XYZ.map((row, axis) =>
    cubeRoot(row.reduce((sum, weight, index) => sum + weight * channels[index]!, 0) / WHITE[axis]!),
  ) as [number, number, number];
  const [l, a, b] = [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  const scaled = [(l / 100) * 65535, ((a + 128) / 255) * 65535, ((b + 128) / 255) * 65535];
  return scaled.map((value) => Math.round(Math.min(65535, Math.max(0, value)))) as [
    number,
    number,
    number,
  ];
}
