import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { toJsonText } from '../../../cli/measure/jsonText';
import { runCli } from '../../../cli/runCli';
import {
  analyseCohort,
  assessLocally,
  localCutOffs,
  readLocalEvidence,
  type CohortTable,
} from '../../../src';

const folder = mkdtempSync(join(tmpdir(), 'cohort-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

let runs = 0;

/** Runs the command on a table of the reference data, or on the text of one. */
async function run(table: string, ...more: readonly string[]) {
  const isText = table.includes('\n');
  const path = isText ? join(folder, `${runs}.csv`) : join(__dirname, 'reference', `${table}.csv`);
  if (isText) writeFileSync(path, table);
  const out = join(folder, `out-${runs++}`);
  return { ...(await runInto(out, path, ...more)), out };
}

async function runInto(out: string, path: string, ...more: readonly string[]) {
  const [lines, err]: string[][] = [[], []];
  const code = await runCli(['cohort', '--table', path, '--out', out, ...more], {
    out: (line) => lines.push(line),
    err: (line) => err.push(line),
    bundleFolder: folder,
  });
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  return { code, lines, err, read };
}

const ALL_FILES = [
  'bland-altman-threeDimensionalHu.svg',
  'bland-altman-threeSliceHu.svg',
  'calibration.svg',
  'cohort.html',
  'cohort.json',
  'correlation-threeDimensionalHu.svg',
  'correlation-threeSliceHu.svg',
  'groups-threeDimensionalHu.svg',
  'groups-threeSliceHu.svg',
  'local-cut-off.json',
  'roc.svg',
];

const number = expect.any(Number) as number;
const pair = [number, number];

describe('vertebral-bmd cohort', () => {
  it('writes all results, and nothing else', async () => {
    const { code, err, out } = await run('study');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(readdirSync(out).sort()).toEqual(ALL_FILES);
  });

  it('writes cohort.json in the form that is documented', async () => {
    const { read } = await run('study');
    const metric = {
      auc: number,
      ci95: pair,
      cutOff: number,
      sensitivity: number,
      specificity: number,
      youden: number,
      published: { cutOff: number, sensitivity: number, specificity: number },
    };
    const agreement = {
      icc: number,
      ci95: pair,
      bias: number,
      limits: pair,
      leastSignificantChange: number,
    };
    const coefficient = { oddsRatio: number, ci95: pair, p: number };
    expect(JSON.parse(read('cohort.json'))).toMatchObject({
      n: 349,
      groups: { withNewFracture: 61, withoutNewFracture: 288 },
      roc: { threeDimensionalHu: metric, threeSliceHu: metric },
      delong: { z: number, p: number },
      logistic: {
        coefficients: ['threeDimensionalHu', 'ageYears', 'multipleFractures'].map((name) => ({
          name,
          ...coefficient,
        })),
      },
      correlation: {
        threeDimensionalHu: { pearsonR: number, p: number },
        threeSliceHu: { pearsonR: number, p: number },
      },
      agreement: { threeDimensionalHu: agreement, threeSliceHu: agreement },
      comparisons: {
        ageYears: { kind: 'numeric', p: number, withNewFracture: { mean: number, sd: number } },
        multipleFractures: { kind: 'categorical', p: number },
      },
      leftOut: [],
      note: 'Research use; not a diagnosis.',
    });
  });

  it('writes local cut-offs that a deployment can name', async () => {
    const { read } = await run('study', '--made-by', 'Radiology', '--population', 'Our women');
    const config: unknown = JSON.parse(read('local-cut-off.json'));
    const { records, problems } = readLocalEvidence(config);
    expect(problems).toEqual([]);
    expect(records).toEqual(config);
    const { roc } = JSON.parse(read('cohort.json'));
    expect(records.map(({ metric }) => metric)).toEqual(['threeDimensionalHu', 'threeSliceHu']);
    for (const record of records) {
      const analysed = roc[record.metric];
      expect(record).toMatchObject({
        patients: 349,
        newFractures: 61,
        madeBy: 'Radiology',
        population: 'Our women',
      });
      // Half the last decimal.
      expect(Math.abs(record.cutOffHu - analysed.cutOff)).toBeLessThanOrEqual(0.05);
      // The counts that follow from the record are those of the cohort: rounding moved nobody.
      expect(assessLocally(record, record.metric, 50).accuracy!.counts).toEqual(analysed.counts);
    }
  });

  it('writes local cut-offs of a large cohort whose counts can be told, too', async () => {
    const { read } = await run('large');
    const { records, problems } = readLocalEvidence(JSON.parse(read('local-cut-off.json')));
    expect(problems).toEqual([]);
    const { roc } = JSON.parse(read('cohort.json'));
    for (const record of records) {
      const { counts } = assessLocally(record, record.metric, 50).accuracy!;
      expect(counts).toEqual(roc[record.metric].counts);
    }
  });

  it('names no patient anywhere', async () => {
    const { out, lines } = await run('missing');
    const texts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
    for (const text of [...texts, lines.join()]) expect(text).not.toMatch(/p0\d{4}/);
  });

  it('writes a report that needs nothing else, with every plot and its use', async () => {
    const { read, out } = await run('study');
    const report = read('cohort.html');
    expect(report).toContain('Research use; not a diagnosis.');
    expect(report).not.toMatch(/<(script|link|img|iframe)|url\(|src=/);
    for (const name of readdirSync(out).filter((each) => each.endsWith('.svg'))) {
      const [, svg] = read(name).trim().split('\n');
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>$/);
      expect(report).toContain(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('shows hostile names and categories as text', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `p${i},${i % 2},${30 + 5 * i},<b>${i % 3}`);
    const { read, code } = await run(
      ['patientId,newVertebralFracture,threeSliceHu,<script>alert(1)</script>', ...rows].join('\n'),
    );
    expect(code).toBe(0);
    expect(read('cohort.html')).not.toMatch(/<script|<b>/);
    expect(read('cohort.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('analyses what there is, and says what it left out', async () => {
    const { code, read, out } = await run('patientId,newVertebralFracture\na,1\nb,0\n');
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['cohort.html', 'cohort.json']);
    const { leftOut } = JSON.parse(read('cohort.json'));
    expect(leftOut).toContainEqual({
      analysis: 'roc.threeDimensionalHu',
      reason: 'the table has no column threeDimensionalHu',
    });
    expect(read('cohort.html')).toContain('the table has no column threeDimensionalHu');
  });

  it('reports separation in place of odds ratios', async () => {
    const { lines, read } = await run('quasiSeparated');
    expect(lines.join('\n')).toContain('quasi-complete separation by multipleFractures');
    expect(JSON.parse(read('cohort.json')).logistic.separation).toEqual({
      kind: 'quasiComplete',
      predictors: ['multipleFractures'],
    });
    expect(read('cohort.html')).toContain('quasi-complete separation by multipleFractures');
  });

  it('names the collinear and the constant predictor', async () => {
    const predictors = 'threeDimensionalHu,ageYears,ageMonths,constant';
    const { read } = await run('collinear', '--predictors', predictors);
    expect(JSON.parse(read('cohort.json')).logistic.dropped).toEqual([
      { name: 'ageMonths', reason: 'it follows from ageYears (collinear)' },
      { name: 'constant', reason: 'it has the same value in all patients' },
    ]);
  });

  it('keeps earlier results unless told to replace them, and then leaves none of them', async () => {
    const { out } = await run('study');
    const small = join(folder, 'small.csv');
    writeFileSync(small, 'patientId,newVertebralFracture,tScore\na,1,-3\nb,0,-1\n');
    const refused = await runInto(out, small);
    expect(refused.code).toBe(2);
    expect(refused.err[0]).toMatch(/holds .* of an earlier run/);
    expect(existsSync(join(out, 'roc.svg'))).toBe(true);
    expect((await runInto(out, small, '--force')).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['cohort.html', 'cohort.json']);
  });
});

describe('any cohort', () => {
  const value = fc.option(
    fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -50, max: 200, noNaN: true })),
    {
      nil: undefined,
    },
  );
  const patient = fc.record({
    outcome: fc.boolean(),
    numbers: fc.array(value, { minLength: 6, maxLength: 6 }),
    level: fc.option(fc.constantFrom('0', '1'), { nil: undefined }),
  });
  const none = undefined;
  const NAMES = [
    'threeDimensionalHu',
    'threeSliceHu',
    'tScore',
    'ageYears',
    'threeDimensionalHuReader2',
    'threeSliceHuReader2',
  ];

  it('is analysed without a number that is none, and its cut-offs can be used', () => {
    fc.assert(
      fc.property(fc.array(patient, { minLength: 0, maxLength: 25 }), (others) => {
        const patients = [
          { outcome: true, numbers: [1, 1, 1, 1, 1, 1], level: '1' },
          { outcome: false, numbers: [2, 2, 2, 2, 2, 2], level: '0' },
          ...others,
        ];
        const table: CohortTable = {
          outcome: patients.map(({ outcome }) => outcome),
          columns: [
            ...NAMES.map((name, index) => ({
              kind: 'numeric' as const,
              name,
              values: patients.map(({ numbers }) => numbers[index]),
            })),
            {
              kind: 'categorical',
              name: 'multipleFractures',
              values: patients.map(({ level }) => level),
            },
          ],
        };
        const analysis = analyseCohort(table);
        // Throws for NaN and infinity.
        expect(toJsonText(analysis)).toContain('"n"');
        const { records } = localCutOffs(analysis, { date: '2026-01-31', madeBy: 'x' });
        expect(readLocalEvidence(records).problems).toEqual([]);
      }),
      {
        numRuns: 400,
        // Found once: a predictor of which one unit is so large a step that an odds ratio overflows.
        examples: [
          [
            [
              { outcome: true, numbers: [0, none, none, 0, none, none], level: '0' },
              { outcome: true, numbers: [1, none, none, 0, none, none], level: '0' },
              { outcome: false, numbers: [2.6e-6, none, none, 0, none, none], level: '1' },
            ],
          ],
        ],
      },
    );
  });
});
