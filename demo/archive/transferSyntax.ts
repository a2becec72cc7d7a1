/** How a transfer syntax stores pixel data, and how DICOMweb names its frames (PS3.18 table 8.7.3-2). */
export interface TransferSyntax {
  readonly uid: string;
  readonly encapsulated: boolean;
  readonly bigEndian: boolean;
  readonly deflated: boolean;
  /** Media type of one frame. */
  readonly mediaType: string;
}

export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
const DEFLATED_LITTLE_ENDIAN = '1.2.840.10008.1.2.1.99';
const NATIVE = [
  IMPLICIT_LITTLE_ENDIAN,
  EXPLICIT_LITTLE_ENDIAN,
  EXPLICIT_BIG_ENDIAN,
  DEFLATED_LITTLE_ENDIAN,
];

/** Media types by the start of the transfer syntax UID; the longest that matches counts. */
const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['1.2.840.10008.1.2.4.5', 'image/jpeg'],
  ['1.2.840.10008.1.2.4.70', 'image/jpeg'],
  ['1.2.840.10008.1.2.4.8', 'image/jls'],
  ['1.2.840.10008.1.2.4.9', 'image/jp2'],
  ['1.2.840.10008.1.2.4.92', 'image/jpx'],
  ['1.2.840.10008.1.2.4.93', 'image/jpx'],
  ['1.2.840.10008.1.2.4.10', 'video/mpeg'],
  ['1.2.840.10008.1.2.4.102', 'video/mp4'],
  ['1.2.840.10008.1.2.4.103', 'video/mp4'],
  ['1.2.840.10008.1.2.4.104', 'video/mp4'],
  ['1.2.840.10008.1.2.4.105', 'video/mp4'],
  ['1.2.840.10008.1.2.4.106', 'video/mp4'],
  ['1.2.840.10008.1.2.4.107', 'video/H265'],
  ['1.2.840.10008.1.2.4.108', 'video/H265'],
  ['1.2.840.10008.1.2.4.11', 'image/jxl'],
  ['1.2.840.10008.1.2.4.20', 'image/jphc'],
  ['1.2.840.10008.1.2.5', 'image/dicom-rle'],
];

/** What is known of a transfer syntax; an unknown UID counts as encapsulated and compressed. */
export function transferSyntax(uid: string): TransferSyntax {
  const encapsulated = !NATIVE.includes(uid);
  const match = MEDIA_TYPES.filter(([start]) => uid.startsWith(start)).sort(
    (a, b) => b[0].length - a[0].length,
  )[0];
  return {
    uid,
    encapsulated,
    bigEndian: uid === EXPLICIT_BIG_ENDIAN,
    deflated: uid === DEFLATED_LITTLE_ENDIAN,
    mediaType: encapsulated && match ? match[1] : 'application/octet-stream',
  };
}
