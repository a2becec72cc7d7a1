import { createHash } from 'node:crypto';

/** SHA-256 of a result with all its bytes: of typed arrays too, which JSON would spell out. */
export function hashResult(result: unknown): string {
  const hash = createHash('sha256');
  const text = JSON.stringify(result, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    return createHash('sha256').update(bytesOf(value)).digest('hex');
  });
  return hash.update(text).digest('hex');
}

/** The bytes that a typed array holds. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
