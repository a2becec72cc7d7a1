const MASK_128 = (1n << 128n) - 1n;
/** Offset basis and prime of 128-bit FNV-1a (RFC 9923). */
const FNV_OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const FNV_PRIME = 0x0000000001000000000000000000013bn;

/**
 * A UID for a part of something that has one (an ellipse of a vertebra, for instance), always
 * the same for the same `uid` and `part`, so that it survives every save. A custom UUID
 * (version 8, RFC 9562 section 5.8) of a 128-bit FNV-1a hash, written as PS3.5 annex B.2 says.
 */
export function deriveUid(uid: string, part: string): string {
  let hash = FNV_OFFSET;
  for (const character of `${uid}/${part}`) {
    hash = ((hash ^ BigInt(character.codePointAt(0)!)) * FNV_PRIME) & MASK_128;
  }
  const version8 = (hash & ~(0xfn << 76n)) | (0x8n << 76n);
  const variant = (version8 & ~(0x3n << 62n)) | (0x2n << 62n);
  return `2.25.${variant}`;
}
