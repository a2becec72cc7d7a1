import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../cli/runCli';
import { readCohort } from '../../../cli/cohort/readCohort';

const folder = mkdtempSync(join(tmpdir(), 'cohort-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLE = join(folder, 'cohort.csv');
const OUT = join(folder, 'out');

async function run(content: string | Uint8Array, ...more: readonly string[]) {
  writeFileSync(TABLE, content);
  const [out, err]: string[][] = [[], []];
  const code = await runCli(['cohort', '--table', TABLE, '--out', OUT, ...more], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    bundleFolder: folder,
  });
  return { code, out, err };
}

const HEAD = 'patientId,newVertebralFracture,threeDimensionalHu,tScore';
const rows = (...lines: readonly string[]): string => [HEAD, ...lines].join('\n');
const GOOD = ['a,1,30.5,-3', 'b,1,45,-2.5', 'c,0,80,-1', 'd,0,95.25,-2'];

describe('a bad table is refused in one line, with exit code 2', () => {
  it.each<[name: string, content: string | Uint8Array, message: string]>([
    ['empty', '', 'row 1 is empty; it must name the columns'],
    [
      'no header',
      GOOD.join('\n'),
      'row 1: no column patientId; the first row must name the columns (patientId, newVertebralFracture, ...)',
    ],
    [
      'no outcome',
      'patientId,threeSliceHu\na,1',
      'row 1: no column newVertebralFracture; the first row must name the columns (patientId, newVertebralFracture, ...)',
    ],
    [
      'two columns of one name',
      'patientId,newVertebralFracture,tScore,tScore\na,1,1,1',
      'row 1: two columns have the name tScore',
    ],
    [
      'a column without a name',
      'patientId,newVertebralFracture,,tScore\na,1,1,1',
      'row 1, column 3 has no name',
    ],
    ['0 rows', HEAD, 'row 2 is missing: the table has a header and no patient'],
    [
      '0 rows, empty lines',
      `${HEAD}\n\n,,,\n`,
      'row 2 is missing: the table has a header and no patient',
    ],
    [
      'unknown outcome code',
      rows(...GOOD, 'e,2,50,-2'),
      'row 6, column newVertebralFracture: expected 0 or 1, got "2"',
    ],
    [
      'outcome in words',
      rows('a,yes,1,1'),
      'row 2, column newVertebralFracture: expected 0 or 1, got "yes"',
    ],
    [
      'one group empty',
      rows('a,1,30,-3', 'b,1,45,-2'),
      'column newVertebralFracture: 1 in every row; there must be patients with 0 and with 1',
    ],
    [
      'no outcome at all',
      rows('a,,30,-3', 'b,NA,45,-2'),
      'column newVertebralFracture is empty in every row',
    ],
    [
      'text in numbers',
      rows(...GOOD, 'e,0,about 50,-2'),
      'row 6, column threeDimensionalHu: expected a mean from -200 to 800 HU, got "about 50"',
    ],
    [
      'a unit in numbers',
      rows('a,1,30 HU,-3', ...GOOD.slice(1)),
      'row 2, column threeDimensionalHu: expected a mean from -200 to 800 HU, got "30 HU"',
    ],
    [
      'a code for a missing value',
      rows(...GOOD, 'e,0,-999,-2'),
      'row 6, column threeDimensionalHu: expected a mean from -200 to 800 HU, got "-999"',
    ],
    [
      'an impossible T-score',
      rows(...GOOD, 'e,0,50,-25'),
      'row 6, column tScore: expected a T-score from -10 to 10, got "-25"',
    ],
    [
      'text in the numbers of a further column',
      `${HEAD},weightKg\na,1,30,-3,61\nb,0,80,-1,70\nc,0,81,-1,heavy`,
      'row 4, column weightKg: expected a number, got "heavy"',
    ],
    [
      'the same patient twice',
      rows(...GOOD, 'b,0,50,-2'),
      'row 6, column patientId: the same patient as in row 3',
    ],
    ['a patient without an ID', rows(...GOOD, ',0,50,-2'), 'row 6, column patientId: it is empty'],
    ['a cell too many', rows(...GOOD, 'e,0,50,-2,7'), 'row 6 has 5 cells, the header 4'],
    ['a cell too few', rows(...GOOD, 'e,0,50'), 'row 6 has 3 cells, the header 4'],
    ['a quote that does not end', rows(...GOOD, 'e,0,"50,-2'), 'row 6: quoted field unterminated'],
    [
      'decimal commas between commas',
      rows(...GOOD, 'e,0,"50,5",-2'),
      'row 6, column threeDimensionalHu: expected a mean from -200 to 800 HU, got "50,5" (decimal commas need semicolons)',
    ],
    [
      'decimal commas and points',
      'patientId;newVertebralFracture;threeDimensionalHu;tScore\na;1;30,5;-3\nb;0;80;-2.5',
      'row 3, column tScore: a decimal point, but there is a decimal comma in row 2, column threeDimensionalHu',
    ],
    [
      'no text',
      Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x80]),
      'is no text in UTF-8; save it as "CSV UTF-8"',
    ],
  ])('%s', async (_name, content, message) => {
    const { code, out, err } = await run(content);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: [],
      err: [`vertebral-bmd cohort: ${TABLE}: ${message}`],
    });
  });

  it('names no patient when two rows are of the same one', async () => {
    const { err } = await run(rows(...GOOD, 'Doe^Jane,0,50,-2', 'Doe^Jane,0,51,-2'));
    expect(err.join()).not.toContain('Doe');
  });

  it.each([
    [
      ['--predictors', 'tScore,weight'],
      '--predictors: no column weight that can be analysed; there are threeDimensionalHu, tScore',
    ],
    [
      ['--categorical', 'scanner'],
      '--categorical: no column scanner that can be analysed; there are threeDimensionalHu, tScore',
    ],
  ])('%j', async (options, message) => {
    const { code, err } = await run(rows(...GOOD), ...options);
    expect({ code, err }).toEqual({ code: 2, err: [`vertebral-bmd cohort: ${TABLE}: ${message}`] });
  });

  it('a file that is not there', async () => {
    const err: string[] = [];
    const code = await runCli(['cohort', '--table', '/no/such.csv', '--out', OUT], {
      out: () => undefined,
      err: (line) => err.push(line),
      bundleFolder: folder,
    });
    expect({ code, err }).toEqual({
      code: 2,
      err: ['vertebral-bmd cohort: /no/such.csv: no such file'],
    });
  });
});

