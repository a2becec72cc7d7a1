import fc from 'fast-check';
import {
  assessLocally,
  messageText,
  readLocalEvidence,
  type LocalEvidence,
  type LocalEvidenceResult,
} from '../../../src';

/** 80 patients, 20 with a new fracture: 17 of 20 and 51 of 60. */
const GOOD: LocalEvidence = {
  metric: 'threeDimensionalHu',
  cutOffHu: 60.5,
  patients: 80,
  newFractures: 20,
  sensitivity: 0.85,
  specificity: 0.85,
  auc: { value: 0.88, low: 0.8, high: 0.95 },
  date: '2026-02-28',
  madeBy: 'Department of Radiology',
};

const texts = ({ problems }: LocalEvidenceResult): readonly string[] =>
  problems.map((problem) => messageText(problem.message));

describe('readLocalEvidence', () => {
  it('reads good records', () => {
    const other = { ...GOOD, metric: 'threeSliceHu', population: 'Women over 60' };
    expect(readLocalEvidence([GOOD, other])).toEqual({ records: [GOOD, other], problems: [] });
  });

  it('keeps its own copy of a record', () => {
    const auc = { value: 0.88, low: 0.8, high: 0.95, note: 'x' };
    const { records } = readLocalEvidence([{ ...GOOD, auc }]);
    auc.value = 0.1;
    expect(records[0]!.auc).toEqual({ value: 0.88, low: 0.8, high: 0.95 });
  });

  it.each([undefined, null, []])('takes %j for no local cut-off', (config) => {
    expect(readLocalEvidence(config)).toEqual({ records: [], problems: [] });
  });

  it('asks for a list where there is none', () => {
    expect(texts(readLocalEvidence(GOOD))).toEqual([
      'Local cut-offs: expected a list of records in square brackets, got {…}. None is used.',
    ]);
  });

  it('keeps a good record beside bad ones, and names every fault of those', () => {
    const { madeBy: _, ...anonymous } = GOOD;
    const result = readLocalEvidence([
      'x',
      { ...anonymous, sensitivity: 85, date: '28.2.2026' },
      GOOD,
    ]);
    expect(result.records).toEqual([GOOD]);
    expect(result.problems.map(({ entry, field, isUsed }) => [entry, field, isUsed])).toEqual([
      [1, undefined, false],
      [2, 'sensitivity', false],
      [2, 'date', false],
      [2, 'madeBy', false],
    ]);
    expect(texts(result)).toEqual([
      'Local cut-off 1: expected a record in braces, got "x". This record is not used.',
      'Local cut-off 2: the field sensitivity holds 85. Give a number from 0 to 1 (0.8, not 80). This record is not used.',
      'Local cut-off 2: the field date holds "28.2.2026". Give a date, written "2025-03-10". This record is not used.',
      'Local cut-off 2: the field madeBy is missing. Give a text that is not empty. This record is not used.',
    ]);
  });

  it.each([
    ['metric', 'hu', 'holds "hu". Give "threeDimensionalHu" or "threeSliceHu".'],
    ['metric', undefined, 'is missing. Give "threeDimensionalHu" or "threeSliceHu".'],
    ['cutOffHu', '56', 'holds "56". Give a number from -100 to 350 HU.'],
    ['cutOffHu', NaN, 'holds NaN. Give a number from -100 to 350 HU.'],
    ['cutOffHu', 5630, 'holds 5630. Give a number from -100 to 350 HU.'],
    ['patients', 0, 'holds 0. Give a whole number above 0.'],
    ['patients', 80.5, 'holds 80.5. Give a whole number above 0.'],
    ['newFractures', 80, 'holds 80. Give a whole number above 0 and below 80.'],
    ['newFractures', 0, 'holds 0. Give a whole number above 0 and below 80.'],
    ['specificity', -0.1, 'holds -0.1. Give a number from 0 to 1 (0.8, not 80).'],
    ['auc', 0.88, 'holds 0.88. Give a record with value, low and high.'],
    ['auc', null, 'holds null. Give a record with value, low and high.'],
    [
      'auc',
      { value: 0.7, low: 0.8, high: 0.9 },
      'holds "value 0.7, low 0.8, high 0.9". Give numbers of which low is the lowest and high the highest.',
    ],
    ['date', '2026-02-30', 'holds "2026-02-30". Give a date, written "2025-03-10".'],
    ['madeBy', '  ', 'holds "  ". Give a text that is not empty.'],
    ['population', 3, 'holds 3. Give a text that is not empty.'],
  ])('names the field %s with %j', (field, value, said) => {
    const result = readLocalEvidence([{ ...GOOD, [field]: value }]);
    expect(result.records).toEqual([]);
    expect(texts(result)).toEqual([
      `Local cut-off 1: the field ${field} ${said} This record is not used.`,
    ]);
  });

  it('names the part of an interval that is missing', () => {
    const result = readLocalEvidence([{ ...GOOD, auc: { value: 0.88, high: 95 } }]);
    expect(result.problems.map(({ field }) => field)).toEqual(['auc.low', 'auc.high']);
    expect(texts(result)[0]).toBe(
      'Local cut-off 1: the field auc.low is missing. Give a number from 0 to 1 (0.8, not 80). This record is not used.',
    );
  });

  it('tells of a field that does not exist, and uses the record', () => {
    const result = readLocalEvidence([{ ...GOOD, cutoff: 60 }]);
    expect(result.records).toEqual([GOOD]);
    expect(result.problems).toMatchObject([{ entry: 1, field: 'cutoff', isUsed: true }]);
    expect(texts(result)[0]).toMatch(
      /^Local cut-off 1: there is no field cutoff; it is ignored\. The fields are metric, cutOffHu, /,
    );
  });

  it('tells of rates that no number of patients gives, and uses the record', () => {
    // 17 of 20 are 0.85, 16 are 0.8; nothing gives 0.82.
    const result = readLocalEvidence([{ ...GOOD, sensitivity: 0.82 }]);
    expect(result.records).toHaveLength(1);
    expect(result.problems).toMatchObject([{ field: 'sensitivity', isUsed: true }]);
    expect(texts(result)[0]).toContain('gives the rate in sensitivity among 20.');
  });

  it('never throws, whatever is configured, and tells of each record that it leaves out', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (config) => {
        const { records, problems } = readLocalEvidence([...config, GOOD]);
        expect(records).toContainEqual(GOOD);
        const told = new Set(problems.filter(({ isUsed }) => !isUsed).map(({ entry }) => entry));
        expect(told.size).toBe(config.length + 1 - records.length);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (config) => {
        expect(() => readLocalEvidence(config)).not.toThrow();
      }),
    );
  });
});

