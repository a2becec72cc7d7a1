import type { EnteredContext } from '../assessment/patientContext';
import {
  AUGMENTATION_CODES,
  ENTERED_CODES,
  findByCode,
  SEX_CODES,
  UNIT_CODES,
  YES_NO_CODES,
  type Code,
} from './codes';
import { codeItem, numberItem, type ContentNode } from './contentNode';
import { findItem, readMeasuredNumber, type StoredItem } from './contentReader';

type Numbers = 'ageYears' | 'fractureCount' | 'dxaTScore';
type Flags = Exclude<keyof EnteredContext, Numbers | 'sex' | 'augmentation'>;

const NUMBER_UNITS: Readonly<Record<Numbers, Code>> = {
  ageYears: UNIT_CODES.years,
  fractureCount: UNIT_CODES.fractures,
  dxaTScore: UNIT_CODES.tScore,
};

const FLAGS: readonly Flags[] = [
  'isPostMenopausal',
  'hasTreatment',
  'isHighEnergyTrauma',
  'hasOtherBoneDisease',
  'hasEarlierFracture',
  'hasIntravenousContrast',
];

const numberNames = Object.keys(NUMBER_UNITS) as Numbers[];

/**
 * What the reader entered of the patient, as items that `readEntered` restores exactly. A number
 * that is not finite has no place in a report and is left out.
 */
export function enteredItems(entered: EnteredContext = {}): readonly ContentNode[] {
  const { sex, augmentation } = entered;
  const coded = (name: keyof EnteredContext, value: Code | undefined) =>
    value ? [codeItem('CONTAINS', ENTERED_CODES[name], value)] : [];
  return [
    ...coded('sex', sex && SEX_CODES[sex]),
    ...numberNames.flatMap((name) => {
      const value = entered[name];
      return value !== undefined && Number.isFinite(value)
        ? [numberItem('CONTAINS', ENTERED_CODES[name], value, NUMBER_UNITS[name])]
        : [];
    }),
    ...coded('augmentation', augmentation && AUGMENTATION_CODES[augmentation]),
    ...FLAGS.flatMap((name) => {
      const flag = entered[name];
      return coded(name, flag === undefined ? undefined : YES_NO_CODES[flag ? 'yes' : 'no']);
    }),
  ];
}

/**
 * What the reader entered of the patient; `undefined` where nothing, as in reports written before
 * it was stored. A code that is not known here is as good as not entered.
 */
export function readEntered(section: StoredItem): EnteredContext | undefined {
  const coded = <Key extends string>(
    name: keyof EnteredContext,
    codes: Readonly<Record<Key, Code>>,
  ): Key | undefined => {
    const found = findItem(section, ENTERED_CODES[name]);
    return found && findByCode(codes, found, 'ConceptCodeSequence');
  };
  const numbers = numberNames.map((name) => {
    const found = findItem(section, ENTERED_CODES[name]);
    return [name, found && readMeasuredNumber(found, NUMBER_UNITS[name])] as const;
  });
  const flags = FLAGS.map((name) => {
    const answer = coded(name, YES_NO_CODES);
    return [name, answer && answer === 'yes'] as const;
  });
  const entered = [
    ['sex', coded('sex', SEX_CODES)] as const,
    ['augmentation', coded('augmentation', AUGMENTATION_CODES)] as const,
    ...numbers,
    ...flags,
  ].filter(([, value]) => value !== undefined);
  return entered.length > 0 ? (Object.fromEntries(entered) as EnteredContext) : undefined;
}
