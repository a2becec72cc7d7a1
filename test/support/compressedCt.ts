import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import loadOpenJpeg from '@cornerstonejs/codec-openjpeg/wasmjs';
import { data } from 'dcmjs';
import { readNumber, type NaturalizedDataset } from '../../src';
import { readDataset } from './writeDataset';

/** Converts each file of a folder with a program of dcmtk into another folder, made here. */
export function convertFolder(
  program: string,
  options: readonly string[],
  from: string,
  to: string,
): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    execFileSync(program, [...options, join(from, name), join(to, name)]);
  }
}

const JPEG_2000_LOSSLESS = '1.2.840.10008.1.2.4.90';

/** Compresses each file of a folder as lossless JPEG 2000 into another folder, made here. */
export async function compressAsJpeg2000(from: string, to: string): Promise<void> {
  const { J2KEncoder } = await loadOpenJpeg({ print: () => undefined });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const dataset = readDataset(readFileSync(join(from, name)));
    const frames = splitFrames(dataset).map((frame) => {
      const encoder = new J2KEncoder();
      encoder.getDecodedBuffer(frameInfo(dataset)).set(frame);
      encoder.setQuality(true, 0);
      encoder.encode();
      const encoded = encoder.getEncodedBuffer().slice();
      encoder.delete();
      return encoded;
    });
    writeFileSync(join(to, name), writeEncapsulated(dataset, frames));
  }
}

const frameInfo = (dataset: NaturalizedDataset) => ({
  width: readNumber(dataset, 'Columns')!,
  height: readNumber(dataset, 'Rows')!,
  bitsPerSample: readNumber(dataset, 'BitsStored')!,
  componentCount: 1,
  isSigned: readNumber(dataset, 'PixelRepresentation') === 1,
});

function splitFrames(dataset: NaturalizedDataset): readonly Uint8Array[] {
  const [pixels] = dataset['PixelData'] as readonly ArrayBuffer[];
  const { width, height } = frameInfo(dataset);
  const frames = readNumber(dataset, 'NumberOfFrames') ?? 1;
  const size = 2 * width * height;
  return Array.from({ length: frames }, (_, index) => new Uint8Array(pixels!, index * size, size));
}

function writeEncapsulated(dataset: NaturalizedDataset, frames: readonly Uint8Array[]): Uint8Array {
  const { DicomDict, DicomMetaDictionary } = data;
  const uid = (value: unknown) => ({ vr: 'UI', Value: [value] });
  const file = new DicomDict({
    '00020001': { vr: 'OB', Value: [new Uint8Array([0, 1]).buffer] },
    '00020002': uid(dataset['SOPClassUID']),
    '00020003': uid(dataset['SOPInstanceUID']),
    '00020010': uid(JPEG_2000_LOSSLESS),
  });
  file.dict = DicomMetaDictionary.denaturalizeDataset({
    ...dataset,
    PixelData: frames.map((frame) => new Uint8Array(frame).buffer),
    _vrMap: { PixelData: 'OB' },
  });
  return new Uint8Array(file.write({ fragmentMultiframe: false }));
}
