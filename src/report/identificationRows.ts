import { oneLine } from './reportFigures';
import type { ReportModel } from './reportModel';
import type { ReportWords } from './reportWords';

/** Name, numbers and birth date with their names, as far as the header states them. */
export function identificationRows(
  { identification: { patientName, patientId, birthDate, accessionNumber } }: ReportModel,
  words: ReportWords,
): readonly (readonly [name: string, text: string])[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [words.patientName, patientName],
    [words.patientId, patientId],
    [words.birthDate, birthDate],
    [words.accessionNumber, accessionNumber],
  ];
  return rows.flatMap(([name, text]) => (text ? [[name, oneLine(text)] as const] : []));
}
