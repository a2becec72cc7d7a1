import { onlyPart } from '../../../../cli/dicomweb/multipart';

const TYPE = 'multipart/related; type="application/dicom"; boundary=ab';
const answer = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('onlyPart', () => {
  it.each([
    ['a plain boundary', TYPE],
    ['a quoted boundary', 'multipart/related; boundary="ab"; type="application/dicom"'],
  ])('gives the body of the part, with %s', (_title, type) => {
    // The body holds what looks like the end, as pixels may.
    const text = '--ab\r\nContent-Type: application/dicom\r\n\r\nA\r\n\r\n--ab B\r\n--ab--\r\n';
    expect(textOf(onlyPart(answer(text), type))).toBe('A\r\n\r\n--ab B');
  });

  it('passes over a preamble', () => {
    const text = '\r\n--ab\r\nContent-Type: application/dicom\r\n\r\nA\r\n--ab--';
    expect(textOf(onlyPart(answer(text), TYPE))).toBe('A');
  });

  it('gives an answer that is not multipart as it is', () => {
    expect(textOf(onlyPart(answer('DICM'), 'application/dicom'))).toBe('DICM');
  });

  it.each([
    ['without a boundary in the type', 'multipart/related', '--ab\r\n\r\nA\r\n--ab--'],
    ['without a part', TYPE, '--ab--\r\n'],
    ['cut off in the body', TYPE, '--ab\r\nContent-Type: application/dicom\r\n\r\nA'],
    ['empty', TYPE, ''],
  ])('refuses an answer %s', (_title, type, text) => {
    expect(() => onlyPart(answer(text), type)).toThrow(SyntaxError);
  });
});
