import type { ArrayExpression, Expression, Literal, ObjectExpression, SpreadElement } from 'acorn';
import {
  keyName,
  locateEntries,
  parseConfig,
  type EntryKey,
  type ParsedConfig,
} from './locateEntries';
import { Refusal } from '../refusal';

const OUR_URL = /(^|\/)plugins\/ohif-vertebral-bmd\/[^/]+\/(extension|mode)\.js$/;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type Element = Expression | SpreadElement;

/** The URL of ours that the list `key` holds, or undefined. @throws Refusal (see locateEntries). */
export function readEntry(text: string, key: EntryKey): string | undefined {
  const config = parseConfig(text);
  const location = locateEntries(config, key);
  const ours = location.kind === 'array' ? ourElements(config, location.array, key) : [];
  return ours.length > 0 ? String(ours[0].url.value) : undefined;
}

/**
 * The text of an app-config.js with `url` in its list `key`: in place of an entry of ours
 * that is there already, else after the entries of others. Every other character stays; the
 * new entry follows the indentation, quotes and line ends around it.
 *
 * @throws Refusal when the list cannot be found with certainty.
 */
export function setEntry(text: string, key: EntryKey, url: string): string {
  const config = parseConfig(text);
  const location = locateEntries(config, key);
  let edits: readonly Edit[];
  if (location.kind === 'missing') {
    edits = [insertKey(config, location.object, key, url)];
  } else {
    const ours = ourElements(config, location.array, key);
    if (ours.length > 1)
      throw new Refusal(`app-config.js names this plugin ${ours.length} times in ${key}`);
    edits =
      ours.length === 1
        ? [{ from: ours[0].url.start + 1, to: ours[0].url.end - 1, text: url }]
        : insertElement(config, location.array, quoted(url, quoteOf(config, location.array)));
  }
  const changed = apply(text, edits);
  if (readEntry(changed, key) !== url) throw new Error(`the edit of ${key} did not take`);
  return changed;
}

/**
 * The text of an app-config.js without our entry in its list `key`; the same text when there
 * is none. Undoes `setEntry`, except that an added key stays, with an empty list.
 *
 * @throws Refusal when the list cannot be found with certainty.
 */
export function removeEntry(text: string, key: EntryKey): string {
  const config = parseConfig(text);
  const location = locateEntries(config, key);
  if (location.kind === 'missing') return text;
  const ours = ourElements(config, location.array, key);
  if (ours.length === 0) return text;
  return removeEntry(apply(text, removeElement(config, ours[0].element)), key);
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text);
}

/** Our elements: the URL alone, or OHIF's pair of URL and configuration. */
function ourElements(config: ParsedConfig, array: ArrayExpression, key: EntryKey) {
  return array.elements.flatMap((element) => {
    if (element === null) return [];
    const url = element.type === 'ArrayExpression' ? element.elements[0] : element;
    if (isString(url) && OUR_URL.test(String(url.value))) return [{ element, url }];
    if (config.text.slice(element.start, element.end).includes('plugins/ohif-vertebral-bmd/'))
      throw new Refusal(`app-config.js names this plugin in ${key} in a form that is not ours`);
    return [];
  });
}

