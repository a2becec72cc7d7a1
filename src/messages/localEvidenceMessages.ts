/** What is said of a deployment's own cut-offs as they are configured; see `BODY_MESSAGES`. */
export const LOCAL_EVIDENCE_MESSAGES = {
  localNotList:
    'Local cut-offs: expected a list of records in square brackets, got {got}. None is used.',
  localNotRecord:
    'Local cut-off {entry}: expected a record in braces, got {got}. This record is not used.',
  localMissing:
    'Local cut-off {entry}: the field {field} is missing. Give {expected}. This record is not used.',
  localWrong:
    'Local cut-off {entry}: the field {field} holds {got}. Give {expected}. This record is not used.',
  localUnknownField:
    'Local cut-off {entry}: there is no field {field}; it is ignored. The fields are {fields}.',
  localRatesDoNotFit:
    'Local cut-off {entry}: no single number of patients gives the rate in {field} among {patients}. Check both, and give three decimals; until then no interval or probability is shown of it.',
} as const;

export type LocalEvidenceMessageCode = keyof typeof LOCAL_EVIDENCE_MESSAGES;

/** What a field of a local cut-off is to hold. */
export const LOCAL_EVIDENCE_PARTS = {
  expectedChoice: '{first} or {second}',
  expectedHu: 'a number from {low} to {high} HU',
  expectedRate: 'a number from 0 to 1 (0.8, not 80)',
  expectedCount: 'a whole number above 0',
  expectedCountBelow: 'a whole number above 0 and below {limit}',
  expectedInterval: 'numbers of which {low} is the lowest and {high} the highest',
  expectedRecord: 'a record with {names}',
  expectedDate: 'a date, written {format}',
  expectedText: 'a text that is not empty',
} as const;

export type LocalEvidencePartCode = keyof typeof LOCAL_EVIDENCE_PARTS;
