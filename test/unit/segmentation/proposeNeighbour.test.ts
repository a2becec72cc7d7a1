import { proposeNeighbourCenter } from '../../../src/segmentation/proposeNeighbour';
import { segmentVertebralBody } from '../../../src/segmentation/segmentVertebralBody';
import { createVolumeGeometry } from '../../../src/volume/geometry';
import { subtract } from '../../../src/volume/vector';
import { columnOfBodies, renderPhantom } from '../../support/bodyPhantom';

describe('proposeNeighbourCenter', () => {
  const bodies = columnOfBodies([0, 0, 0], 3, { pitchDegrees: 12 });
  const geometry = createVolumeGeometry({
    dimensions: [100, 110, 80],
    spacing: [1, 1, 1.5],
    origin: [-50, -55, -60],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  const volume = renderPhantom(geometry, { bodies });
  const found = segmentVertebralBody(volume, bodies[1]!.centerLps);

  it.each([
    ['above', 0],
    ['below', 2],
  ] as const)('points into the middle of the body %s, along a tilted spine', (side, neighbour) => {
    if (found.status !== 'segmented') throw new Error(`refused: ${found.reason}`);
    const proposed = proposeNeighbourCenter(found, side);
    // mm; the middle third of a body is 9 mm high and 15 mm wide.
    const off = Math.hypot(...subtract(proposed, bodies[neighbour]!.centerLps));
    expect(off).toBeLessThan(4);
  });
});
