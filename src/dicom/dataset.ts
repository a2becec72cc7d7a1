/**
 * A DICOM dataset as dcmjs and OHIF naturalize it: keyword to value, an attribute of one value
 * bare, of several values as an array, a sequence as an array of datasets. `_meta` (file meta
 * information) and `_vrMap` may be there. Read it with the functions here only, since what a
 * host hands over differs in detail: numbers as strings, a single value in an array, a name as
 * `{ Alphabetic }`, `null`, `''` or nothing at all where there is no value.
 */
export interface NaturalizedDataset {
  readonly [keyword: string]: unknown;
}

/** All values of an attribute, without empty ones; `A\B` in one string counts as two values. */
function readValues(dataset: NaturalizedDataset, keyword: string): readonly unknown[] {
  const value = dataset[keyword];
  // The short ways are for speed: a series has thousands of attributes to be read.
  if (typeof value === 'number') return [value];
  if (value === undefined || value === null) return [];
  const values: unknown[] = [];
  for (const item of isList(value) ? Array.from(value) : [value]) {
    if (typeof item === 'string') {
      const parts = item.includes('\\') ? item.split('\\') : [item];
      values.push(...parts.map(trim).filter((part) => part !== ''));
    } else if (item !== undefined && item !== null) {
      values.push(item);
    }
  }
  return values;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** DICOM pads values with blanks, and UIDs with a NUL (PS3.5 section 6.2). */
const trim = (text: string): string => text.replace(/\0+$/, '').trim();

function toText(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'Alphabetic' in value) {
    return typeof value.Alphabetic === 'string' ? trim(value.Alphabetic) : undefined;
  }
  return undefined;
}

/** All values of an attribute as texts; an empty list where there is none. */
export function readStrings(dataset: NaturalizedDataset, keyword: string): readonly string[] {
  return readValues(dataset, keyword).flatMap((value) => toText(value) ?? []);
}

/** The first value as text (of a person's name the alphabetic part), or `undefined`. */
export function readString(dataset: NaturalizedDataset, keyword: string): string | undefined {
  return readStrings(dataset, keyword)[0];
}

/** All values of an attribute as finite numbers; an empty list if one of them is no number. */
export function readNumbers(dataset: NaturalizedDataset, keyword: string): readonly number[] {
  const numbers = readValues(dataset, keyword).map((value) =>
    typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN,
  );
  return numbers.every(Number.isFinite) ? numbers : [];
}

/** The first value as a finite number, or `undefined`. */
export function readNumber(dataset: NaturalizedDataset, keyword: string): number | undefined {
  return readNumbers(dataset, keyword)[0];
}

/** A UID: digits and dots, at most 64 characters (PS3.5 section 9.1), or `undefined`. */
export function readUid(dataset: NaturalizedDataset, keyword: string): string | undefined {
  const uid = readString(dataset, keyword);
  return uid !== undefined && /^[0-9.]{1,64}$/.test(uid) ? uid : undefined;
}

/** The items of a sequence, also where a single item stands without its array. */
export function readItems(
  dataset: NaturalizedDataset,
  keyword: string,
): readonly NaturalizedDataset[] {
  const value = dataset[keyword];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter(
    (item): item is NaturalizedDataset => typeof item === 'object' && item !== null,
  );
}
