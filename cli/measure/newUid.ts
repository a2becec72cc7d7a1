import { randomUUID } from 'node:crypto';

/** A new DICOM UID: a random UUID as a decimal number under 2.25 (PS3.5 annex B.2). */
export const newUid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
