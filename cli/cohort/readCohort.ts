import type { CohortColumn, CohortTable, LeftOut } from '../../src';
import { Refusal } from '../refusal';
import { readCsvRows, type CsvRows } from './csvRows';
import { decimalMarkOf, isMissing, toNumber, type DecimalMark } from './numbers';
import { toColumn, type RawColumn } from './tableColumns';

/** A table as it is analysed, and what of it is not. */
export interface ReadCohort {
  readonly table: CohortTable;
  readonly leftOut: readonly LeftOut[];
}

const ID = 'patientId';
const OUTCOME = 'newVertebralFracture';

/**
 * Reads a cohort from a CSV file. Patients without an outcome are left out and counted; the
 * identity of a patient is used to find duplicates, and forgotten.
 *
 * @param categorical further columns whose numbers are codes of categories
 * @throws Refusal, in one line that names file, row and column.
 */
export function readCohort(path: string, categorical: readonly string[]): ReadCohort {
  const csv = readCsvRows(path);
  const { header, rows } = csv;
  checkHeader(header, path);
  if (rows.length === 0) {
    throw new Refusal(`${path}: row 2 is missing: the table has a header and no patient`);
  }
  const [id, outcome] = [header.indexOf(ID), header.indexOf(OUTCOME)];
  checkPatients(csv, id, path);
  const further = [...header.keys()].filter((place) => place !== id && place !== outcome);
  const mark = decimalMarkOf(csv, further, path);
  const outcomes = rows.map(({ number, cells }) => toOutcome(cells[outcome]!, number, mark, path));
  const known = rows.filter((_, row) => outcomes[row] !== undefined);
  const outcomeOfKnown = outcomes.filter((each) => each !== undefined);
  checkGroups(outcomeOfKnown, path);
  const columns: CohortColumn[] = [];
  const leftOut: LeftOut[] = [];
  if (known.length < rows.length) {
    const count = rows.length - known.length;
    leftOut.push({
      analysis: count === 1 ? '1 patient' : `${count} patients`,
      reason: `no value in ${OUTCOME}`,
    });
  }
  for (const place of further) {
    const raw: RawColumn = {
      name: header[place]!,
      cells: known.map(({ number, cells }) => ({ row: number, text: cells[place]! })),
      mark,
      isCategorical: categorical.includes(header[place]!),
    };
    const made = toColumn(raw, path);
    if ('column' in made) columns.push(made.column);
    else leftOut.push({ analysis: `column ${raw.name}`, reason: made.reason });
  }
  return { table: { outcome: outcomeOfKnown, columns }, leftOut };
}

function checkHeader(header: readonly string[], path: string): void {
  const absent = [ID, OUTCOME].find((name) => !header.includes(name));
  if (absent !== undefined) {
    throw new Refusal(
      `${path}: row 1: no column ${absent}; the first row must name the columns (${ID}, ${OUTCOME}, ...)`,
    );
  }
  const unnamed = header.indexOf('');
  if (unnamed >= 0) throw new Refusal(`${path}: row 1, column ${unnamed + 1} has no name`);
  const twice = header.find((name, place) => header.indexOf(name) !== place);
  if (twice !== undefined) throw new Refusal(`${path}: row 1: two columns have the name ${twice}`);
}

/** Every patient once; who it is stays unsaid. */
function checkPatients({ rows }: CsvRows, id: number, path: string): void {
  const seen = new Map<string, number>();
  for (const { number, cells } of rows) {
    const patient = cells[id]!;
    if (patient === '') throw new Refusal(`${path}: row ${number}, column ${ID}: it is empty`);
    const before = seen.get(patient);
    if (before !== undefined) {
      throw new Refusal(
        `${path}: row ${number}, column ${ID}: the same patient as in row ${before}`,
      );
    }
    seen.set(patient, number);
  }
}

function toOutcome(
  cell: string,
  row: number,
  mark: DecimalMark,
  path: string,
): boolean | undefined {
  if (isMissing(cell)) return undefined;
  const value = toNumber(cell, mark) ?? toNumber(cell, '.');
  if (value === 0 || value === 1) return value === 1;
  throw new Refusal(
    `${path}: row ${row}, column ${OUTCOME}: expected 0 or 1, got ${JSON.stringify(cell.slice(0, 40))}`,
  );
}

function checkGroups(outcome: readonly boolean[], path: string): void {
  if (outcome.length === 0) {
    throw new Refusal(`${path}: column ${OUTCOME} is empty in every row`);
  }
  if (new Set(outcome).size === 2) return;
  throw new Refusal(
    `${path}: column ${OUTCOME}: ${Number(outcome[0])} in every row; there must be patients with 0 and with 1`,
  );
}
