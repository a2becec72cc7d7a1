import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier';

// One way: voxels + geometry -> mask -> measurement -> assessment -> study -> DICOM objects -> reports,
// and last the statistics of a cohort, which nothing but the command line uses.
// A folder of src/ may import from itself and from the folders to its left.
const flow = [
  'messages',
  'volume',
  'spine',
  'segmentation',
  'measurement',
  'assessment',
  'study',
  'dicom',
  'report',
  'cohort',
];
const flowZones = flow.slice(0, -1).map((folder, index) => ({
  target: `./src/${folder}`,
  from: flow.slice(index + 1).map((later) => `./src/${later}`),
  message: `src/${folder} comes before it in the flow (${flow.join(' -> ')}).`,
}));

const layerZones = [
  ...flowZones,
  {
    target: './src',
    from: ['./extension', './mode', './cli', './demo', './release', './test'],
    message: 'src/ is the pure domain: it imports no adapter.',
  },
  {
    target: ['./extension', './cli', './demo'],
    from: './src/!(index.ts)/**/*',
    message: 'src/index.ts is the only door to the domain.',
  },
  { target: './extension', from: ['./mode', './cli', './demo', './test'] },
  { target: './mode', from: ['./src', './cli', './demo', './test'] },
  {
    target: './mode',
    from: ['./extension/!(id.ts|refusal.ts)', './extension/*/**/*'],
    message: 'mode/ is declarative: it imports only the ids, and how to tell what cannot be used.',
  },
  { target: './cli', from: ['./extension', './mode', './test'] },
  { target: './demo', from: ['./extension', './mode', './test'] },
  { target: './release', from: ['./src', './extension', './mode', './demo', './test'] },
];

export default tseslint.config(
  { ignores: ['dist', '.cache', '.demo', 'artifacts', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'import-x/no-restricted-paths': ['error', { zones: layerZones }],
      'import-x/no-default-export': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The domain knows no host, no framework, no platform.
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@ohif/*',
                '@cornerstonejs/*',
                'react',
                'react-dom',
                'react/*',
                'dcmjs',
                'dicom-parser',
                'node:*',
                'fs',
                'path',
              ],
              message: 'src/ imports neither the host, React nor Node.',
            },
          ],
        },
      ],
    },
  },
  {
    // Host libraries come through the host at run time; only their types are imported.
    files: ['extension/**/*.{ts,tsx}', 'mode/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@ohif/*', '@cornerstonejs/*'],
              allowTypeImports: true,
              message:
                'Take it from the host at run time (extension/host.ts); import its types only.',
            },
            { group: ['dcmjs'], message: 'The host serializes; the bundle carries no dcmjs.' },
          ],
        },
      ],
    },
  },
  {
    // OHIF loads the default export of an extension and of a mode.
    files: ['extension/index.ts', 'mode/index.ts', '**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['*.js', 'test/support/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        module: 'writable',
        require: 'readonly',
        Buffer: 'readonly',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // What a viewer's page loads as scripts.
    files: ['deploy/**/*.js'],
    languageOptions: { sourceType: 'script', globals: { window: 'readonly' } },
  },
  prettier,
);
