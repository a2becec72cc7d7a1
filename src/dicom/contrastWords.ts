/** What a description says about contrast: with, without, both, or nothing. */
export interface ContrastWords {
  readonly says: 'with' | 'without' | 'both' | 'nothing';
  /** The word that was found, for the message; a word of the lists here, never other text. */
  readonly word?: string;
}

const CONTRAST = '(?:contrast\\w*|contraste|contrasto|kontrast\\w*|km|injection|con|c\\b)';

/** Words that deny contrast. They are taken out before the affirming ones are looked for. */
const WITHOUT: readonly RegExp[] = [
  new RegExp(
    `\\b(?:without|w/?o|no|non|sans|ohne|sin|senza|zonder)[\\s.-]*(?:iv|i\\.v\\.)?[\\s.-]*${CONTRAST}`,
    'g',
  ),
  /\bpre[\s.-]*(?:contrast|kontrast|km|inj\w*)/g,
  /\b(?:non|un)[\s.-]?enhanced\b/g,
  /\bw\/?o\b|\bncct\b|\bnative?\b|\bplain\b|\bc-(?!\w)/g,
];

/** Words that affirm contrast or name its phase, in the languages that headers are written in. */
const WITH: readonly RegExp[] = [
  /\bc\s?\+/,
  /\+\s?c\b/,
  /contrast|kontrast|\bkm\b|\biv\b|\bw\s+con\b/,
  /\binjection\b|\binj\b/,
  /enhanced|\bcect\b/,
  /arteri(?:al|ell?e?|osa)\b|\bart\b/,
  /portal|\bpvp?\b/,
  /(?<!intra)ven(?:ous|os|oes|euse|eux|osa)\b|\bven\b/,
  /nephrograph(?:y|ic)?|excretory|delayed|angio(?:graphy|graphie)?|\bcta\b|urogra(?:phy|phie|m)?/,
];

/** One series description for both phases, or a study that holds both. */
const BOTH =
  /\bc\s?\+\s?\/\s?-|\bw(?:ith)?\s*(?:and|&|\+|\/)\s*w(?:ithout|\/?o)\b|\bmit\s*und\s*ohne\b/;

/**
 * How much of a description is read (characters): DICOM allows 64 (LO), and the time that the
 * patterns take grows with the square of the length.
 */
const LONGEST_DESCRIPTION = 1024;

/**
 * Reads a description (series, protocol, study; English, German, French, Spanish, Italian words)
 * for contrast, and keeps "without contrast" from counting as contrast.
 */
export function findContrastWords(description: string): ContrastWords {
  const text = description
    .slice(0, LONGEST_DESCRIPTION)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/_/g, ' ');
  if (BOTH.test(text)) return { says: 'both', word: 'with and without' };
  let rest = text;
  for (const pattern of WITHOUT) rest = rest.replace(pattern, ' ');
  const denied = rest !== text;
  const word = WITH.map((pattern) => pattern.exec(rest)?.[0]).find((found) => found !== undefined);
  if (word !== undefined) return { says: denied ? 'both' : 'with', word: word.trim() };
  return { says: denied ? 'without' : 'nothing' };
}
