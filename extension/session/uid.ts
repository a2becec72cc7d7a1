/**
 * A new DICOM UID: a random UUID as a decimal number under 2.25 (PS3.5 annex B.2). It needs
 * `crypto.getRandomValues`, since `randomUUID` is missing on plain http.
 */
export function newUid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hexadecimal = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `2.25.${BigInt(`0x${hexadecimal}`)}`;
}
