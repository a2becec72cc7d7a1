import { intraclassCorrelation } from '../../evaluation/intraclass';

describe('intraclassCorrelation', () => {
  it('gives the ICC(2,1) of the example of Shrout and Fleiss 1979', () => {
    const readings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    expect(intraclassCorrelation(readings)).toBeCloseTo(0.29, 2);
  });

  it('is 1 for readers who agree, and less for one who always reads more', () => {
    expect(
      intraclassCorrelation([
        [1, 1],
        [2, 2],
        [4, 4],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      intraclassCorrelation([
        [1, 3],
        [2, 4],
        [4, 6],
      ]),
    ).toBeLessThan(0.6);
  });
});
