import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CtSeries } from '../../src';

const start = promisify(execFile);

/** The files of a result, and the CT it was measured in. */
export interface StoredResult {
  readonly ctFolder: string;
  /** Absent where no level has a mask. */
  readonly segmentation?: string;
  readonly report: string;
}

/** A number of a report beside what comes out of the CT. */
export interface Remeasurement<Measured = { readonly meanHu: number }> {
  readonly name: string;
  /** HU by their derivation. */
  readonly reported: Readonly<Record<string, number>>;
  readonly measured: Measured;
}

/** The voxels of an ellipse, measured again. */
interface MeasuredHu {
  readonly meanHu: number;
  readonly sdHu: number;
  readonly medianHu: number;
  readonly p5Hu: number;
  readonly p95Hu: number;
  readonly voxels: number;
}

/** The voxels of a segment, measured again. */
interface MeasuredSegment extends MeasuredHu {
  readonly volumeMm3: number;
  readonly region: string;
  /** Offsets of pixels in a slice, by `SOP instance UID/frame number`. */
  readonly pixels: SlicePixels;
}

/** Offsets of pixels, ascending, by their slice. */
export type SlicePixels = Readonly<Record<string, readonly number[]>>;

/** What readResult.py prints of a result. */
export interface PydicomReading {
  readonly patientName: string;
  /** Frames of the segmentation in which no pixel is set. */
  readonly emptyFrames: number;
  readonly levels: readonly Remeasurement<MeasuredSegment>[];
  readonly ellipses: readonly Remeasurement<MeasuredHu>[];
  /** Of the three slices of a level, and of a patient. */
  readonly means: readonly Remeasurement[];
  /** Of the levels, as they stand under a mean of the patient. */
  readonly sources: readonly Remeasurement[];
}

/** Reads results with pydicom and measures them again from their CT, all in one process. */
export const readWithPydicom = (
  results: readonly StoredResult[],
): Promise<readonly PydicomReading[]> =>
  withInput(results, async (input) => {
    // Debian's Python, which has pydicom.
    const output = await outputOf('/usr/bin/python3', [join(__dirname, 'readResult.py'), input]);
    return JSON.parse(output) as readonly PydicomReading[];
  });

/** What readWithItk.mjs writes of a result. */
export interface ItkReading {
  /** The report as printed. */
  readonly text: string;
  /** Positions of the voxels of each segment (LPS, mm), by tracking UID. */
  readonly segments: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
}

/** Reads results with the WebAssembly of dcmqi and dcmtk in npm, all in one process. */
export const readWithItk = (results: readonly StoredResult[]): Promise<readonly ItkReading[]> =>
  withInput(results, async (input) => {
    const output = `${input}.read`;
    await outputOf(process.execPath, [join(__dirname, 'readWithItk.mjs'), input, output]);
    return JSON.parse(readFileSync(output, 'utf8')) as readonly ItkReading[];
  });

/**
 * Whether @itk-wasm/dicom finds the frames of a segmentation of this CT. It holds DCMTK 3.6.8, which
 * loses its place in packed bits where rows x columns is no multiple of 8 (DCMTK issue 1132,
 * mended in 3.6.9). PS3.5 section 8.1.1 leaves no gap between frames; pydicom reads them so.
 */
export function isReadableByItk({ geometry }: CtSeries): boolean {
  const [columns, rows] = geometry.dimensions;
  return (columns * rows) % 8 === 0;
}

async function withInput<Reading>(
  results: readonly StoredResult[],
  read: (input: string) => Promise<Reading>,
): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'vbmd-readers-'));
  try {
    const input = join(folder, 'input.json');
    writeFileSync(input, JSON.stringify(results));
    return await read(input);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program prints; it must end well. */
export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await start(command, args, { maxBuffer: 2 ** 28 });
  return stdout;
}
