import type { NaturalizedDataset } from '../../src';

/** An item of a report's content, or of a sequence in it. */
export type ReportItem = NaturalizedDataset & {
  readonly ContentSequence?: readonly ReportItem[];
  readonly ConceptNameCodeSequence?: readonly NaturalizedDataset[];
};

/** Whether an item is of a concept, by the words for people. */
export const isOf = (meaning: string) => (item: ReportItem) =>
  item.ConceptNameCodeSequence?.[0]?.['CodeMeaning'] === meaning;

/**
 * A report with each item of its content replaced by what `edit` makes of it, from the leaves up;
 * `[]` takes it away.
 */
export function editReport(
  report: NaturalizedDataset,
  edit: (item: ReportItem) => ReportItem | readonly ReportItem[],
): NaturalizedDataset {
  const editBelow = (item: ReportItem): ReportItem =>
    item.ContentSequence
      ? { ...item, ContentSequence: item.ContentSequence.map(editBelow).flatMap(edit) }
      : item;
  return editBelow(report);
}

/** A report with all numbers of a concept changed, as decimal strings. */
export const withNumbers = (
  report: NaturalizedDataset,
  meaning: string,
  change: (value: number) => unknown,
): NaturalizedDataset =>
  editReport(report, (item) => {
    const [measured] = (item['MeasuredValueSequence'] ?? []) as readonly NaturalizedDataset[];
    if (!measured || !isOf(meaning)(item)) return item;
    const value = Number(measured['FloatingPointValue'] ?? measured['NumericValue']);
    const { FloatingPointValue: _exact, ...rest } = measured;
    return { ...item, MeasuredValueSequence: [{ ...rest, NumericValue: change(value) }] };
  });
