/** A table for the terminal and for Markdown alike; the first row is the head. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}

/** The value that this share (0 to 1) of the values does not exceed; the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (n - 1). */
export function standardDeviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** A condition that an evaluation must show, and whether it did. */
export interface Verdict {
  readonly condition: string;
  readonly figure: string;
  readonly holds: boolean;
}

/** The verdicts as a table. */
export function formatVerdicts(verdicts: readonly Verdict[]): string {
  return formatTable([
    ['condition', 'figure', 'holds'],
    ...verdicts.map(({ condition, figure, holds }) => [condition, figure, holds ? 'yes' : 'NO']),
  ]);
}