describe('a table is read however it is written', () => {
  const read = (content: string | Uint8Array, categorical: readonly string[] = []) => {
    writeFileSync(TABLE, content);
    return readCohort(TABLE, categorical);
  };
  const expected = read(rows(...GOOD));
  const german = rows(...GOOD)
    .replaceAll(',', ';')
    .replaceAll('.', ',');

  it.each<[name: string, content: string | Uint8Array]>([
    ['a byte order mark', `\ufeff${rows(...GOOD)}`],
    [
      'lines of Windows, and an empty one at the end',
      `${rows(...GOOD).replaceAll('\n', '\r\n')}\r\n\r\n`,
    ],
    ['semicolons', rows(...GOOD).replaceAll(',', ';')],
    ['semicolons with decimal commas', german],
    [
      'the same with a byte order mark and Windows lines',
      `\ufeff${german.replaceAll('\n', '\r\n')}`,
    ],
    ['tabs with decimal commas', german.replaceAll(';', '\t')],
    [
      'UTF-16, as spreadsheets write Unicode text',
      Buffer.from(`\ufeff${rows(...GOOD)}`, 'utf16le'),
    ],
    ['quotes and spaces', rows(...GOOD.map((line) => line.replaceAll(/[^,]+/g, '" $& "')))],
    [
      'outcomes as 1.0 and 0.0',
      rows(...GOOD)
        .replaceAll(',1,', ',1.0,')
        .replaceAll(',0,', ',0.0,'),
    ],
    ['a minus sign of a word processor', rows(...GOOD).replaceAll('-', '\u2212')],
    [
      'empty cells behind the last column',
      rows(...GOOD)
        .replaceAll('\n', ',\n')
        .concat(',,'),
    ],
    ['another order of columns', shuffled(rows(...GOOD))],
  ])('%s', (_name, content) => {
    expect(read(content)).toEqual(expected);
  });

  it('leaves out patients without an outcome, and says how many', () => {
    const { table, leftOut } = read(rows(...GOOD, 'e,,50,-2', 'f,NA,51,-2'));
    expect(table).toEqual(expected.table);
    expect(leftOut).toEqual([
      { analysis: '2 patients', reason: 'no value in newVertebralFracture' },
    ]);
  });

  it.each(['', 'NA', 'n/a', 'NaN', 'null', '.'])('takes "%s" for a missing value', (cell) => {
    const { table } = read(rows(...GOOD, `e,0,${cell},-2`));
    expect(table.columns[0]!.values).toEqual([30.5, 45, 80, 95.25, undefined]);
  });

  it('tells numbers, categories and texts of further columns apart', () => {
    const head = `${HEAD},weightKg,scanner,implant,site,name,empty`;
    const { table, leftOut } = read(
      [
        head,
        'a,1,30,-3,61.5,A,0,1,Ann,',
        'b,1,45,-2,,B,1,2,Bea,NA',
        'c,0,80,-1,70,A,0,1,Cid,',
        'd,0,95,-2,68,B,1,3,Dan,',
      ].join('\n'),
      ['site'],
    );
    expect(Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]))).toEqual({
      threeDimensionalHu: 'numeric',
      tScore: 'numeric',
      weightKg: 'numeric',
      scanner: 'categorical',
      implant: 'categorical',
      site: 'categorical',
    });
    expect(leftOut).toEqual([
      { analysis: 'column name', reason: 'it has 4 different texts in 4 patients' },
      { analysis: 'column empty', reason: 'it has no values' },
    ]);
  });
});

/** The table with its columns in reverse but for the two that are compared by their order. */
function shuffled(table: string): string {
  return table
    .split('\n')
    .map((line) => {
      const [id, outcome, hu, tScore] = line.split(',');
      return [hu, outcome, tScore, id].join(',');
    })
    .join('\n');
}
