import { VERTEBRAL_LEVELS } from '../../src';
import type { StudyOutcome } from './studyOutcome';

/** A study of a list with what became of it. */
export interface ListedStudy {
  readonly name: string;
  readonly outcome: StudyOutcome;
}

/** The results of several studies, one a row. */
export function summarize(studies: readonly ListedStudy[]) {
  return studies.map(({ name, outcome }) => {
    if (outcome.status === 'failed') {
      return { name, status: outcome.status, message: outcome.message };
    }
    const { levels, patient, provenance } = outcome.measurement;
    const valuesOf = (metric: 'threeDimensionalHu' | 'threeSliceHu') =>
      Object.fromEntries(
        VERTEBRAL_LEVELS.map((level) => {
          const found = levels[level];
          return [level, found?.status === 'measured' ? found[metric]?.meanHu : undefined];
        }),
      );
    return {
      name,
      status: outcome.status,
      message: '',
      patient,
      levels: {
        threeDimensionalHu: valuesOf('threeDimensionalHu'),
        threeSliceHu: valuesOf('threeSliceHu'),
      },
      kvp: provenance.scan.kvp,
      peelMm: provenance.peelMm,
      studyInstanceUid: provenance.studyInstanceUid,
      seriesInstanceUid: provenance.seriesInstanceUid,
    };
  });
}

/** A row of a summary. */
export type SummaryRow = ReturnType<typeof summarize>[number];

type Cell = string | number | null | undefined;

/** The columns of the summary as CSV: their titles and what stands in them. */
const COLUMNS: readonly (readonly [string, (row: SummaryRow) => Cell])[] = [
  ['name', ({ name }) => name],
  ['status', ({ status }) => status],
  ['threeDimensionalHu', ({ patient }) => patient?.threeDimensionalHu],
  ['threeSliceHu', ({ patient }) => patient?.threeSliceHu],
  ['levels', ({ patient }) => patient?.levels.join(' ')],
  ...(['threeDimensionalHu', 'threeSliceHu'] as const).flatMap((metric) =>
    VERTEBRAL_LEVELS.map(
      (level) =>
        [`${level} ${metric}`, ({ levels }: SummaryRow) => levels?.[metric][level]] as const,
    ),
  ),
  ['kvp', ({ kvp }) => kvp],
  ['peelMm', ({ peelMm }) => peelMm],
  ['studyInstanceUid', ({ studyInstanceUid }) => studyInstanceUid],
  ['seriesInstanceUid', ({ seriesInstanceUid }) => seriesInstanceUid],
  ['message', ({ message }) => message],
];

/** Rows as CSV (RFC 4180), a title line first; where there is no value the field is empty. */
export function toCsv(rows: readonly SummaryRow[]): string {
  const lines = [
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, valueOf]) => quote(valueOf(row)))),
  ];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

const quote = (value: Cell): string => {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
