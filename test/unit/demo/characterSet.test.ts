import { textDecoder } from '../../../demo/archive/characterSet';

describe('text in DICOM files', () => {
  // Bytes as PS3.5 annexes H to K print them for these names.
  test.each([
    ['Latin 1', ['ISO_IR 100'], [0x42, 0x75, 0x63, 0xe9], 'Bucé'],
    ['nothing stated', [], [0x41, 0x42], 'AB'],
    ['UTF-8', ['ISO_IR 192'], [0xc3, 0xa4, 0xe5, 0xb1, 0xb1], 'ä山'],
    ['Cyrillic', ['ISO_IR 144'], [0xbb, 0xee, 0xda], 'Люк'],
    ['GB18030', ['GB18030'], [0xcd, 0xf5], '王'],
    [
      'Japanese by escape sequences',
      ['', 'ISO 2022 IR 87'],
      [0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42],
      '山田',
    ],
    [
      'Korean announced by an escape sequence',
      ['', 'ISO 2022 IR 149'],
      [0x1b, 0x24, 0x29, 0x43, 0xb1, 0xe8],
      '김',
    ],
  ])('is read by its character set: %s', (_name, characterSets, bytes, text) => {
    expect(textDecoder(characterSets)(Uint8Array.from(bytes))).toBe(text);
  });

  test('of an unknown character set is read, not refused', () => {
    expect(textDecoder(['ISO_IR 999'])(Uint8Array.of(0x41))).toBe('A');
  });
});
