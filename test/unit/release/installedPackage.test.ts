import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type builtExtension from '../../../extension';
import type builtMode from '../../../mode';
import { PROJECT_FOLDER } from '../../../release/buildInto';
import { pack } from '../../../release/packedFiles';
import type publishedExtension from '../../../types/published/extension';
import type publishedMode from '../../../types/published/mode';

// What those get who install the package into their own sources: types, and modules that a bundler
// can put into a viewer (deploy/ohif-source/pluginConfig.json names them).

const isBuilt = existsSync(join(PROJECT_FOLDER, 'dist', 'cli.cjs'));
const suite = isBuilt ? describe : describe.skip;

/** That what is published as types is true of what is built; the compiler checks it. */
const typesAreTrue: [
  typeof builtExtension extends typeof publishedExtension ? true : never,
  typeof builtMode extends typeof publishedMode ? true : never,
] = [true, true];

suite(
  `the package in somebody's sources${
    isBuilt ? '' : ' (skipped: dist/cli.cjs is absent, npm run build makes it)'
  }`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-installed-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const node = (script: string, ...args: readonly string[]) =>
      spawnSync(process.execPath, [join(PROJECT_FOLDER, 'node_modules', script), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });

    beforeAll(() => {
      const { filename } = pack(folder);
      write('package.json', '{"private":true}');
      const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
      execFileSync('npm', ['install', ...options, `./${filename}`], { cwd: folder, stdio: 'pipe' });
    }, 60_000);

    test('has types, which say no more than is so', () => {
      expect(typesAreTrue).toEqual([true, true]);
      const source = `
        import extension from 'ohif-vertebral-bmd';
        import mode from 'ohif-vertebral-bmd/mode';
        export const ids: ['ohif-vertebral-bmd', 'ohif-vertebral-bmd-mode'] = [extension.id, mode.id];
        export const route: string = mode.modeFactory().routeName;
      `;
      write('right.ts', source);
      write('wrong.ts', source.replace('ohif-vertebral-bmd-mode', 'another-mode'));
      const compile = (file: string) =>
        node(
          'typescript/bin/tsc',
          '--noEmit',
          '--strict',
          '--module',
          'preserve',
          '--moduleResolution',
          'bundler',
          file,
        );
      expect(compile('right.ts')).toMatchObject({ status: 0, stdout: '' });
      expect(compile('wrong.ts').stdout).toContain('not assignable to type \'"another-mode"\'');
    }, 60_000);

    test('is put into a viewer by the names of the shipped pluginConfig.json', () => {
      const { extensions, modes } = JSON.parse(
        readFileSync(join(PROJECT_FOLDER, 'deploy', 'ohif-source', 'pluginConfig.json'), 'utf8'),
      ) as Readonly<Record<'extensions' | 'modes', readonly { readonly packageName: string }[]>>;
      // As OHIF's build writes pluginImports.js.
      const imports = [...extensions, ...modes].map(
        ({ packageName }) => `import('${packageName}')`,
      );
      expect(imports).toHaveLength(2);
      write('index.js', `window.plugins = Promise.all([${imports.join(', ')}]);\n`);
      const build = node(
        'webpack/bin/webpack.js',
        '--entry',
        './index.js',
        '--mode',
        'production',
        '--output-path',
        join(folder, 'out'),
      );
      expect(build.stdout).not.toContain('ERROR');
      expect(build.status).toBe(0);
      const scripts = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.js'));
      const holding = (text: string) =>
        scripts.filter((name) => readFileSync(join(folder, 'out', name), 'utf8').includes(text));
      // The entry, and chunks for extension, panel, React, mode and worker.
      expect(scripts.length).toBeGreaterThanOrEqual(6);
      expect(holding('new Worker(new URL(')).toHaveLength(1);
      // Each file is found by the viewer's own address, and by none of the machine that built it.
      expect(holding('file://')).toEqual([]);
      expect(holding(folder)).toEqual([]);
    }, 120_000);
  },
);
