import { data } from 'dcmjs';

const { dictionary, nameMap } = data.DicomMetaDictionary;

/** Eight upper-case hexadecimal digits, as in DICOM JSON: `0020000D`. */
export type Tag = string;

/** The tag of a QIDO attribute id (`PatientID` or `00100020`); undefined for an unknown one. */
export function tagOf(attributeId: string): Tag | undefined {
  if (/^[0-9a-f]{8}$/i.test(attributeId)) return attributeId.toUpperCase();
  if (!Object.hasOwn(nameMap, attributeId)) return undefined;
  return nameMap[attributeId]?.tag.replace(/[(),]/g, '');
}

/**
 * The value representation of a tag by the DICOM dictionary (PS3.6), for data that names
 * none (implicit VR). `UN` for private and unknown tags. Ambiguous entries follow PS3.5
 * annex A: `US or SS` by Pixel Representation, `OB or OW` is OW.
 */
export function dictionaryVr(tag: Tag, pixelRepresentation = 0): string {
  if (tag.endsWith('0000')) return 'UL';
  const group = Number.parseInt(tag.slice(0, 4), 16);
  if (group % 2 === 1) return /^00[1-9A-F][0-9A-F]$/.test(tag.slice(4)) ? 'LO' : 'UN';
  const vr = dictionary[`(${tag.slice(0, 4)},${tag.slice(4)})`]?.vr;
  if (vr === 'ox' || vr === 'lt') return 'OW';
  if (vr === 'xs') return pixelRepresentation === 1 ? 'SS' : 'US';
  if (vr === 'up') return 'UL';
  return vr && /^[A-Z]{2}$/.test(vr) ? vr : 'UN';
}

/**
 * The dictionary's value representation, but undefined where it depends on other attributes or
 * is not known, so that a parser of implicit VR does not settle it too early.
 */
export function unambiguousVr(tag: Tag): string | undefined {
  const vr = dictionaryVr(tag);
  return vr === 'UN' || vr !== dictionaryVr(tag, 1) ? undefined : vr;
}
