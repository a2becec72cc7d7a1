import type { StoredReading } from '../../../src';

/** When and by whom a result was stored, in the user's own form of date and time. */
export function storedResultLabel({
  storedAt,
  reader,
}: Pick<StoredReading, 'storedAt' | 'reader'>): string {
  const when = new Date(storedAt).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return reader ? `${when}, ${reader}` : when;
}
