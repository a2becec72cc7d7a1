import { Refusal } from '../refusal';
import type { CsvRows } from './csvRows';

/** How a table writes its numbers. */
export type DecimalMark = '.' | ',';

const WITH_POINT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/** What stands for no value, whatever its case. */
const NO_VALUE: readonly string[] = ['', 'na', 'n/a', 'nan', 'null', '.'];

/** Whether a cell tells that there is no value. */
export const isMissing = (cell: string): boolean => NO_VALUE.includes(cell.toLowerCase());

/** A cell as a finite number; `undefined` where it is none. */
export function toNumber(cell: string, mark: DecimalMark): number | undefined {
  // Word processors write a minus sign of their own.
  const text = cell.replace('\u2212', '-');
  if (!(mark === ',' ? WITH_COMMA : WITH_POINT).test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The decimal mark of a table. One that is parted by commas has points; any other has whichever it
 * uses, but one only, so that a comma or point for thousands is not taken for a decimal mark.
 *
 * @param columns places of the columns that may hold numbers
 * @throws Refusal, naming file, rows and columns, where both are used.
 */
export function decimalMarkOf(
  { header, rows, allowsComma }: CsvRows,
  columns: readonly number[],
  path: string,
): DecimalMark {
  if (!allowsComma) return '.';
  const found: Partial<Record<DecimalMark, string>> = {};
  for (const { number, cells } of rows) {
    for (const column of columns) {
      const cell = cells[column]!;
      const mark = cell.includes(',') ? ',' : cell.includes('.') ? '.' : undefined;
      if (!mark || found[mark] !== undefined || toNumber(cell, mark) === undefined) continue;
      const place = `row ${number}, column ${header[column]}`;
      const other = found[mark === ',' ? '.' : ','];
      if (other !== undefined) {
        const names = mark === ',' ? ['comma', 'point'] : ['point', 'comma'];
        throw new Refusal(
          `${path}: ${place}: a decimal ${names[0]}, but there is a decimal ${names[1]} in ${other}`,
        );
      }
      found[mark] = place;
    }
  }
  return found[','] === undefined ? '.' : ',';
}
