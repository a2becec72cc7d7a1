import fc from 'fast-check';
import { hostileValue } from './hostileValues';

type Key = string | number;
type Container = Record<Key, unknown>;

/** The ways in which a place of nested data is spoilt. */
const FAULTS = [
  'replace',
  'remove',
  'empty',
  'double',
  'reverse',
  'wrap',
  'cycle',
  'pollute',
  'shift',
] as const;

/** A fault at one of the places of nested data; `at` chooses it among all there are. */
interface Mutation {
  readonly at: number;
  readonly fault: (typeof FAULTS)[number];
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  fault: fc.oneof(
    { weight: 4, arbitrary: fc.constant('replace' as const) },
    { weight: 3, arbitrary: fc.constant('shift' as const) },
    { weight: 5, arbitrary: fc.constantFrom(...FAULTS) },
  ),
  value: hostileValue,
});

/**
 * Nested data (objects, arrays, plain values) with one to three faults each; the original is not
 * changed.
 *
 * @param isTouchable Which keys may be spoilt, with what is below them.
 */
export function mutated<Data>(
  data: Data,
  isTouchable: (key: Key) => boolean = () => true,
): fc.Arbitrary<Data> {
  const places = placesIn(data, isTouchable);
  return fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((mutations) =>
      mutations.reduce(
        (spoilt, each) => withFault(spoilt as Container, places[each.at % places.length]!, each),
        data as Container,
      ),
    ) as fc.Arbitrary<Data>;
}

/** The data with a fault; only what lies on the way to its place is copied. */
function withFault(root: Container, place: readonly Key[], { fault, value }: Mutation): Container {
  const spoilt = copyOf(root);
  let parent = spoilt;
  for (const key of place.slice(0, -1)) {
    // An earlier fault may have taken the place away.
    if (!isContainer(parent[key])) return spoilt;
    parent = parent[key] = copyOf(parent[key]);
  }
  const key = place.at(-1)!;
  const before = parent[key];
  switch (fault) {
    case 'replace':
      parent[key] = value;
      break;
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case 'empty':
      parent[key] = Array.isArray(before) ? [] : '';
      break;
    case 'double':
      if (Array.isArray(parent)) parent.push(before);
      else parent[key] = [before, before];
      break;
    case 'reverse':
      if (Array.isArray(parent)) parent.reverse();
      break;
    case 'wrap':
      parent[key] = [before];
      break;
    case 'cycle':
      parent[key] = spoilt;
      break;
    case 'pollute':
      pollute(parent);
      break;
    case 'shift':
      parent[key] = shifted(before);
      break;
  }
  return spoilt;
}

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null && !(value instanceof ArrayBuffer);

const copyOf = (container: Container): Container =>
  (Array.isArray(container) ? [...(container as unknown[])] : { ...container }) as Container;

/** Own keys as JSON can have them, which would change all objects if they were assigned. */
function pollute(parent: Container): void {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    Object.defineProperty(parent, key, {
      value: { polluted: 1, prototype: { polluted: 1 } },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** A value of the same kind that is another one: what only a comparison would notice. */
function shifted(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return value;
  if (value.trim() !== '' && Number.isFinite(Number(value))) return String(Number(value) + 1);
  return `${value}1`;
}

/** All places in nested data that refers to nothing twice. */
function placesIn(data: unknown, isTouchable: (key: Key) => boolean): readonly (readonly Key[])[] {
  if (!isContainer(data)) return [];
  const keys: readonly Key[] = Array.isArray(data) ? Array.from(data.keys()) : Object.keys(data);
  return keys
    .filter(isTouchable)
    .flatMap((key) => [[key], ...placesIn(data[key], isTouchable).map((place) => [key, ...place])]);
}
