import {
  agreementMessage,
  assess,
  judgeApplicability,
  message,
  messageText,
  patientContext,
  tScoreMessage,
  verdictMessage,
  type Applicability,
  type ApplicabilityItem,
  type EnteredContext,
  type ScanCheck,
} from '../../../src';

/** A patient as in the study, as far as the reader enters it. */
const AS_IN_STUDY: EnteredContext = {
  sex: 'F',
  ageYears: 72,
  isPostMenopausal: true,
  augmentation: 'planned',
  hasTreatment: false,
  isHighEnergyTrauma: false,
  hasOtherBoneDisease: false,
  hasEarlierFracture: false,
  fractureCount: 1,
};

const GOOD_SCAN: readonly ScanCheck[] = [
  { property: 'tubeVoltage', state: 'ok', message: message('voltageOfStudy', { kvp: 120 }) },
  { property: 'contrast', state: 'ok', message: message('contrastNone') },
];

const judge = (entered: EnteredContext, checks = GOOD_SCAN): Applicability =>
  judgeApplicability(patientContext({}, entered), checks);

const itemOf = (
  { items }: Applicability,
  criterion: ApplicabilityItem['criterion'],
): ApplicabilityItem => items.find((item) => item.criterion === criterion)!;

describe('a patient and a scan as in the study', () => {
  it('are within it, with every criterion listed', () => {
    const judged = judge(AS_IN_STUDY);
    expect(judged.overall).toBe('within');
    expect(messageText(judged.message)).toBe('The patient and the scan are as in the study.');
    expect(judged.items.map(({ criterion }) => criterion)).toEqual([
      'sex',
      'age',
      'menopause',
      'augmentation',
      'treatment',
      'trauma',
      'otherBoneDisease',
      'earlierFracture',
      'fractureCount',
      'tubeVoltage',
      'contrast',
    ]);
    expect(judged.items.every(({ verdict }) => verdict === 'matches')).toBe(true);
  });

  it('have augmentation planned, or done after the scan', () => {
    expect(judge({ ...AS_IN_STUDY, augmentation: 'afterScan' }).overall).toBe('within');
  });

  it('may have several fractures, which the study counted: 16 + 13 of 349', () => {
    const judged = judge({ ...AS_IN_STUDY, fractureCount: 3 });
    expect(judged.overall).toBe('within');
    expect(messageText(itemOf(judged, 'fractureCount').message)).toBe(
      '3 vertebral fractures; the study had 29 patients of 349 with more than one.',
    );
  });
});

