import { PRIMARY_CITATION } from '../assessment/studies/chang2025';
import { formatCitation } from '../assessment/citation';
import { PRODUCT } from '../dicom/contentHeader';
import { messageText } from '../messages/message';
import { alignColumns } from './alignColumns';
import type { ExportOptions } from './exportOptions';
import { identificationRows } from './identificationRows';
import { countsCell, exclusionText, methodCell, remark } from './levelCells';
import { huText, oneLine } from './reportFigures';
import type { ReportLevel, ReportModel } from './reportModel';
import { ENGLISH_REPORT, type ReportLanguage, type ReportWords } from './reportWords';
import { meanSentence, riskSentences, tScoreSentence } from './riskSentences';
import { scanSentence } from './scanSentence';

/**
 * A report as plain text, to be pasted into a reporting system: short, in columns, no markup. It
 * names the patient only where asked to; scan date and notes stay, since it goes into the patient's
 * own record.
 */
export function reportText(
  model: ReportModel,
  { identified = false }: ExportOptions = {},
  language: ReportLanguage = ENGLISH_REPORT,
): string {
  const { words, messages } = language;
  const { scan, checks, means, contradiction, anatomyNote, applicability } = model;
  const said = (name: string, text: string) => `${name}${words.colon}${text}`;
  const exclusionOf = (level: ReportLevel) => {
    const why = exclusionText(level, words);
    return why ? [said(words.leftOut(level.level), why)] : [];
  };
  const tScore = tScoreSentence(model, language);
  const warnings = checks.filter(({ state }) => state === 'warn');
  const sections: readonly (readonly string[])[] = [
    [words.title, words.researchUse],
    identified ? identificationRows(model, words).map(([name, text]) => said(name, text)) : [],
    [
      said(words.scan, joined([model.studyDate, scanSentence(scan, words)], words)),
      ...warnings.map(({ message }) => `- ${messageText(message, messages)}`),
      ...(anatomyNote
        ? [said(words.anatomy, remark(words.anatomies[anatomyNote.kind], anatomyNote.note, words))]
        : []),
    ],
    [
      ...alignColumns([
        [
          words.level,
          words.metrics.threeDimensionalHu,
          words.metrics.threeSliceHu,
          words.counts,
          words.mask,
        ],
        ...model.levels.map((level) => levelRow(level, words)),
      ]),
      ...model.levels.flatMap(exclusionOf),
    ],
    means.flatMap((mean) => [
      meanSentence(mean, language),
      ...riskSentences(mean, language).map((sentence) => `  ${sentence}`),
    ]),
    [...(contradiction ? [messageText(contradiction, messages)] : []), ...(tScore ? [tScore] : [])],
    [
      said(words.applicability, messageText(applicability.message, messages)),
      words.outcome(formatCitation(PRIMARY_CITATION)),
    ],
    [
      ...(model.reader ? [said(words.reader, oneLine(model.reader))] : []),
      said(words.software, `${PRODUCT.model} ${model.softwareVersion}`),
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const joined = (parts: readonly (string | undefined)[], { comma }: ReportWords): string =>
  parts.filter((part) => part).join(comma);

const levelRow = (level: ReportLevel, words: ReportWords): readonly string[] => [
  level.level,
  threeDimensionalCell(level),
  level.threeSlice ? huText(level.threeSlice.meanHu) : '-',
  countsCell(level, words),
  methodCell(level, words),
];

const threeDimensionalCell = ({ threeDimensional }: ReportLevel): string => {
  if (!threeDimensional) return '-';
  const { meanHu, sdHu } = threeDimensional.statistics;
  return `${huText(meanHu)} \u00b1 ${huText(sdHu)}`;
};
