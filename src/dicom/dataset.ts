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

/** All values of an attribute, empty ones among them; `A\B` in one string counts as two values. */
function readValues(dataset: NaturalizedDataset, keyword: string): readonly unknown[] {
  const value = dataset[keyword];
  // The short ways are for speed: a series has thousands of attributes to be read.
  if (typeof value === 'number') return [value];
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return splitText(value);
  if (!isList(value)) return [value];
  return Array.from(value).flatMap((item): readonly unknown[] =>
    typeof item === 'string' ? splitText(item) : [item],
  );
}

const splitText = (text: string): readonly string[] =>
  (text.includes('\\') ? text.split('\\') : [text]).map(trim);

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** DICOM pads values with blanks, and UIDs with a NUL (PS3.5 section 6.2). */
function trim(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end--;
  return text.slice(0, end).trim();
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'object' && value !== null && 'Alphabetic' in value) {
    return typeof value.Alphabetic === 'string' ? trim(value.Alphabetic) : undefined;
  }
  return undefined;
}

/** All values of an attribute as texts; an empty list where there is none. */
export function readStrings(dataset: NaturalizedDataset, keyword: string): readonly string[] {
  return readValues(dataset, keyword).flatMap((value) => toText(value) || []);
}

/** The first value as text (of a person's name the alphabetic part), or `undefined`. */
export function readString(dataset: NaturalizedDataset, keyword: string): string | undefined {
  return readStrings(dataset, keyword)[0];
}

/**
 * All values of an attribute as finite numbers; an empty list if one of them is missing or no
 * number, so that none takes the place of another.
 */
export function readNumbers(dataset: NaturalizedDataset, keyword: string): readonly number[] {
  const numbers = readValues(dataset, keyword).map((value) => {
    if (typeof value === 'number') return value;
    return typeof value === 'string' ? parseDecimal(value) : NaN;
  });
  return numbers.every(Number.isFinite) ? numbers : [];
}

/** The value of an attribute as a finite number; `undefined` where it has none, or several. */
export function readNumber(dataset: NaturalizedDataset, keyword: string): number | undefined {
  const numbers = readNumbers(dataset, keyword);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/**
 * A number in decimal form, as DICOM writes it (PS3.5 table 6.2-1, DS and IS), blanks around it
 * allowed; else NaN. `Number` would take an empty text for 0, and hexadecimal digits.
 */
export const parseDecimal = (text: string): number =>
  DECIMAL.test(text.trim()) ? Number(text) : NaN;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A UID: numbers with dots between them, at most 64 characters (PS3.5 section 9.1), or
 * `undefined`.
 */
export function readUid(dataset: NaturalizedDataset, keyword: string): string | undefined {
  const uid = readString(dataset, keyword);
  return uid !== undefined && uid.length <= 64 && UID.test(uid) ? uid : undefined;
}

const UID = /^\d+(?:\.\d+)*$/;

/**
 * Whether an attribute has a value, be it one that cannot be read: where a missing value has a
 * meaning, a damaged one must not take it.
 */
export const isStated = (dataset: NaturalizedDataset, keyword: string): boolean =>
  readValues(dataset, keyword).some(
    (value) => value !== undefined && value !== null && value !== '',
  );

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
