import fc from 'fast-check';
import {
  parseSegmentation,
  type Mask,
  type NaturalizedDataset,
  type StoredSegmentation,
} from '../../../src';
import { tryHostile, unlessRefused } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import {
  COLUMNS,
  readSmallCt,
  ROWS,
  smallCt,
  smallReading,
  smallResult,
} from '../../support/smallReading';
import { pixelData, readDataset, writeDataset } from '../../support/writeDataset';

// Segmentations that are damaged, foreign or forged. One is refused, or read: and then its masks are
// those that its frames hold, which are looked up here bit by bit, by the place of each frame.

const ct = smallCt();
const { series, volume } = readSmallCt(ct);
// As it comes from an archive.
const stored = readDataset(
  writeDataset(smallResult(smallReading(series, volume), series, ct).segmentation),
);
const packed = pixelData(stored);

type Item = Readonly<Record<string, readonly Item[] | undefined>>;

/** The level of each code of an anatomic region. */
const LEVELS: Readonly<Record<string, string>> = {
  '61032001': 'L1',
  '53983007': 'L2',
  '55492004': 'L3',
  '71996003': 'L4',
};

const single = (value: unknown): unknown => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.length === 1 ? values[0] : undefined;
};

/** Voxels of a level as `i,j,k`, by frames of its segment number; K by the frame's height. */
function voxelsByHand(
  dataset: NaturalizedDataset,
  bits: Uint8Array,
  level: string,
): ReadonlySet<string> {
  const { SegmentSequence, PerFrameFunctionalGroupsSequence: frames } = dataset as Item;
  const segment = SegmentSequence!.find(
    (each) => LEVELS[String(single(each['AnatomicRegionSequence']?.[0]?.['CodeValue']))] === level,
  );
  const number = Number(single(segment!['SegmentNumber']));
  const voxels = new Set<string>();
  frames!.forEach((frame, index) => {
    const identification = frame['SegmentIdentificationSequence']![0]!;
    if (Number(single(identification['ReferencedSegmentNumber'])) !== number) return;
    const k = heightOf(frame) ?? sourceOf(frame);
    for (let pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
      const bit = index * ROWS * COLUMNS + pixel;
      if (((bits[bit >> 3]! >> (bit & 7)) & 1) === 0) continue;
      voxels.add(`${pixel % COLUMNS},${Math.floor(pixel / COLUMNS)},${k}`);
    }
  });
  return voxels;
}

function heightOf(frame: Item): number | undefined {
  const position: unknown = frame['PlanePositionSequence']?.[0]?.['ImagePositionPatient'];
  const z = Array.isArray(position) && position.length === 3 ? Number(position[2]) : NaN;
  return Number.isFinite(z) ? Math.round((z + 300) / 1.1) : undefined;
}

function sourceOf(frame: Item): number {
  const source = frame['DerivationImageSequence']![0]!['SourceImageSequence']![0]!;
  const uid = single(source['ReferencedSOPInstanceUID']);
  return series.slices.findIndex(({ sopInstanceUid }) => sopInstanceUid === uid);
}

function voxelsOf({ box: { min, size }, voxels }: Mask): ReadonlySet<string> {
  const found = new Set<string>();
  voxels.forEach((voxel, offset) => {
    if (voxel === 0) return;
    const i = min[0] + (offset % size[0]);
    const j = min[1] + (Math.floor(offset / size[0]) % size[1]);
    const k = min[2] + Math.floor(offset / (size[0] * size[1]));
    found.add(`${i},${j},${k}`);
  });
  return found;
}

function expectMasksOf(
  { segments }: StoredSegmentation,
  dataset: NaturalizedDataset,
  bits: Uint8Array,
): void {
  for (const { level, cancellous } of segments) {
    expect(voxelsOf(cancellous)).toEqual(voxelsByHand(dataset, bits, level));
  }
}

describe('hostile segmentations', () => {
  it('are refused, or their masks are those of their frames', async () => {
    const cases = mutated(stored, (key) => key !== 'PixelData');
    const { results, refusals } = await tryHostile(cases, 300, (dataset) => {
      const result = unlessRefused(() => parseSegmentation(dataset, packed, series));
      if (result) expectMasksOf(result, dataset, packed);
      return result;
    });
    expect(results).toBeGreaterThan(100);
    expect(refusals).toBeGreaterThan(50);
  });

  it('are refused, or their masks are those of their bits', async () => {
    const bits = fc.oneof(
      fc
        .nat(2 * packed.length)
        .map((length) => Uint8Array.from({ length }, (_, at) => packed[at] ?? 1)),
      fc
        .array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 })
        .map((changes) => {
          const changed = packed.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          return changed;
        }),
    );
    const { results, refusals } = await tryHostile(bits, 100, (data) => {
      const result = unlessRefused(() => parseSegmentation(stored, data, series));
      if (result) expectMasksOf(result, stored, data);
      return result;
    });
    expect(results).toBeGreaterThan(20);
    expect(refusals).toBeGreaterThan(20);
  });

  it('of another software are refused, whatever else is wrong with them', async () => {
    const foreign = { ...stored, ManufacturerModelName: 'Another', SoftwareVersions: ['3.13.2'] };
    const cases = mutated(
      foreign,
      (key) => !['PixelData', 'SoftwareVersions'].includes(String(key)),
    );
    const { results } = await tryHostile(cases, 60, (dataset) =>
      unlessRefused(() => parseSegmentation(dataset, packed, series)),
    );
    expect(results).toBe(0);
  });
});
