import { warmUp } from '../../extension/worker/warmUp';

describe('warming up the worker', () => {
  it('runs a whole measurement, down to the ellipses', () => {
    expect(warmUp()).toMatchObject({
      status: 'measured',
      measurement: { threeSlice: { hu: { meanHu: 60 } } },
    });
  });
});
