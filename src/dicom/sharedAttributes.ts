import { toDecimalString } from './contentNode';
import { parseDecimal, type NaturalizedDataset } from './dataset';

/**
 * Longest text (characters) that is taken over. Headers hold more than the 64 or 16 characters of
 * their value representations (LO, SH), and a result must say the same as its CT; but an attribute
 * holds 65,534 bytes, and a character takes up to four.
 */
const LONGEST_TEXT = 1024;

const isText = (text: string): boolean => text.length <= LONGEST_TEXT;
const isUid = (text: string): boolean => text.length <= 64 && /^\d+(\.\d+)*$/.test(text);
const isDate = (text: string): boolean => /^\d{8}$/.test(text);
const isTime = (text: string): boolean => /^\d{2,6}(\.\d{1,6})?$/.test(text);
const isAge = (text: string): boolean => /^\d{3}[DWMY]$/.test(text);
const isCode = (text: string): boolean => /^[A-Z0-9_ ]{1,16}$/.test(text);
const isDecimal = (text: string): boolean =>
  text.length <= 16 && Number.isFinite(parseDecimal(text));

/**
 * Attributes of the patient, study and frame of reference that a result shares with its CT, and
 * which values they can have (PS3.5 table 6.2-1): a serializer stops at others, or cuts them off,
 * and names them in its complaint, though they tell of the patient.
 */
const SHARED: Readonly<Record<string, (text: string) => boolean>> = {
  PatientID: isText,
  IssuerOfPatientID: isText,
  PatientBirthDate: isDate,
  PatientSex: isCode,
  PatientAge: isAge,
  PatientSize: isDecimal,
  PatientWeight: isDecimal,
  PatientIdentityRemoved: isCode,
  DeidentificationMethod: isText,
  StudyInstanceUID: isUid,
  StudyDate: isDate,
  StudyTime: isTime,
  StudyID: isText,
  StudyDescription: isText,
  AccessionNumber: isText,
  TimezoneOffsetFromUTC: isText,
};

/** Type 2: must be there, and empty where the CT has no value (PS3.3 tables C.7-1 and C.7-3). */
const TYPE_2_KEYWORDS: readonly string[] = [
  'PatientID',
  'PatientBirthDate',
  'PatientSex',
  'StudyDate',
  'StudyTime',
  'StudyID',
  'AccessionNumber',
];

/** What a result says of patient, study and frame of reference, as any image of its CT says it. */
export function sharedAttributes(ctInstance: NaturalizedDataset): NaturalizedDataset {
  const shared: Record<string, unknown> = {
    PatientName: nameText(ctInstance['PatientName']),
    ReferringPhysicianName: nameText(ctInstance['ReferringPhysicianName']),
  };
  for (const [keyword, canBe] of Object.entries(SHARED)) {
    const text = valueText(ctInstance[keyword]);
    if (text !== '' && canBe(text)) shared[keyword] = text;
    else if (TYPE_2_KEYWORDS.includes(keyword)) shared[keyword] = '';
  }
  return shared;
}

/**
 * An attribute as text, `''` where there is none. What readers took for several values, since
 * there is a backslash in it, is one again.
 */
function valueText(value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.map((each) => {
    if (typeof each === 'number') return Number.isFinite(each) ? toDecimalString(each) : '';
    return typeof each === 'string' ? each : '';
  });
  // DICOM pads with blanks, and UIDs with a NUL (PS3.5 section 6.2).
  return texts.join('\\').replace(/[ \0]$/, '');
}

const nameText = (value: unknown): string => {
  const text = personNameText(value);
  return isText(text) ? text : '';
};

const NAME_GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** A person's name as DICOM text, all three component groups kept (PS3.5 section 6.2.1). */
export function personNameText(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return '';
  const groups = first as Readonly<Record<string, unknown>>;
  const texts = NAME_GROUPS.map((group) =>
    typeof groups[group] === 'string' ? groups[group] : '',
  );
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1).join('=');
}
