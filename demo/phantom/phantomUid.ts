import { createHash } from 'node:crypto';

/**
 * A UID of the form 2.25.<UUID as a number> (PS3.5 section B.2) that depends on the name alone:
 * a name-based UUID (RFC 9562 version 5), so that the same phantom has the same UIDs every time.
 */
export function phantomUid(name: string): string {
  const bytes = createHash('sha1').update(`ohif-vertebral-bmd phantom\0${name}`).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${bytes.subarray(0, 16).toString('hex')}`)}`;
}
