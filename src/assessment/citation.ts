/** Where a figure comes from. What could not be confirmed is absent, never guessed. */
export interface Citation {
  readonly authors?: string;
  readonly title?: string;
  readonly journal?: string;
  readonly year: number;
  /** Without `https://doi.org/`. */
  readonly doi?: string;
}

/** A citation in one line, of the parts that are known. */
export function formatCitation({ authors, title, journal, year, doi }: Citation): string {
  const parts = [authors?.replace(/\.$/, ''), title, journal, String(year), doi && `doi:${doi}`];
  return `${parts.filter((part) => part !== undefined && part !== '').join('. ')}.`;
}
