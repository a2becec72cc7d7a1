import type { BenchGroup, BenchLine } from './benchLine';

/** A group that was measured, or why it could not be. */
export type GroupResult =
  | { readonly status: 'measured'; readonly group: BenchGroup }
  | { readonly status: 'failed'; readonly title: string; readonly message: string };

const HEADER = ['', 'median', 'min - max', 'runs', 'budget', ''] as const;

/**
 * The table of a benchmark run as lines of text: the machine, each group with its columns
 * aligned over all groups, and last how many lines are over their budget.
 */
export function formatReport(
  machine: readonly string[],
  results: readonly GroupResult[],
): readonly string[] {
  const groups = results.flatMap((each) => (each.status === 'measured' ? [each.group] : []));
  const lines = groups.flatMap((group) => group.lines);
  const widths = columnWidths([HEADER, ...lines.map(cells)]);
  const body = results.flatMap((result) =>
    result.status === 'failed'
      ? ['', result.title, `  could not run: ${result.message}`]
      : [
          '',
          result.group.title,
          `  ${result.group.note}`,
          alignedRow(HEADER, widths),
          ...result.group.lines.map((line) => alignedRow(cells(line), widths)),
        ],
  );
  const failed = results.length - groups.length;
  return [
    ...machine,
    ...body,
    '',
    budgetLine(groups),
    ...(failed > 0 ? [`groups that could not run: ${failed}`] : []),
  ];
}

/** How the lines with a budget came out, in one line. */
function budgetLine(groups: readonly BenchGroup[]): string {
  const judged = groups.flatMap(({ lines }) => lines.filter(({ budget }) => budget !== undefined));
  const over = groups.flatMap(({ title, lines }) =>
    lines.filter(isOver).map(({ name }) => `${title}: ${name}`),
  );
  const names = over.length === 0 ? '' : ` (${over.join('; ')})`;
  return `over budget: ${over.length} of ${judged.length}${names}`;
}

/** Whether the median of a line exceeds its budget. */
export function isOver({ median, budget }: BenchLine): boolean {
  return budget !== undefined && median > budget;
}

function cells(line: BenchLine): readonly string[] {
  const { name, unit, median, min, max, samples, budget } = line;
  return [
    name,
    `${number(median)} ${unit}`,
    samples.length === 1 ? '' : `${number(min)} - ${number(max)}`,
    String(samples.length),
    budget === undefined ? '' : `${number(budget)} ${unit}`,
    verdict(line),
  ];
}

function verdict(line: BenchLine): string {
  const { median, budget, aim, unit } = line;
  if (isOver(line)) return 'OVER';
  if (aim !== undefined && median > aim) return `ok, over the aim of ${number(aim)} ${unit}`;
  return budget === undefined ? '' : 'ok';
}

/** Three significant digits at most, without an exponent. */
function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  return HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
}

/** Names to the left, numbers to the right. */
function alignedRow(row: readonly string[], widths: readonly number[]): string {
  const aligned = row.map((cell, column) =>
    column === 0 || column === row.length - 1
      ? cell.padEnd(widths[column]!)
      : cell.padStart(widths[column]!),
  );
  return `  ${aligned.join('  ')}`.trimEnd();
}
