import { signedDistance, type SlicePixels } from '../../../src/segmentation/signedDistance';

const pixelsOf = (rows: readonly string[]): SlicePixels => ({
  columns: rows[0]!.length,
  rows: rows.length,
  pixels: Uint8Array.from(rows.join(''), Number),
});

describe('signedDistance', () => {
  it('is 0 half way between two pixels, positive inside', () => {
    const distances = signedDistance(pixelsOf(['0001111']), [1, 1], 10);
    expect([...distances]).toEqual([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5]);
  });

  it('is Euclidean on the true spacing, tried pixel by pixel', () => {
    const spacing = [0.7, 1.1] as const;
    const slice = pixelsOf([
      '00000000000', //
      '00111110000',
      '00111111100',
      '00110111100',
      '00000001100',
      '00000000000',
      '01000000000',
    ]);
    const found = signedDistance(slice, spacing, 20);
    slice.pixels.forEach((value, n) => {
      let least = Infinity;
      slice.pixels.forEach((other, m) => {
        if (other === value) return;
        const dx = ((m % 11) - (n % 11)) * spacing[0];
        const dy = (Math.floor(m / 11) - Math.floor(n / 11)) * spacing[1];
        least = Math.min(least, Math.hypot(dx, dy));
      });
      // Half of the mean spacing lies between a pixel's centre and its side.
      expect(found[n]).toBeCloseTo((value ? 1 : -1) * (least - 0.45), 5);
    });
  });

  it('ends at the limit, and is that everywhere outside of an empty mask', () => {
    expect([...signedDistance(pixelsOf(['000']), [1, 1], 4)]).toEqual([-4, -4, -4]);
    expect([...signedDistance(pixelsOf(['111']), [1, 1], 4)]).toEqual([4, 4, 4]);
    expect(signedDistance(pixelsOf(['1000000000']), [1, 1], 4)[9]).toBe(-4);
  });
});