describe('a patient outside the study', () => {
  it.each([
    ['male', { sex: 'M' }, 'sex', 'Not female: the study examined women only.'],
    ['of other sex', { sex: 'O' }, 'sex', 'Not female: the study examined women only.'],
    [
      '12 years old',
      { ageYears: 12 },
      'age',
      '12 years old: the study took no patient under 50 years.',
    ],
    [
      'just under 50',
      { ageYears: 49 },
      'age',
      '49 years old: the study took no patient under 50 years.',
    ],
    [
      'not post-menopausal',
      { isPostMenopausal: false },
      'menopause',
      'Not post-menopausal: the study examined post-menopausal women only.',
    ],
    [
      'without augmentation',
      { augmentation: 'none' },
      'augmentation',
      'No vertebral augmentation: the study says nothing of new fractures without it.',
    ],
    [
      'augmented before the scan',
      { augmentation: 'beforeScan' },
      'augmentation',
      'Vertebral augmentation was done before this scan: the study measured before it. Leave cemented levels out.',
    ],
    [
      'under treatment',
      { hasTreatment: true },
      'treatment',
      'Standard anti-osteoporosis treatment: the study excluded it.',
    ],
    [
      'after a high-energy trauma',
      { isHighEnergyTrauma: true },
      'trauma',
      'High-energy trauma: the study excluded it.',
    ],
    [
      'with another bone disease',
      { hasOtherBoneDisease: true },
      'otherBoneDisease',
      'Other metabolic bone disease or pathological fracture: the study excluded it.',
    ],
    [
      'with an earlier fracture',
      { hasEarlierFracture: true },
      'earlierFracture',
      'An earlier osteoporotic vertebral fracture was treated conservatively or by internal fixation: the study excluded it.',
    ],
    [
      'scanned with contrast, as the reader states against the header',
      { hasIntravenousContrast: true },
      'contrast',
      'Made with intravenous contrast, as the reader states. It raises the HU of cancellous bone by about 10 to 20 HU; the study measured without.',
    ],
    [
      'without a fracture',
      { fractureCount: 0 },
      'fractureCount',
      'No vertebral fracture: every patient of the study had one.',
    ],
  ] as const)('%s', (_, change, criterion, text) => {
    const judged = judge({ ...AS_IN_STUDY, ...change });
    expect(judged.overall).toBe('outside');
    expect(itemOf(judged, criterion)).toMatchObject({ criterion, verdict: 'departs' });
    expect(messageText(itemOf(judged, criterion).message)).toBe(text);
    expect(messageText(judged.message)).toMatch(/^Outside the study's population: /);
    // Nothing else is judged otherwise for it, and no item is hidden.
    expect(judged.items.filter(({ verdict }) => verdict !== 'matches')).toHaveLength(1);
    expect(judged.items).toHaveLength(judge(AS_IN_STUDY).items.length);
  });

  it('is told all that departs, and all that is not known', () => {
    const judged = judge({ sex: 'M', ageYears: 12, isPostMenopausal: false });
    expect(messageText(judged.message)).toBe(
      "Outside the study's population: sex, age and menopause. Not known: vertebral augmentation, anti-osteoporosis treatment, trauma, other bone disease, earlier vertebral fracture and number of vertebral fractures. The published figures are shown for reference; they were not found in such patients or scans.",
    );
  });

  it('still has an assessment: it is shown as outside, not hidden', () => {
    expect(judge({ ...AS_IN_STUDY, sex: 'M' }).overall).toBe('outside');
    expect(assess('threeDimensionalHu', 40).verdict).toBe('below');
  });
});

describe('what is not known', () => {
  it('leaves it open whether the study applies, and is taken neither way', () => {
    const { ageYears: _, ...withoutAge } = AS_IN_STUDY;
    const judged = judge(withoutAge);
    expect(judged.overall).toBe('notEstablished');
    expect(itemOf(judged, 'age').verdict).toBe('unknown');
    expect(messageText(judged.message)).toContain('Not known: age.');
  });

  it('is everything of a patient of whom nothing is stated', () => {
    const judged = judge({}, []);
    expect(judged.overall).toBe('notEstablished');
    expect(judged.items.every(({ verdict }) => verdict === 'unknown')).toBe(true);
  });

  it.each([-1, 150, NaN, Infinity])('is an age of %d, which asks to be corrected', (ageYears) => {
    const item = itemOf(judge({ ...AS_IN_STUDY, ageYears }), 'age');
    expect(item.verdict).toBe('unknown');
    expect(messageText(item.message)).toContain('cannot be: correct it');
  });

  it.each([-1, 1.5, 40, NaN])('is a number of %d fractures', (fractureCount) => {
    const item = itemOf(judge({ ...AS_IN_STUDY, fractureCount }), 'fractureCount');
    expect(item.verdict).toBe('unknown');
    expect(messageText(item.message)).toContain('cannot be: correct it');
  });

  it('lies within the study at exactly 50 years', () => {
    expect(judge({ ...AS_IN_STUDY, ageYears: 50 }).overall).toBe('within');
  });
});

describe('the scan', () => {
  const withCheck = (state: ScanCheck['state'], said: ScanCheck['message']): ApplicabilityItem =>
    itemOf(judge(AS_IN_STUDY, [{ property: 'contrast', state, message: said }]), 'contrast');

  it('departs where a check may mislead, and the whole with it', () => {
    const voltage: ScanCheck = {
      property: 'tubeVoltage',
      state: 'warn',
      message: message('voltageLower', { kvp: 100, referenceKvp: 120 }),
    };
    const judged = judge(AS_IN_STUDY, [voltage]);
    expect(judged.overall).toBe('outside');
    expect(itemOf(judged, 'tubeVoltage')).toMatchObject({
      verdict: 'departs',
      message: voltage.message,
    });
    expect(messageText(judged.message)).toMatch(/^Outside .*: tube voltage\. /);
  });

  it('is not known where the header leaves it open, whether that warns or not', () => {
    expect(withCheck('warn', message('contrastUnclear')).verdict).toBe('unknown');
    expect(withCheck('ok', message('contrastNotStated')).verdict).toBe('unknown');
    expect(withCheck('note', message('contrastOralOnly')).verdict).toBe('unknown');
    expect(withCheck('warn', message('contrastEnhanced')).verdict).toBe('departs');
  });

  it('departs with slices thicker than thin ones, which are only worth a note', () => {
    const thick: ScanCheck = {
      property: 'sliceThickness',
      state: 'note',
      message: message('slicesMedium', { mm: 2 }),
    };
    expect(judge(AS_IN_STUDY, [thick]).overall).toBe('outside');
  });
});

describe('patientContext', () => {
  it('takes sex and age from the header', () => {
    expect(patientContext({ patientSex: 'F', patientAgeYears: 71 }, {})).toEqual({
      sex: { value: 'F', source: 'header' },
      ageYears: { value: 71, source: 'header' },
    });
  });

  it('lets the reader correct them, and says so', () => {
    expect(
      patientContext({ patientSex: 'M', patientAgeYears: 1 }, { sex: 'F', ageYears: 71 }),
    ).toEqual({
      sex: { value: 'F', source: 'reader' },
      ageYears: { value: 71, source: 'reader' },
    });
  });

  it('keeps what only the reader knows, and takes nothing for known that is not', () => {
    expect(
      patientContext({ patientSex: undefined }, { hasTreatment: false, dxaTScore: -3 }),
    ).toEqual({ hasTreatment: false, dxaTScore: -3 });
  });
});

describe('what is said of a value', () => {
  it('names the cut-off, and the uncertainty where it cannot be told', () => {
    const said = (hu: number) => messageText(verdictMessage(assess('threeDimensionalHu', hu)));
    expect(said(30)).toBe('Below the cut-off of 56.3 HU.');
    expect(said(90)).toBe('At or above the cut-off of 56.3 HU.');
    expect(said(56.3)).toBe(
      'Cannot be told from the cut-off of 56.3 HU: one measurement is uncertain by ± 10.5 HU.',
    );
  });

  it('names a contradiction of the two metrics, and nothing else', () => {
    expect(agreementMessage('contradict')?.code).toBe('metricsContradict');
    expect(agreementMessage('agree')).toBeUndefined();
    expect(agreementMessage('undecided')).toBeUndefined();
  });

  it('sets a T-score beside those of the study', () => {
    expect(messageText(tScoreMessage(-2.84))).toBe(
      'DXA T-score -2.8; in the study -3.23 ± 1.18 with and -2.62 ± 1.13 without a new fracture. The WHO classes hold for the T-score, not for HU.',
    );
  });

  it.each([-11, 25, NaN])('refuses a T-score of %d', (tScore) => {
    expect(() => tScoreMessage(tScore)).toThrow('expected a T-score from -10 to 10');
  });
});
