import fc from 'fast-check';

/** Length of the very long texts: what takes a time that grows with its square is noticed. */
const LONG = 200_000;

/** Texts that run as scripts wherever they are taken for HTML; they leave a mark when they do. */
export const MARKUP = [
  '<img src=x onerror="window.injected=1">',
  '<script>window.injected=1</script>',
  '"><svg onload="window.injected=1">',
] as const;

const NUMBERS: readonly unknown[] = [
  ...[NaN, Infinity, -Infinity, -0, 0, -1, 0.5, 1, 2, 3, 29],
  ...[1e308, -1e308, 5e-324, 1e17, 65_536, 2 ** 31, 2 ** 53],
  ...[10n, new Date(0), true, false],
];

const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'NaN',
    '1e999',
    '-5',
    '0x10',
    '0b11',
    '1,5',
    '12abc',
    '\uff11\uff12',
    '9'.repeat(30),
  ],
  ...['1\\2', '\\', '1\\\\2', '-', '+', '.', 'null', '__proto__', 'constructor', 'toString'],
  ...MARKUP,
  'a\u0000b\u0007\u001b[31m\u202ec\u2028d\ufeff\ud800',
  'A'.repeat(LONG),
  `${'\0'.repeat(LONG)}x`,
  `no${' '.repeat(LONG)}`,
  `a${'='.repeat(LONG)}b`,
  `${' <'.repeat(LONG / 2)}`,
  `${'1\\'.repeat(LONG / 2)}`,
];

/** A value nested so deep that whatever walks it by calling itself runs out of stack. */
export function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'innermost';
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

const OBJECTS: readonly (() => unknown)[] = [
  () => [],
  () => [[]],
  () => [null],
  () => [undefined, undefined],
  () => [{}],
  () => ({}),
  () => [1, 2, 3],
  () => ({ length: -1 }),
  () => ({ length: 1e9 }),
  () => ({ Alphabetic: 5, Ideographic: {} }),
  () => ({ Value: [] }),
  () => Object.create(null) as unknown,
  () =>
    JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as unknown,
  () => new Array<number>(LONG).fill(1),
  () => new Float32Array([NaN, 1, 2]),
  () => new BigInt64Array(3),
  () => new ArrayBuffer(3),
  () => nested(20_000, (inner) => [inner]),
  () => nested(20_000, (inner) => ({ ContentSequence: [inner] })),
];

/** What no sound source writes, of every type. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...OBJECTS).map((make) => make()),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 70 }),
);

/** Texts that no reader writes. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 70 }),
);
