import { data } from 'dcmjs';
import { toDicomCielab } from '../../../src/dicom/cielab';
import { LEVEL_COLORS } from '../../../src';

describe('colours of segments', () => {
  it.each([
    ['black', [0, 0, 0], [0, 32896, 32896]],
    ['white', [255, 255, 255], [65535, 32896, 32896]],
  ] as const)('%s', (_name, rgb, cielab) => {
    toDicomCielab(rgb).forEach((value, index) =>
      // A unit is 1/65535 of the scale; white is rounded in the sixth digit of its definition.
      expect(Math.abs(value - cielab[index]!)).toBeLessThanOrEqual(3),
    );
  });

  it.each(Object.entries(LEVEL_COLORS))('%s comes back from DICOM as it was', (_level, rgb) => {
    const back = data.Colors.dicomlab2RGB([...toDicomCielab(rgb)]);
    back.forEach((share, index) => expect(Math.abs(share * 255 - rgb[index]!)).toBeLessThan(1.5));
  });
});
