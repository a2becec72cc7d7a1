/** How the pixel data of a file are encoded, as far as reading them differs. */
export type PixelEncoding =
  'native' | 'nativeBigEndian' | 'rle' | 'jpegLossless' | 'jpegLs' | 'jpeg2000';

/** A transfer syntax by its name in PS3.6 annex A; no encoding means: not read here. */
export interface TransferSyntax {
  readonly name: string;
  readonly encoding?: PixelEncoding;
}

/** Transfer syntaxes by UID; those that are not read are here for the sake of their names. */
const TRANSFER_SYNTAXES: Readonly<Record<string, TransferSyntax>> = {
  '1.2.840.10008.1.2': { name: 'Implicit VR Little Endian', encoding: 'native' },
  '1.2.840.10008.1.2.1': { name: 'Explicit VR Little Endian', encoding: 'native' },
  '1.2.840.10008.1.2.1.99': { name: 'Deflated Explicit VR Little Endian', encoding: 'native' },
  '1.2.840.10008.1.2.2': { name: 'Explicit VR Big Endian', encoding: 'nativeBigEndian' },
  '1.2.840.10008.1.2.4.50': { name: 'JPEG Baseline' },
  '1.2.840.10008.1.2.4.51': { name: 'JPEG Extended' },
  '1.2.840.10008.1.2.4.57': { name: 'JPEG Lossless', encoding: 'jpegLossless' },
  '1.2.840.10008.1.2.4.70': { name: 'JPEG Lossless, first order', encoding: 'jpegLossless' },
  '1.2.840.10008.1.2.4.80': { name: 'JPEG-LS Lossless', encoding: 'jpegLs' },
  '1.2.840.10008.1.2.4.81': { name: 'JPEG-LS Near-Lossless', encoding: 'jpegLs' },
  '1.2.840.10008.1.2.4.90': { name: 'JPEG 2000 Lossless', encoding: 'jpeg2000' },
  '1.2.840.10008.1.2.4.91': { name: 'JPEG 2000', encoding: 'jpeg2000' },
  '1.2.840.10008.1.2.4.201': { name: 'High-Throughput JPEG 2000 Lossless' },
  '1.2.840.10008.1.2.4.202': { name: 'High-Throughput JPEG 2000 with RPCL Lossless' },
  '1.2.840.10008.1.2.4.203': { name: 'High-Throughput JPEG 2000' },
  '1.2.840.10008.1.2.5': { name: 'RLE Lossless', encoding: 'rle' },
};

/** What is known of a transfer syntax; one that is not listed has its UID as name only. */
export const transferSyntax = (uid: string): TransferSyntax =>
  (Object.hasOwn(TRANSFER_SYNTAXES, uid) ? TRANSFER_SYNTAXES[uid] : undefined) ?? { name: uid };

/** A transfer syntax as messages name it: `JPEG 2000 (1.2.840.10008.1.2.4.91)`. */
export function nameTransferSyntax(uid: string): string {
  const { name } = transferSyntax(uid);
  if (name !== uid) return `${name} (${uid})`;
  // What a damaged file says there can be anything.
  return /^[\d.]{1,64}$/.test(uid) ? uid : 'without a UID';
}