describe('assessLocally', () => {
  it('sets a mean against the local cut-off, with the statistics of its counts', () => {
    const local = assessLocally(GOOD, 'threeDimensionalHu', 40);
    expect(local).toMatchObject({ verdict: 'below', cutOffHu: 60.5, evidence: GOOD });
    expect(local.accuracy).toMatchObject({
      counts: { truePositives: 17, falseNegatives: 3, falsePositives: 9, trueNegatives: 51 },
      // 0.85 / 0.15.
      likelihoodRatio: { value: expect.closeTo(5.6667, 4) },
    });
  });

  it('carries the uncertainty of the measurement', () => {
    expect(assessLocally(GOOD, 'threeDimensionalHu', 58).verdict).toBe('cannotBeTold');
  });

  it('gives no probability where the counts are not known', () => {
    const { newFractures: _, ...rest } = GOOD;
    expect(assessLocally(rest, 'threeDimensionalHu', 40)).not.toHaveProperty('accuracy');
  });

  it('has finite figures for a perfect sample', () => {
    const perfect = { ...GOOD, sensitivity: 1, specificity: 1 };
    const { accuracy } = assessLocally(perfect, 'threeDimensionalHu', 90);
    const { value, low, high } = accuracy!.postTestProbability;
    expect([value, low, high].every(Number.isFinite)).toBe(true);
    expect(value).toBeGreaterThan(0);
  });

  it('refuses the value of the other metric', () => {
    expect(() => assessLocally(GOOD, 'threeSliceHu', 40)).toThrow(
      'expected a local cut-off of threeSliceHu, got one of threeDimensionalHu',
    );
  });
});
