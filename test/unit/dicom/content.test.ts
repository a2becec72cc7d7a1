import * as codes from '../../../src/dicom/codes';
import { toDicomDateTime } from '../../../src/dicom/contentHeader';
import { personNameText } from '../../../src/dicom/sharedAttributes';
import {
  container,
  numberItem,
  toContentDataset,
  toDecimalString,
} from '../../../src/dicom/contentNode';
import { deriveUid } from '../../../src/dicom/uid';

const { HEADING_CODES, MEASUREMENT_CODES, UNIT_CODES } = codes;

describe('a decimal string', () => {
  test.each([
    [0.1, '0.1'],
    [-300, '-300'],
    [1 / 3, '0.33333333333333'],
    [-1234.567890123456, '-1234.5678901235'],
    [1.2345678901234e-7, '1.23456789012e-7'],
  ])('of %d has at most 16 characters and as many digits as fit', (value, text) => {
    expect(toDecimalString(value)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(16);
  });

  test('of no finite number is refused', () => {
    expect(() => toDecimalString(NaN)).toThrow(/finite/);
  });
});

describe('a measured number', () => {
  const measured = (value: number, unit: codes.Unit) =>
    numberItem('CONTAINS', MEASUREMENT_CODES.area, value, unit).attributes['MeasuredValueSequence'];

  test.each([
    ['hu', 98.7961630695444, '98.8'],
    ['hu', -0.001, '0'],
    ['mm2', 2 / 3, '0.67'],
    ['mm3', 18_446.744_073, '18446.74'],
    ['mm', 1.10000000041632, '1.1'],
    ['tScore', -10 / 3, '-3.3333333333333'],
  ] as const)('in %s of %d is shown as %s, and exact as a float', (unit, value, text) => {
    expect(measured(value, UNIT_CODES[unit])).toMatchObject([
      { NumericValue: text, FloatingPointValue: value },
    ]);
  });

  test('that is shown exactly needs no float', () => {
    expect(measured(0.25, UNIT_CODES.mm2)).not.toHaveProperty('0.FloatingPointValue');
    expect(measured(0.683594, UNIT_CODES.mm)).not.toHaveProperty('0.FloatingPointValue');
  });

  test('that is not finite is refused', () => {
    expect(() => measured(NaN, UNIT_CODES.hu)).toThrow(/finite/);
  });
});

test('a tree of items becomes nested sequences, each item with its relationship', () => {
  const number = numberItem('CONTAINS', MEASUREMENT_CODES.area, 1, UNIT_CODES.mm2);
  const root = container('CONTAINS', HEADING_CODES.report, [
    container('CONTAINS', HEADING_CODES.imageLibrary, []),
    container('HAS ACQ CONTEXT', HEADING_CODES.measurements, [number]),
  ]);
  const dataset = toContentDataset(root);
  expect(dataset).not.toHaveProperty('RelationshipType');
  expect(dataset).toMatchObject({
    ValueType: 'CONTAINER',
    ContentSequence: [
      { RelationshipType: 'CONTAINS', ValueType: 'CONTAINER' },
      {
        RelationshipType: 'HAS ACQ CONTEXT',
        ContentSequence: [{ RelationshipType: 'CONTAINS', ValueType: 'NUM' }],
      },
    ],
  });
  expect(dataset).not.toHaveProperty('ContentSequence.0.ContentSequence');
});

test('every code fits its attributes: 16 characters for the value, 64 for the meaning', () => {
  const isCode = (entry: object): entry is codes.Code => 'scheme' in entry;
  const all = Object.values(codes)
    .flatMap((group) => (typeof group === 'object' ? Object.values<object>(group) : []))
    .filter(isCode);
  expect(all.length).toBeGreaterThan(80);
  for (const { value, scheme, meaning } of all) {
    expect(value).toMatch(/^\S{1,16}$/);
    expect(scheme.length).toBeLessThanOrEqual(16);
    expect(meaning.length).toBeLessThanOrEqual(64);
  }
});

describe('a derived UID', () => {
  test('is always the same for the same part, and different for another', () => {
    const superior = deriveUid('2.25.1', 'three-slice superior');
    expect(deriveUid('2.25.1', 'three-slice superior')).toBe(superior);
    expect(deriveUid('2.25.1', 'three-slice middle')).not.toBe(superior);
    expect(deriveUid('2.25.2', 'three-slice superior')).not.toBe(superior);
  });

  test('is a UUID of version 8 under 2.25', () => {
    const [, decimal] = /^2\.25\.([1-9]\d*)$/.exec(deriveUid('2.25.1', 'x'))!;
    const hex = BigInt(decimal!).toString(16).padStart(32, '0');
    expect(hex).toMatch(/^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });
});

test('the time of a report is written in UTC with microseconds', () => {
  expect(toDicomDateTime(new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)))).toBe(
    '20260102030405.006000+0000',
  );
});

test.each([
  ['Doe^Jane', 'Doe^Jane'],
  [[{ Alphabetic: 'Doe^Jane' }], 'Doe^Jane'],
  [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }, 'Yamada^Tarou=山田^太郎'],
  [undefined, ''],
  [{ Alphabetic: 5, Ideographic: {} }, ''],
  [{ Alphabetic: 'a='.repeat(100_000) }, 'a='.repeat(100_000)],
])('the name %j is kept with all its groups', (value, text) => {
  expect(personNameText(value)).toBe(text);
});