function isString(node: Element | null | undefined): node is Literal {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

function insertElement(config: ParsedConfig, array: ArrayExpression, literal: string): Edit[] {
  const { text } = config;
  const [open, close] = [array.start + 1, array.end - 1];
  const last = array.elements[array.elements.length - 1];
  if (!last) {
    if (!text.slice(open, close).includes('\n')) return [insert(open, literal)];
    const indent = `${indentAt(text, close)}  `;
    return [insert(afterComment(config, open), `${lineEnd(text)}${indent}${literal},`)];
  }
  const lastToken = tokenBefore(config, close);
  const comma = lastToken.type.label === ',' ? lastToken : undefined;
  const end = comma ? comma.end : lastToken.end;
  if (!startsItsLine(text, last.start))
    return [insert(end, comma ? ` ${literal},` : `, ${literal}`)];
  const line = `${lineEnd(text)}${indentAt(text, last.start)}${literal}`;
  const at = afterComment(config, end);
  if (comma) return [insert(at, `${line},`)];
  return at === end ? [insert(end, `,${line}`)] : [insert(end, ','), insert(at, line)];
}

function insertKey(
  config: ParsedConfig,
  object: ObjectExpression,
  key: EntryKey,
  url: string,
): Edit {
  const { text } = config;
  const [first] = object.properties;
  const quote = quoteOf(config);
  const keysAreQuoted =
    first?.type === 'Property' && first.key.type === 'Literal' && keyName(first) !== undefined;
  const property = `${keysAreQuoted ? quoted(key, quote) : key}: [${quoted(url, quote)}]`;
  const open = object.start + 1;
  const firstStart = first?.start ?? object.end - 1;
  if (!text.slice(open, firstStart).includes('\n'))
    return insert(open, first ? ` ${property},` : ` ${property} `);
  const indent =
    first && startsItsLine(text, firstStart)
      ? indentAt(text, firstStart)
      : `${indentAt(text, object.start)}  `;
  return insert(afterComment(config, open), `${lineEnd(text)}${indent}${property},`);
}

function removeElement(config: ParsedConfig, element: Element): Edit[] {
  const { text } = config;
  const before = tokenBefore(config, element.start);
  const after = tokenAfter(config, element.end);
  const comma = after.type.label === ',' ? after : undefined;
  const isFirst = before.type.label === '[';
  const ownLine = startsItsLine(text, element.start);
  const end = comma ? comma.end : element.end;
  const lineIsOurs = ownLine && /^[ \t]*(\r?\n|$)/.test(text.slice(end));
  if (lineIsOurs) {
    const start = lineStart(text, element.start);
    const line = remove(text[start - 2] === '\r' ? start - 2 : start - 1, end);
    return comma || isFirst ? [line] : [remove(before.start, before.end), line];
  }
  if (!comma) return [remove(isFirst ? element.start : before.start, end)];
  const isLast = tokenAfter(config, end).type.label === ']';
  if (isLast && !isFirst) return [remove(before.end, end)];
  const gap = isLast ? 0 : (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
  return [remove(element.start, end + gap)];
}

function insert(at: number, text: string): Edit {
  return { from: at, to: at, text };
}

function remove(from: number, to: number): Edit {
  return { from, to, text: '' };
}

function tokenBefore({ tokens }: ParsedConfig, position: number) {
  const index = tokens.findLastIndex((token) => token.end <= position);
  return tokens[index];
}

function tokenAfter({ tokens }: ParsedConfig, position: number) {
  const index = tokens.findIndex((token) => token.start >= position);
  return tokens[index];
}

/** The end of a comment that follows `position` on its line, else `position`. */
function afterComment({ text, comments }: ParsedConfig, position: number): number {
  const start = position + (/^[ \t]*/.exec(text.slice(position))?.[0].length ?? 0);
  const comment = comments.find((candidate) => candidate.start === start);
  return comment && !text.slice(start, comment.end).includes('\n') ? comment.end : position;
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

function startsItsLine(text: string, position: number): boolean {
  const start = lineStart(text, position);
  return start > 0 && text.slice(start, position).trim() === '';
}

function indentAt(text: string, position: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, position)))?.[0] ?? '';
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The quotes of the list's own entries, else those of the first string in the file. */
function quoteOf({ text, tokens }: ParsedConfig, array?: ArrayExpression): string {
  const neighbour = array?.elements.find(isString);
  const token = neighbour ?? tokens.find(({ type }) => type.label === 'string');
  return token && text[token.start] === '"' ? '"' : "'";
}

function quoted(value: string, quote: string): string {
  return `${quote}${value}${quote}`;
}
