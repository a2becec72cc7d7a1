import { ctSeriesDatasets } from '../../demo/phantom/writeCtSeries';
import {
  createCtVolume,
  createVolumeGeometry,
  wholeBox,
  type CtVolume,
  type NaturalizedDataset,
} from '../../src';
import { enhancedCt } from '../support/enhancedCt';
import { AXIAL } from '../support/grid';
import type { ConformanceCase } from './conformanceCase';

/** The CT of a case as naturalized instances, in the order of their files. */
export function caseCt(of: ConformanceCase): readonly NaturalizedDataset[] {
  const volume = lattice(of);
  const header = { uidSeed: `conformance ${of.name}`, ...of.header };
  const images = of.isMultiFrame ? [enhancedCt(volume, header)] : ctSeriesDatasets(volume, header);
  return inOrder(images, of.fileOrder).map((image, index) => ({
    ...image,
    InstanceNumber: String(index + 1),
    ...of.attributes,
  }));
}

/** Every voxel differs from its neighbours, so that a mask in another place has another mean. */
function lattice({ dimensions, spacing, direction }: ConformanceCase): CtVolume {
  const geometry = createVolumeGeometry({
    dimensions: dimensions ?? [32, 23, 25],
    spacing: spacing ?? [0.7, 0.8, 1.25],
    origin: [-10.5, 20.25, -300.125],
    direction: direction ?? AXIAL,
  });
  const [columns, rows, slices] = geometry.dimensions;
  const hu = new Int16Array(columns * rows * slices);
  for (let offset = 0; offset < hu.length; offset++) {
    const i = offset % columns;
    const j = Math.floor(offset / columns) % rows;
    const k = Math.floor(offset / (columns * rows));
    hu[offset] = 20 + ((i * 7 + j * 13 + k * 29) % 97) - (k % 5) * 4;
  }
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}

function inOrder<Item>(
  items: readonly Item[],
  order: ConformanceCase['fileOrder'] = 'ascending',
): readonly Item[] {
  if (order === 'ascending') return items;
  if (order === 'descending') return [...items].reverse();
  // 7 shares no factor with the numbers of slices used here, so each comes once.
  return items.map((_, index) => items[(index * 7) % items.length]!);
}
