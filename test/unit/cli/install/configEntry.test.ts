import { runInNewContext } from 'node:vm';
import { readEntry, removeEntry, setEntry } from '../../../../cli/install/configEntry';
import { Refusal } from '../../../../cli/refusal';
import { CONFIG_VARIANTS, EXTENSION, MODE } from './configVariants';
import { randomConfig } from './randomConfig';

const install = (text: string) => setEntry(setEntry(text, 'modes', MODE), 'extensions', EXTENSION);
const uninstall = (text: string) => removeEntry(removeEntry(text, 'modes'), 'extensions');

interface Config {
  extensions: unknown[];
  modes: unknown[];
}

/** What OHIF would take from the file: run it, and call window.config where it is a function. */
async function evaluate(text: string): Promise<Config> {
  const window: { config?: unknown } = {};
  runInNewContext(text.replace(/^\uFEFF/, ''), { window });
  const { config } = window;
  const value: unknown = typeof config === 'function' ? await config({}) : config;
  // Through JSON, since objects of another context are never equal; functions by their text.
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'function' ? String(part) : part)),
  ) as Config;
}

describe('entries in app-config.js', () => {
  test.each(CONFIG_VARIANTS)('are added to $title', ({ before, after }) => {
    expect(install(before)).toBe(after);
  });

  test.each(CONFIG_VARIANTS)('are what OHIF then finds in $title', async ({ before }) => {
    const was = await evaluate(before);
    expect(await evaluate(install(before))).toEqual({
      ...was,
      extensions: [...(was.extensions ?? []), EXTENSION],
      modes: [...(was.modes ?? []), MODE],
    });
  });

  test.each(CONFIG_VARIANTS)('are added once, however often, to $title', ({ after }) => {
    expect(install(after)).toBe(after);
  });

  test.each(CONFIG_VARIANTS)('are brought to a new version in $title', ({ after }) => {
    const newer = setEntry(after, 'extensions', EXTENSION.replace('0.1.0', '0.2.0'));
    expect(newer).toBe(after.replace(EXTENSION, EXTENSION.replace('0.1.0', '0.2.0')));
  });

  test.each(CONFIG_VARIANTS.filter(({ title }) => !/missing|empty object/.test(title)))(
    'are taken out of $title without a trace',
    ({ before, after }) => {
      expect(uninstall(after)).toBe(before);
    },
  );

  test.each(CONFIG_VARIANTS.filter(({ title }) => /missing|empty object/.test(title)))(
    'leave empty lists behind in $title, for OHIF needs both',
    async ({ after }) => {
      const config = await evaluate(uninstall(after));
      expect([config.extensions, config.modes]).toEqual([[], []]);
    },
  );

  test('leave every other character of a thousand random configurations in place', () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const before = randomConfig(seed);
      const after = install(before);
      expect({ seed, text: uninstall(after) }).toEqual({ seed, text: before });
      expect({ seed, entry: readEntry(after, 'modes') }).toEqual({ seed, entry: MODE });
      const ours = new RegExp(`["'](${EXTENSION}|${MODE})["']`, 'g');
      const bare = (text: string) => text.replace(ours, '').replace(/[\s,]/g, '');
      expect({ seed, text: bare(after) }).toEqual({ seed, text: bare(before) });
    }
  });

  test('are taken out although an administrator moved and configured them', () => {
    const text = `window.config = {
  extensions: [['${EXTENSION}', { a: 1 }], '@site/extension'],
  modes: [
    '${MODE}', // first
    '@site/mode', '@site/other',
  ],
};
`;
    expect(uninstall(text)).toBe(`window.config = {
  extensions: ['@site/extension'],
  modes: [
    // first
    '@site/mode', '@site/other',
  ],
};
`);
  });

  test('keep their configuration when they are brought to a new version', () => {
    const text = `window.config = { extensions: [['${EXTENSION}', { a: 1 }]], modes: [] }`;
    const url = '/ohif/plugins/ohif-vertebral-bmd/0.2.0/extension.js';
    expect(setEntry(text, 'extensions', url)).toBe(text.replace(EXTENSION, url));
  });

  test.each([
    ['no JavaScript', 'window.config = {', /cannot be read as JavaScript/],
    ['another variable', 'window.settings = { extensions: [], modes: [] }', /window\.config/],
    ['a call', 'window.config = makeConfig()', /neither an object nor a function/],
    [
      'a choice between two',
      'if (a) window.config = { modes: [] }; else window.config = { modes: [] };',
      /2 times/,
    ],
    ['two returns', 'window.config = () => { if (a) return {}; return {}; }', /2 places/],
    ['no return', 'window.config = () => { return; }', /0 places/],
    [
      'a list by a call',
      'window.config = { modes: [].concat(a) }',
      /modes is not written as a list/,
    ],
    ['a list with two values', 'let m = []; m = [1]; window.config = { modes: m }', /2 possible/],
    ['a name nobody gave', 'window.config = { modes: site }', /0 possible/],
    ['a name for itself', 'const a = a; window.config = a', /neither an object/],
    ['a spread after it', 'window.config = { modes: [], ...site }', /spread/],
    ['a spread in its place', 'window.config = { ...site }', /spread/],
    ['a hole', "window.config = { modes: ['a', , 'b'] }", /empty place/],
    ['ours as a descriptor', `window.config = { modes: [{ importPath: '${MODE}' }] }`, /not ours/],
    ['ours twice', `window.config = { modes: ['${MODE}', '${MODE}'] }`, /2 times/],
    [
      'two later assignments',
      'window.config = {}; window.config.modes = []; window.config.modes = [1];',
      /assigned 2 times/,
    ],
  ])('are refused where the file holds %s', (_, text, message) => {
    expect(() => setEntry(text, 'modes', MODE)).toThrow(Refusal);
    expect(() => setEntry(text, 'modes', MODE)).toThrow(message);
  });
});
