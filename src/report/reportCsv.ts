import Papa from 'papaparse';
import { RESEARCH_USE } from '../dicom/contentHeader';
import { csvColumns } from './csvColumns';
import type { ExportOptions } from './exportOptions';
import type { ReportModel } from './reportModel';
import { withoutPersons } from './withoutPersons';

/**
 * What a spreadsheet takes for a formula: a text that begins, maybe after blanks, with a sign of
 * one, also of full width (OWASP, "CSV Injection"). Papa's own pattern misses texts of several
 * lines. It is asked of texts only, so that a negative number stays one.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A report as CSV (RFC 4180): one row a level, what is the patient's repeated in each. A text that a
 * spreadsheet would take for a formula begins with an apostrophe. Where it holds more than ASCII it
 * begins with a byte order mark, without which Excel does not take it for UTF-8.
 */
export function reportCsv(model: ReportModel, { identified = false }: ExportOptions = {}): string {
  const shown = identified ? model : withoutPersons(model);
  const columns = csvColumns(shown, identified);
  const text = Papa.unparse(
    {
      fields: [...columns.map(([name]) => name), 'note'],
      data: shown.levels.map((level) => [
        ...columns.map(([, cellOf]) => cellOf(level)),
        RESEARCH_USE,
      ]),
    },
    { escapeFormulae: FORMULA, newline: '\r\n' },
  );
  return isAscii(text) ? text : `\ufeff${text}`;
}

const isAscii = (text: string): boolean => Array.from(text).every((char) => char < '\u0080');
