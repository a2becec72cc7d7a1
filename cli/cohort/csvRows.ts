import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { hasCode, Refusal } from '../refusal';

/** The cells of a table as text, with how it is written. */
export interface CsvRows {
  /** Trimmed. */
  readonly header: readonly string[];
  /** Without empty rows; cells are trimmed, and as many as in the header. */
  readonly rows: readonly CsvRow[];
  /** Whether numbers may have a decimal comma: only where a comma does not part the cells. */
  readonly allowsComma: boolean;
}

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** What can part cells; of several in the header the most frequent. */
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads a CSV file: commas, semicolons or tabs, UTF-8 or UTF-16 with or without a byte order mark.
 *
 * @throws Refusal, naming file and row, for what is no table.
 */
export function readCsvRows(path: string): CsvRows {
  const text = decode(readBytes(path), path);
  const firstLine = /^[^\r\n]*/.exec(text)![0];
  const delimiter = DELIMITERS.reduce((best, each) =>
    firstLine.split(each).length > firstLine.split(best).length ? each : best,
  );
  const { data, errors } = Papa.parse(text, { delimiter });
  const [fault] = errors;
  if (fault) {
    throw new Refusal(`${path}: row ${(fault.row ?? 0) + 1}: ${fault.message.toLowerCase()}`);
  }
  const all = data.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((cell) => cell.trim()),
  }));
  const [first, ...rest] = all;
  if (!first || isEmpty(first)) {
    throw new Refusal(`${path}: row 1 is empty; it must name the columns`);
  }
  const header = withoutTrailingEmpty(first.cells);
  const rows = rest.filter((row) => !isEmpty(row));
  for (const { number, cells } of rows) {
    const count = withoutTrailingEmpty(cells).length;
    if (cells.length < header.length || count > header.length) {
      const got = count > header.length ? count : cells.length;
      throw new Refusal(`${path}: row ${number} has ${got} cells, the header ${header.length}`);
    }
  }
  return { header, rows, allowsComma: delimiter !== ',' };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new Refusal(`${path}: no such file`);
    if (hasCode(error, 'EISDIR')) throw new Refusal(`${path}: is a folder, not a table`);
    throw error;
  }
}

function decode(bytes: Buffer, path: string): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    // The decoder leaves out the byte order mark.
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${path}: is no text in UTF-8; save it as "CSV UTF-8"`);
  }
}

const isEmpty = ({ cells }: CsvRow): boolean => cells.every((cell) => cell === '');

const withoutTrailingEmpty = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
