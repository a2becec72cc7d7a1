/** A content item of a report as dcmtk prints it, with what stands under it. */
export interface PrintedItem {
  /** Value type, `NUM` for instance; empty for a reference to another item. */
  readonly type: string;
  /** Meaning of the concept name; empty where there is none. */
  readonly concept: string;
  /** As printed: text in quotes, codes in brackets. */
  readonly value: string;
  readonly children: readonly PrintedItem[];
}

/** `<contains NUM:(,,"Volume")="85.62" (mm3,UCUM,"cubic millimeter")>` and the like. */
const ITEM = /^( *)<(?:[a-z ]+ )?([A-Z]*):?(?:\(,,"(.*?)"\))?=?(.*?)>(?: \{.*\})?$/;

/** The tree of a report that dcmtk printed; its header is left out. */
export function parseReportText(text: string): PrintedItem {
  const under: { depth: number; children: PrintedItem[] }[] = [{ depth: -1, children: [] }];
  for (const line of text.split('\n')) {
    const [, blanks, type, concept, value] = ITEM.exec(line) ?? [];
    if (blanks === undefined) continue;
    const children: PrintedItem[] = [];
    while (under.at(-1)!.depth >= blanks.length) under.pop();
    under.at(-1)!.children.push({ type: type!, concept: concept ?? '', value: value!, children });
    under.push({ depth: blanks.length, children });
  }
  const root = under[0]!.children[0];
  if (!root) throw new Error('expected the text of a report, got none');
  return root;
}

/** All items at any depth that have this concept name, in reading order. */
export function printedItems(item: PrintedItem, concept: string): readonly PrintedItem[] {
  const here = item.concept === concept ? [item] : [];
  return [...here, ...item.children.flatMap((child) => printedItems(child, concept))];
}

/** The items right under one that have this concept name. */
export const childrenOf = (item: PrintedItem, concept: string): readonly PrintedItem[] =>
  item.children.filter((child) => child.concept === concept);

/** The mean HU right under an item, as a number; NaN where there is none. */
export function printedMeanHu(item: PrintedItem): number {
  const mean = childrenOf(item, 'Attenuation Coefficient').find((each) =>
    childrenOf(each, 'Derivation').some(({ value }) => value.includes('"Mean"')),
  );
  return mean ? printedNumber(mean) : NaN;
}

/** The number of a NUM item. */
export const printedNumber = ({ value }: PrintedItem): number =>
  Number(/^"(.*?)"/.exec(value)?.[1] ?? NaN);
