import type { DataSet } from 'dicom-parser';

/** An 8-bit picture, four bytes (red, green, blue, opacity) a pixel, rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

/** A linear VOI window (PS3.3 C.11.2.1.2), in output units of the rescale (HU in CT). */
export interface Window {
  readonly center: number;
  readonly width: number;
}

/** Whether `renderFrame` can show an image: uncompressed, one grey sample of 8 or 16 bits. */
export function isRenderable(dataSet: DataSet): boolean {
  const photometric = dataSet.string('x00280004') ?? '';
  return (
    photometric.startsWith('MONOCHROME') &&
    (dataSet.uint16('x00280002') ?? 1) === 1 &&
    [8, 16].includes(dataSet.uint16('x00280100') ?? 0)
  );
}

/**
 * Draws one little-endian frame of a renderable image through a window: the one given, else the
 * first of the dataset, else the frame's own range of values.
 */
export function renderFrame(dataSet: DataSet, frame: Buffer, given?: Window): Picture {
  const width = dataSet.uint16('x00280011') ?? 0;
  const height = dataSet.uint16('x00280010') ?? 0;
  const values = outputValues(dataSet, frame, width * height);
  const { center, width: span } = given ?? ownWindow(dataSet) ?? rangeOf(values);
  const inverted = dataSet.string('x00280004') === 'MONOCHROME1';
  const rgba = Buffer.alloc(width * height * 4, 255);
  values.forEach((value, i) => {
    const level = Math.round(((value - (center - 0.5)) / Math.max(span - 1, 1) + 0.5) * 255);
    const shown = Math.min(255, Math.max(0, level));
    rgba.fill(inverted ? 255 - shown : shown, i * 4, i * 4 + 3);
  });
  return { width, height, rgba };
}

function outputValues(dataSet: DataSet, frame: Buffer, count: number): Float32Array {
  const wide = dataSet.uint16('x00280100') === 16;
  const signed = dataSet.uint16('x00280103') === 1;
  const unusedBits = (wide ? 16 : 8) - (dataSet.uint16('x00280101') ?? (wide ? 16 : 8));
  const slope = dataSet.floatString('x00281053') ?? 1;
  const intercept = dataSet.floatString('x00281052') ?? 0;
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const stored = wide ? frame.readUInt16LE(i * 2) << 16 : frame.readUInt8(i) << 24;
    const bits = 32 - (wide ? 16 : 8) + unusedBits;
    const value = signed ? (stored << unusedBits) >> bits : (stored << unusedBits) >>> bits;
    values[i] = value * slope + intercept;
  }
  return values;
}

function ownWindow(dataSet: DataSet): Window | undefined {
  const center = dataSet.floatString('x00281050');
  const width = dataSet.floatString('x00281051');
  return center !== undefined && width !== undefined && width >= 1 ? { center, width } : undefined;
}

function rangeOf(values: Float32Array): Window {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { center: (low + high + 1) / 2, width: high - low + 1 };
}

/** Shrinks a picture to fit into a box, keeping its shape; averages what falls together. */
export function shrinkToFit(picture: Picture, maxWidth: number, maxHeight: number): Picture {
  const scale = Math.min(1, maxWidth / picture.width, maxHeight / picture.height);
  if (scale === 1) return picture;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const box = {
        left: Math.floor((x * picture.width) / width),
        right: Math.ceil(((x + 1) * picture.width) / width),
        top: Math.floor((y * picture.height) / height),
        bottom: Math.ceil(((y + 1) * picture.height) / height),
      };
      for (let channel = 0; channel < 4; channel++) {
        rgba[(y * width + x) * 4 + channel] = boxMean(picture, box, channel);
      }
    }
  }
  return { width, height, rgba };
}

interface PixelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxMean(picture: Picture, box: PixelBox, channel: number): number {
  let sum = 0;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      sum += picture.rgba[(y * picture.width + x) * 4 + channel];
    }
  }
  return Math.round(sum / ((box.right - box.left) * (box.bottom - box.top)));
}
