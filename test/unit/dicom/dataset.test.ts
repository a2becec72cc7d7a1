import { readItems, readNumber, readNumbers, readString, readStrings, readUid } from '../../../src';

describe('reading a naturalized dataset', () => {
  it.each([
    ['120', 120],
    [[120], 120],
    [' 120 ', 120],
    [1.5e2, 150],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    ['about 120', undefined],
    [[null], undefined],
    [NaN, undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
    ['1e999', undefined],
    // One of several values, or one that stands where another is missing, is not the value.
    [[120, 80], undefined],
    ['120\\80', undefined],
    [['', 80], undefined],
  ])('takes %j as the number %s', (KVP, number) => {
    expect(readNumber({ KVP }, 'KVP')).toBe(number);
  });

  it.each([[[0.7, 0.8]], [['0.7', '0.8']], ['0.7\\0.8'], [new Float64Array([0.7, 0.8])]])(
    'takes %j as two numbers',
    (PixelSpacing) => {
      expect(readNumbers({ PixelSpacing }, 'PixelSpacing')).toEqual([0.7, 0.8]);
    },
  );

  it.each([[['0.7', 'x']], [['0.7', '', '0.8']], [[0.7, null, 0.8]], ['0.7\\\\0.8']])(
    'gives no numbers at all where one is none or missing, as in %j',
    (PixelSpacing) => {
      expect(readNumbers({ PixelSpacing }, 'PixelSpacing')).toEqual([]);
    },
  );

  it.each([
    ['ORIGINAL\\PRIMARY', ['ORIGINAL', 'PRIMARY']],
    [
      ['ORIGINAL', 'PRIMARY'],
      ['ORIGINAL', 'PRIMARY'],
    ],
    ['ORIGINAL ', ['ORIGINAL']],
    [null, []],
  ])('takes %j as texts', (ImageType, texts) => {
    expect(readStrings({ ImageType }, 'ImageType')).toEqual(texts);
  });

  it.each([
    ['Doe^Jane'],
    [{ Alphabetic: 'Doe^Jane' }],
    [[{ Alphabetic: 'Doe^Jane', Ideographic: '' }]],
  ])('takes the alphabetic part of the name %j', (PatientName) => {
    expect(readString({ PatientName }, 'PatientName')).toBe('Doe^Jane');
  });

  it('takes a UID without its padding, and nothing that is no UID', () => {
    expect(readUid({ StudyInstanceUID: '1.2.3\0' }, 'StudyInstanceUID')).toBe('1.2.3');
    expect(readUid({ StudyInstanceUID: 'abc' }, 'StudyInstanceUID')).toBeUndefined();
    expect(readUid({ StudyInstanceUID: '1'.repeat(65) }, 'StudyInstanceUID')).toBeUndefined();
    for (const path of ['..', '1..2', '.1', '1.']) {
      expect(readUid({ StudyInstanceUID: path }, 'StudyInstanceUID')).toBeUndefined();
    }
  });

  it('takes no longer for padding inside a text than for other text', () => {
    const padded = `${'\0'.repeat(200_000)}x`;
    const start = performance.now();
    expect(readString({ StationName: padded }, 'StationName')).toBe(padded);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('takes the items of a sequence, with or without its array', () => {
    const item = { CodeValue: '1' };
    expect(readItems({ CodeSequence: [item, item] }, 'CodeSequence')).toEqual([item, item]);
    expect(readItems({ CodeSequence: item }, 'CodeSequence')).toEqual([item]);
    expect(readItems({ CodeSequence: null }, 'CodeSequence')).toEqual([]);
    expect(readItems({}, 'CodeSequence')).toEqual([]);
  });
});
