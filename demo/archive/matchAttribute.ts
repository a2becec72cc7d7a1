import type { JsonAttribute, JsonPersonName, JsonValue } from './dicomJson';

const RANGE_VRS = new Set(['DA', 'TM', 'DT']);
const LIST_VRS = new Set(['UI', 'CS']);

/**
 * Whether an attribute matches a query value (PS3.4 C.2.2.2): an empty value or `*` matches
 * everything; dates and times match a range `from-to`, open on either side; UIDs and codes a
 * list, parted by `\` or `,`; texts with the wildcards `*` and `?`, whatever their case.
 */
export function matchesAttribute(attribute: JsonAttribute | undefined, query: string): boolean {
  if (/^\**$/.test(query)) return true;
  if (!attribute) return false;
  const values = (attribute.Value ?? []).flatMap(texts);
  if (RANGE_VRS.has(attribute.vr)) return values.some((value) => inRange(value, query));
  const wanted = LIST_VRS.has(attribute.vr) ? query.split(/[\\,]/) : [query];
  const patterns = wanted.filter((text) => text !== '').map(wildcardPattern);
  return values.some((value) => patterns.some((pattern) => pattern.test(value)));
}

function texts(value: JsonValue): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (value === null) return [];
  const { Alphabetic, Ideographic, Phonetic } = value as JsonPersonName;
  return [Alphabetic, Ideographic, Phonetic].filter((group) => typeof group === 'string');
}

function inRange(value: string, query: string): boolean {
  const dash = query.indexOf('-');
  if (dash < 0) return value.startsWith(query);
  const from = query.slice(0, dash);
  const to = query.slice(dash + 1);
  // A shorter upper bound includes all that starts with it: 10 takes 10:59.
  return (from === '' || value >= from) && (to === '' || value.slice(0, to.length) <= to);
}

function wildcardPattern(query: string): RegExp {
  const source = query
    .trim()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'isu');
}
