import { acceptedTypes, multipartOrSingle, parseMediaType } from '../../../demo/archive/mediaRange';

const form = (accept: string | undefined, type: string) =>
  multipartOrSingle(acceptedTypes(accept, undefined), type);

describe('what a client accepts', () => {
  test('is read with and without quotes', () => {
    const plain = 'multipart/related; type=application/octet-stream; transfer-syntax=*';
    const quoted = 'Multipart/Related; Type="application/octet-stream"; transfer-syntax="*"';
    expect(parseMediaType(quoted)).toEqual(parseMediaType(plain));
  });

  test('is sorted by its quality, and what has none of it is left out', () => {
    const types = acceptedTypes('a/a;q=0.5, b/b, c/c;q=0, d/d;q=0.9', undefined);
    expect(types.map(({ type }) => type)).toEqual(['b/b', 'd/d', 'a/a']);
  });

  test('is taken from the query before the header', () => {
    expect(acceptedTypes('image/jpeg', 'image/png').map(({ type }) => type)).toEqual(['image/png']);
  });

  test.each([
    [undefined, 'image/jpeg', 'multipart'],
    ['*/*', 'application/dicom', 'multipart'],
    ['multipart/related; type="application/dicom"', 'application/dicom', 'multipart'],
    ['application/dicom', 'application/dicom', 'single'],
    ['application/octet-stream', 'application/octet-stream', 'single'],
    ['image/*', 'image/jls', 'single'],
    // OHIF asks so for every frame, whatever its compression.
    [
      'multipart/related; type=application/octet-stream; transfer-syntax=*',
      'image/jls',
      'multipart',
    ],
    ['multipart/related; type="image/jpeg"', 'image/jls', undefined],
    ['multipart/related; type="application/octet-stream"', 'application/dicom', undefined],
    ['text/html', 'application/dicom', undefined],
  ])('%s is served %s as %s', (accept, type, expected) => {
    expect(form(accept, type)).toBe(expected);
  });
});
