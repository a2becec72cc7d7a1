import Papa from 'papaparse';
import { reportCsv, reportJson, reportText, type ReportModel } from '../../../src';
import { HOSTILE, hostileReport, personsIn } from '../../support/hostileReport';

const model = hostileReport();
const RESEARCH_USE = 'Research use; not a diagnosis.';

/** The rows of a CSV text, by column. */
function rowsOf(csv: string): readonly Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true });
  expect(errors).toEqual([]);
  return data;
}

/** A report of which no mean can be told, as of a single level. */
const unassessable: ReportModel = {
  ...model,
  means: model.means.map(({ metric }) => ({ metric, levels: ['L1'], local: [] })),
};

const FORMS = [
  ['text', (identified?: boolean) => reportText(model, options(identified))],
  ['CSV', (identified?: boolean) => reportCsv(model, options(identified))],
  ['JSON', (identified?: boolean) => reportJson(model, options(identified))],
] as const;
const options = (identified?: boolean) => (identified === undefined ? {} : { identified });

describe.each(FORMS)('a report as %s', (_form, write) => {
  it('says what it is for, and no NaN, undefined or object', () => {
    for (const identified of [false, true]) {
      const text = write(identified);
      expect(text).toContain(RESEARCH_USE);
      expect(text).not.toMatch(/NaN|undefined|\[object|Infinity/);
    }
  });

  it('names the patient only where asked to', () => {
    expect(write()).toBe(write(false));
    for (const told of [HOSTILE.birthDate, 'HYPERLINK', 'cmd|', 'alert(1)']) {
      expect(write(false)).not.toContain(told);
      expect(write(true)).toContain(told);
    }
  });
});

describe.each([
  ['CSV', reportCsv(model)],
  ['JSON', reportJson(model)],
])('a report as %s without identification', (_form, text) => {
  it.each(personsIn(model))('does not hold %j', (told) => {
    expect(text).not.toContain(told);
    expect(text).not.toContain(JSON.stringify(told).slice(1, -1));
  });
});

describe('a report as CSV', () => {
  const rows = rowsOf(reportCsv(model));
  const identified = rowsOf(reportCsv(model, { identified: true }));

  it('has a row a level, from cranial to caudal', () => {
    expect(rows.map(({ level }) => level)).toEqual(['T12', 'L1', 'L2', 'L3', 'L4']);
    expect(rows.map(({ counts }) => counts)).toEqual(['no', 'yes', 'no', 'yes', 'yes']);
    expect(rows.map(({ exclusion }) => exclusion)).toEqual([
      'notFullyCovered',
      '',
      'other',
      '',
      '',
    ]);
  });

  it('keeps every digit of a number, and a negative one a number', () => {
    const level = model.levels.find(({ level: name }) => name === 'L1')!;
    const row = rows.find(({ level: name }) => name === 'L1')!;
    expect(row['mean_hu_3d']).toBe('-12.345');
    expect(Number(row['sd_hu_3d'])).toBe(level.threeDimensional!.statistics.sdHu);
    expect(Number(row['middle_hu_three_slice'])).toBe(level.threeSlice!.slices[1]!.meanHu);
    expect(row['dxa_t_score']).toBe('-3.1');
  });

  it('repeats the means and what may be said of them in each row', () => {
    for (const row of rows) {
      expect(Number(row['patient_mean_hu_3d'])).toBe(model.means[0]!.assessment!.patientMeanHu);
      expect(row['verdict_3d']).toBe(model.means[0]!.assessment!.verdict);
      expect(row['cut_off_hu_three_slice']).toBe('51.4');
    }
    expect(rowsOf(reportCsv(unassessable))[0]).toMatchObject({
      patient_mean_hu_3d: '',
      verdict_3d: 'notAssessable',
    });
  });

  it('lets no text begin as a formula, in one line or several', () => {
    for (const row of [...rows, ...identified]) {
      for (const [name, text] of Object.entries(row)) {
        const isNumber = text !== '' && Number.isFinite(Number(text));
        expect({ name, text, harms: !isNumber && /^\s*[=+\-@\t\r]/.test(text) }).toEqual({
          name,
          text,
          harms: false,
        });
      }
    }
    expect(identified[0]).toMatchObject({
      patient_name: `'${HOSTILE.patientName}`,
      reader: `'${HOSTILE.reader}`,
    });
  });

  it('begins with a byte order mark only where it holds more than ASCII', () => {
    expect(reportCsv(model)).not.toMatch(/^\ufeff/);
    const chinese = { ...model, identification: { patientName: '山田, 花子' } };
    const text = reportCsv(chinese, { identified: true });
    expect(text).toMatch(/^\ufeff/);
    expect(rowsOf(text)[0]).toMatchObject({ patient_name: '山田, 花子' });
  });
});

describe('a report as JSON', () => {
  const read = JSON.parse(reportJson(model)) as {
    readonly levels: readonly { readonly level: string; readonly threeDimensional?: unknown }[];
    readonly means: readonly Record<string, unknown>[];
    readonly patient: { readonly ageYears: { readonly value: number } };
  };

  it('holds the measurements with every digit', () => {
    expect(read.levels[1]!.threeDimensional).toMatchObject({
      statistics: model.levels[1]!.threeDimensional!.statistics,
    });
  });

  it('gives an age above 90 as 90, which tells nobody', () => {
    expect(model.patient.ageYears?.value).toBe(92);
    expect(read.patient.ageYears.value).toBe(90);
  });

  it('gives no side of a cut-off that cannot be told', () => {
    for (const mean of read.means) {
      expect(mean).not.toHaveProperty('side');
      expect('postTestProbability' in mean).toBe(mean['verdict'] !== 'cannotBeTold');
    }
    expect(JSON.parse(reportJson(unassessable))).toMatchObject({
      means: [{ status: 'notAssessable' }, { status: 'notAssessable' }],
    });
  });
});

describe('a report as text', () => {
  it('reads as a person would write it', () => {
    expect(reportText(model)).toMatchInlineSnapshot(`
     "Cancellous HU of the lumbar vertebrae on CT
     Research use; not a diagnosis.

     Scan: 2024-03-05, 120 kV, contrast not stated, kernel Br36, slices of 1.1 mm every 1.1 mm, Test Lattice
     Anatomy: other anatomy (Ask Dr. Who Mean 999 HU)

     Level  3D-HU         Three-slice HU  Counts  Mask
     T12    -             -               no      -
     L1     -12.3 ± 29.4  95.9            yes     one click (peel 3 mm)
     L2     104.0 ± 27.9  98.2            no      from a neighbour (peel 3 mm)
     L3     101.7 ± 30.0  -               yes     edited by hand (peel 2.33 mm)
     L4     96.1 ± 26.9   96.6            yes     drawn by hand
     T12 left out: not fully covered by the scan
     L2 left out: other reason (=1+1 for Erika Mustermann)

     3D-HU: 61.8 HU (L1, L3, L4). Cannot be told from the cut-off of 56.3 HU: one measurement is uncertain by ± 10.5 HU.
       Sensitivity 0.80 (0.69-0.88), specificity 0.85 (0.80-0.88), AUC 0.877 (0.831-0.923).
       Likelihood ratio 5.26 (3.90-7.09) below the cut-off, 0.23 (0.14-0.39) at or above it.
       Derived probability of a new fracture 53% (45-60%) below the cut-off, 4.7% (2.9-7.6%) at or above it, with 17.5% before the measurement.
     Three-slice HU: 96.3 HU (L1, L4). At or above the cut-off of 51.4 HU.
       Sensitivity 0.82 (0.71-0.90), specificity 0.75 (0.69-0.79), AUC 0.823 (0.769-0.876).
       Likelihood ratio 3.23 (2.57-4.07) below the cut-off, 0.24 (0.14-0.41) at or above it.
       Derived probability of a new fracture 4.9% (2.9-8.1%), with 17.5% before the measurement.
       Local cut-off, not published (Radiology, 2026-01-31, 200 patients): At or above the cut-off of 60 HU.

     DXA T-score -3.1; in the study -3.23 ± 1.18 with and -2.62 ± 1.13 without a new fracture. The WHO classes hold for the T-score, not for HU.

     Applicability: Whether the study applies is not established. Not known: vertebral augmentation, anti-osteoporosis treatment, trauma, other bone disease, earlier vertebral fracture, number of vertebral fractures and contrast. As far as is known the patient and the scan are as in the study.
     Cut-offs for a new vertebral fracture after percutaneous vertebral augmentation, in women of 50 years or over, each for its own method: Chang R, Chang F, You Y, et al. CT-based vertebral three-dimensional Hounsfield unit can predict the new vertebral fracture after percutaneous vertebral augmentation in postmenopausal women: a retrospective study. 2025.

     Reader: -2+3 "Quoted", Reader
     Software: Vertebral BMD for OHIF 0.1.0"
    `);
  });

  it('lets no note feign a line of its own', () => {
    const lines = reportText(model, { identified: true }).split('\n');
    expect(lines.filter((line) => /^Mean +999/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('999'))).toHaveLength(1);
  });

  it('needs no character beyond Latin-1', () => {
    expect([...reportText(model)].filter((char) => char > '\u00ff')).toEqual([]);
  });

  it('says so where no mean can be told', () => {
    expect(reportText(unassessable)).toContain(
      '3D-HU: not assessable: fewer than 2 levels of L1-L4 count',
    );
  });
});

describe("a deployment's own cut-off", () => {
  const line = 'Local cut-off, not published (Radiology, 2026-01-31, 200 patients): ';

  it('stands once, with the metric that it belongs to, and says that it is local', () => {
    const lines = reportText(model).split('\n');
    expect(lines.filter((each) => each.includes(line))).toHaveLength(1);
    const threeSlice = lines.findIndex((each) => each.startsWith('Three-slice HU'));
    expect(lines.findIndex((each) => each.includes(line))).toBeGreaterThan(threeSlice);
    const { means } = JSON.parse(reportJson(model)) as {
      means: readonly { metric: string; local?: readonly { cutOffHu: number }[] }[];
    };
    expect(means.map(({ metric, local }) => [metric, local?.map((each) => each.cutOffHu)])).toEqual(
      [
        ['threeDimensionalHu', undefined],
        ['threeSliceHu', [60]],
      ],
    );
  });
});
