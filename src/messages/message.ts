import { APPLICABILITY_MESSAGES, CRITERION_PARTS } from './applicabilityMessages';
import { BODY_MESSAGES } from './bodyMessages';
import { LOCAL_EVIDENCE_MESSAGES, LOCAL_EVIDENCE_PARTS } from './localEvidenceMessages';
import { SCAN_MESSAGES } from './scanMessages';
import { MESSAGE_PARTS, SERIES_MESSAGES } from './seriesMessages';

const SENTENCES = {
  ...BODY_MESSAGES,
  ...SCAN_MESSAGES,
  ...SERIES_MESSAGES,
  ...APPLICABILITY_MESSAGES,
  ...LOCAL_EVIDENCE_MESSAGES,
} as const;

/** All that the domain says to a reader, in English. */
export const ENGLISH_MESSAGES = {
  ...SENTENCES,
  ...MESSAGE_PARTS,
  ...CRITERION_PARTS,
  ...LOCAL_EVIDENCE_PARTS,
} as const;

export type MessageCode = keyof typeof ENGLISH_MESSAGES;

/** The messages in a language: the same codes, each with the same `{names}` of values. */
export type MessageCatalogue = Readonly<Record<MessageCode, string>>;

/** A value of a message: text that is the same in every language, or a part that is not. */
export type MessageValue = string | Message;

/**
 * A sentence for the reader as data: which one, and with which values. It holds no patient data.
 */
export interface Message {
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** The names of the values in a template: `'{a} of {b}'` has `'a' | 'b'`. */
type ValueNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

type ValuesOf<Code extends MessageCode> = Readonly<
  Record<ValueNames<(typeof ENGLISH_MESSAGES)[Code]>, MessageValue | number>
>;

/** A message; the compiler asks for its values. Numbers stand as they are to be read. */
export function message<Code extends MessageCode>(
  code: Code,
  ...[values]: [keyof ValuesOf<Code>] extends [never] ? [] : [values: ValuesOf<Code>]
): Message {
  const entries = Object.entries<MessageValue | number>(values ?? {});
  return {
    code,
    values: Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'number' ? `${value}` : value]),
    ),
  };
}

/** A message as text. @param catalogue Its language. @default English */
export function messageText(
  { code, values }: Message,
  catalogue: MessageCatalogue = ENGLISH_MESSAGES,
): string {
  return catalogue[code].replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'string' ? value : messageText(value, catalogue);
  });
}

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Longest text (characters) that is looked for in the catalogue: twice its longest sentence. The
 * time that looking takes grows fast with the length.
 */
const LONGEST_SENTENCE = 600;

/**
 * The message of an English text, as a report holds it: so that it can be shown in another
 * language. What is no sentence of this catalogue becomes a message that shows it as it is.
 */
export function readMessage(text: string): Message {
  if (text.length > LONGEST_SENTENCE) return message('asWritten', { text });
  const fitting = (patterns ??= makePatterns()).flatMap(({ code, names, pattern }) => {
    const values = valuesIn(text, names, pattern);
    return values ? [{ code, values, open: Object.values(values).join('').length }] : [];
  });
  // Where several fit, the one that says most of the text itself.
  const [best] = fitting.sort((a, b) => a.open - b.open);
  return best ? { code: best.code, values: best.values } : message('asWritten', { text });
}

/** The values of a text that was made from a template; `undefined` of any other text. */
function valuesIn(
  text: string,
  names: readonly string[],
  pattern: RegExp,
): Record<string, string> | undefined {
  const found = pattern.exec(text)?.slice(1);
  if (!found) return undefined;
  const values = Object.fromEntries(names.map((name, index) => [name, found[index]!]));
  // A name that stands twice has one value.
  return names.every((name, index) => values[name] === found[index]) ? values : undefined;
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a text looks like that was made from a sentence of the catalogue. */
function makePatterns() {
  return (Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]).map((code) => {
    // Every other part is the name of a value.
    const parts = SENTENCES[code].split(PLACEHOLDER);
    const pattern = parts.map((part, index) =>
      index % 2 === 1 ? '(.+?)' : escapeForPattern(part),
    );
    return {
      code,
      names: parts.filter((_, index) => index % 2 === 1),
      pattern: new RegExp(`^${pattern.join('')}$`, 's'),
    };
  });
}

/** Made when they are first asked for, so that a bundle that reads no text holds no sentence. */
let patterns: ReturnType<typeof makePatterns> | undefined;

/** Several in a row, with commas between; a single one is itself, none is nothing. */
export const inRow = (items: readonly MessageValue[]): MessageValue =>
  joined(items, (first, rest) => message('comma', { first, rest }));

/** Several sentences, one after the other. */
export const sentences = (items: readonly MessageValue[]): MessageValue =>
  joined(items, (first, rest) => message('sentences', { first, rest }));

/** Several as a sentence lists them: `a, b and c`. */
export function listed(items: readonly MessageValue[]): MessageValue {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : message('and', { first: inRow(items.slice(0, -1)), last });
}

function joined(
  [first = '', ...rest]: readonly MessageValue[],
  join: (first: MessageValue, rest: MessageValue) => Message,
): MessageValue {
  return rest.length === 0 ? first : join(first, joined(rest, join));
}
