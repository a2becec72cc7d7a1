import {
  parse,
  type AnyNode,
  type ArrayExpression,
  type AssignmentExpression,
  type Comment,
  type Expression,
  type Function as FunctionNode,
  type MemberExpression,
  type Node,
  type ObjectExpression,
  type Program,
  type Property,
  type Token,
} from 'acorn';
import { base, simple } from 'acorn-walk';
import { Refusal } from '../refusal';

/** The two lists of OHIF's configuration that name what is loaded at start. */
export type EntryKey = 'extensions' | 'modes';

/** The text of an app-config.js with its syntax tree; positions are UTF-16 offsets in it. */
export interface ParsedConfig {
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly tokens: readonly Token[];
}

/** Where a list stands: its array literal, or the configuration object that lacks the key. */
export type EntriesLocation =
  | { readonly kind: 'array'; readonly array: ArrayExpression; readonly object: ObjectExpression }
  | { readonly kind: 'missing'; readonly object: ObjectExpression };

/** @throws Refusal when the text is no JavaScript that a browser would run. */
export function parseConfig(text: string): ParsedConfig {
  // A script first, as OHIF's index.html loads it; a site may have made it a module.
  const attempts = (['script', 'module'] as const).map((sourceType) => {
    const comments: Comment[] = [];
    const tokens: Token[] = [];
    try {
      const program = parse(text, {
        ecmaVersion: 'latest',
        sourceType,
        onComment: comments,
        onToken: tokens,
      });
      return { text, program, comments, tokens };
    } catch (error) {
      return error instanceof SyntaxError ? error.message : String(error);
    }
  });
  for (const attempt of attempts) if (typeof attempt !== 'string') return attempt;
  throw new Refusal(`app-config.js cannot be read as JavaScript: ${String(attempts[0])}`);
}

/**
 * Finds the list that OHIF will read for `key`, through the forms that OHIF documents: an
 * object, a function or async function that returns one, either of them named by a variable,
 * and a later `window.config.extensions = [...]`. Everything else is refused rather than
 * guessed at, since a wrong guess would leave the viewer with a blank page.
 *
 * @throws Refusal naming what was not understood.
 */
export function locateEntries(config: ParsedConfig, key: EntryKey): EntriesLocation {
  const names = new Set<string>();
  const object = resolveObject(config.program, configValue(config.program), names);
  const later = assignments(config.program).filter(
    ({ left }) =>
      left.type === 'MemberExpression' &&
      propertyName(left) === key &&
      (isWindowConfig(left.object) ||
        (left.object.type === 'Identifier' && names.has(left.object.name))),
  );
  if (later.length > 1) throw notUnderstood(`${key} is assigned ${later.length} times`);
  if (later.length === 1)
    return { kind: 'array', array: resolveArray(config.program, later[0].right, key), object };

  const index = object.properties.findLastIndex(
    (property) => property.type === 'Property' && keyName(property) === key,
  );
  const spread = object.properties.findLastIndex(({ type }) => type === 'SpreadElement');
  if (spread > index) throw notUnderstood(`${key} may come from a spread ("...") in it`);
  const property = object.properties[index];
  if (property?.type !== 'Property') return { kind: 'missing', object };
  return { kind: 'array', array: resolveArray(config.program, property.value, key), object };
}

/** OHIF's `routerBasename` setting where it is written as a string, else undefined. */
export function readRouterBasename(text: string): string | undefined {
  const { program } = parseConfig(text);
  const object = resolveObject(program, configValue(program), new Set());
  const setting = object.properties.findLast(
    (property) => property.type === 'Property' && keyName(property) === 'routerBasename',
  );
  const value = setting?.type === 'Property' && setting.value;
  return value && value.type === 'Literal' && typeof value.value === 'string'
    ? value.value
    : undefined;
}

/** The name of an object literal's key, quoted or not; undefined for a computed key. */
export function keyName(property: Property): string | undefined {
  if (property.computed) return undefined;
  if (property.key.type === 'Identifier') return property.key.name;
  return property.key.type === 'Literal' ? String(property.key.value) : undefined;
}

function notUnderstood(why: string): Refusal {
  return new Refusal(`app-config.js was not understood: ${why}`);
}

function assignments(root: Node): AssignmentExpression[] {
  const found: AssignmentExpression[] = [];
  simple(root, { AssignmentExpression: (node) => void found.push(node) });
  return found;
}

function propertyName(member: MemberExpression): string | undefined {
  if (member.property.type === 'Literal') return String(member.property.value);
  return !member.computed && member.property.type === 'Identifier'
    ? member.property.name
    : undefined;
}

function isWindowConfig(node: AnyNode): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    ['window', 'globalThis', 'self'].includes(node.object.name) &&
    propertyName(node) === 'config'
  );
}

function configValue(program: Program): Expression {
  const found = assignments(program).filter(({ left }) => isWindowConfig(left));
  if (found.length === 0) throw notUnderstood('it does not assign window.config');
  const statements = new Set<AnyNode>(
    program.body.flatMap((node) => (node.type === 'ExpressionStatement' ? [node.expression] : [])),
  );
  // One after the other the last one wins; under conditions nobody can tell from outside.
  if (found.length > 1 && !found.every((assignment) => statements.has(assignment)))
    throw notUnderstood(`it assigns window.config ${found.length} times`);
  return found[found.length - 1].right;
}

function resolveObject(program: Program, node: AnyNode, names: Set<string>): ObjectExpression {
  switch (node.type) {
    case 'ObjectExpression':
      return node;
    case 'AwaitExpression':
      return resolveObject(program, node.argument, names);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return resolveObject(program, returnedValue(node), names);
    case 'Identifier': {
      if (names.has(node.name)) break;
      names.add(node.name);
      return resolveObject(program, namedValue(program, node.name), names);
    }
  }
  throw notUnderstood('window.config is neither an object nor a function that returns one');
}

function resolveArray(program: Program, node: AnyNode, key: EntryKey): ArrayExpression {
  const value = node.type === 'Identifier' ? namedValue(program, node.name) : node;
  if (value.type !== 'ArrayExpression') throw notUnderstood(`${key} is not written as a list`);
  if (value.elements.includes(null)) throw notUnderstood(`${key} has an empty place in its list`);
  return value;
}

function returnedValue(node: FunctionNode): AnyNode {
  if (node.body.type !== 'BlockStatement') return node.body;
  const returned: AnyNode[] = [];
  const ownStatementsOnly = { ...base, Function: () => undefined };
  simple(
    node.body,
    { ReturnStatement: ({ argument }) => void (argument && returned.push(argument)) },
    ownStatementsOnly,
  );
  if (returned.length !== 1)
    throw notUnderstood(`its function returns at ${returned.length} places`);
  return returned[0];
}

function namedValue(program: Program, name: string): AnyNode {
  const values: AnyNode[] = [];
  simple(program, {
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && id.name === name && init) values.push(init);
    },
    FunctionDeclaration: (node) => {
      if (node.id?.name === name) values.push(node);
    },
    AssignmentExpression: ({ left, right }) => {
      if (left.type === 'Identifier' && left.name === name) values.push(right);
    },
  });
  if (values.length !== 1) throw notUnderstood(`"${name}" has ${values.length} possible values`);
  return values[0];
}
