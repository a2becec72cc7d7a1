import { mmText, oneLine } from './reportFigures';
import type { ReportLevel } from './reportModel';
import type { ReportWords } from './reportWords';

/** Whether a level enters the means. */
export const countsCell = ({ counts, exclusion }: ReportLevel, words: ReportWords): string => {
  if (exclusion) return words.no;
  return counts ? words.yes : words.notInMean;
};

/** Why a level is left out, with the reader's note; nothing where it is not. */
export const exclusionText = ({ exclusion }: ReportLevel, words: ReportWords): string | undefined =>
  exclusion && remark(words.exclusions[exclusion.reason], exclusion.note, words);

/** How the mask of a level was made. */
export function methodCell({ threeDimensional }: ReportLevel, words: ReportWords): string {
  if (!threeDimensional) return '-';
  const { path, peelMm } = threeDimensional;
  const peel = path === 'guidedManual' ? '' : words.brackets(words.peel(mmText(peelMm)));
  return `${words.maskPaths[path]}${peel}`;
}

/** A text with what the reader wrote to it. */
export const remark = (text: string, note: string, words: ReportWords): string =>
  note.trim() === '' ? text : `${text}${words.brackets(oneLine(note))}`;
