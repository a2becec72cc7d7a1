/** One entry of an Accept header. */
export interface MediaRange {
  /** Lower case, without parameters: `multipart/related`. */
  readonly type: string;
  /** Lower-case names; quotes are taken off the values. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parses a Content-Type or one entry of an Accept header; quotes around values are optional. */
export function parseMediaType(text: string): MediaRange {
  const [type, ...rest] = text.match(/(?:[^;"]|"[^"]*")+/g) ?? [''];
  const parameters: Record<string, string> = {};
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    if (equals < 0) continue;
    const value = parameter.slice(equals + 1).trim();
    parameters[parameter.slice(0, equals).trim().toLowerCase()] = value.replace(/^"(.*)"$/, '$1');
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/**
 * What a request accepts, the most wanted first: the `accept` query parameter, else the Accept
 * header; anything when neither is there (PS3.18 8.3.3.1 and 8.7.5).
 */
export function acceptedTypes(
  header: string | undefined,
  queryParameter: string | readonly string[] | undefined,
): MediaRange[] {
  const asked = typeof queryParameter === 'string' ? queryParameter : queryParameter?.join(',');
  const text = asked?.trim() || header?.trim() || '*/*';
  const entries = (text.match(/(?:[^,"]|"[^"]*")+/g) ?? []).map(parseMediaType);
  const quality = (range: MediaRange) => Number(range.parameters['q'] ?? 1);
  return entries
    .filter((range) => range.type !== '' && quality(range) > 0)
    .sort((a, b) => quality(b) - quality(a));
}

/** Whether a media range covers a type: the same, `image/*`, or anything. */
export function covers(range: MediaRange, type: string): boolean {
  return range.type === '*/*' || range.type === type || range.type === `${type.split('/')[0]}/*`;
}

/**
 * How to send parts of `type`: `multipart` unless the client puts the bare type before
 * multipart/related; undefined when it accepts neither. `*` as the type of a multipart, or
 * octet-stream, takes any part.
 */
export function multipartOrSingle(
  accepted: readonly MediaRange[],
  type: string,
): 'multipart' | 'single' | undefined {
  for (const range of accepted) {
    if (range.type === '*/*') return 'multipart';
    if (range.type === 'multipart/related') {
      const partType = range.parameters['type'];
      if (!partType || covers(parseMediaType(partType), type)) return 'multipart';
      if (partType === 'application/octet-stream' && type !== 'application/dicom')
        return 'multipart';
    } else if (covers(range, type)) return 'single';
  }
  return undefined;
}
