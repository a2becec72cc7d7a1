import { findContrastWords } from '../../../src';

describe('a description', () => {
  it('names a word of the list, never what else stands in it', () => {
    expect(findContrastWords('CT angiography')).toEqual({ says: 'with', word: 'angiography' });
    expect(findContrastWords('CT angiomueller')).toEqual({ says: 'with', word: 'angio' });
  });

  it('of any length is read at once', () => {
    const start = performance.now();
    expect(findContrastWords(`no${' '.repeat(200_000)}`)).toEqual({ says: 'nothing' });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
