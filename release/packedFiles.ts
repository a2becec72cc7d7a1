import { execFileSync } from 'node:child_process';
import { PROJECT_FOLDER } from './buildInto';

/** What may be in the package: the build, what administrators need, types, and documents. */
const ALLOWED = [
  /^package\.json$/,
  /^(LICENSE|README\.md|CHANGELOG\.md)$/,
  /^dist\/(extension|mode)\.js$/,
  /^dist\/[a-z]+\.[0-9a-f]{12}\.js$/,
  /^dist\/[\w.]+\.js\.LICENSE\.txt$/,
  /^dist\/(cli\.)?(THIRD-PARTY-LICENSES\.txt|sbom\.cdx\.json)$/,
  /^dist\/(LICENSE\.txt|integrity\.json|cli\.cjs)$/,
  /^dist\/cli\.codecs\/(\w+wasm_decode\.(js|wasm)|LICENSE\.codec-\w+\.txt)$/,
  /^types\/published\/(extension|mode)\.d\.ts$/,
  /^deploy\/([\w-]+\/)*[\w-]+\.(conf|js|json|yaml)$/,
  /^docs\/deployment\/[\w-]+\.md$/,
];

/** What the package is nothing without. */
const REQUIRED = [
  'package.json',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'dist/extension.js',
  'dist/mode.js',
  'dist/cli.cjs',
  'dist/LICENSE.txt',
  'dist/integrity.json',
  'dist/sbom.cdx.json',
  'dist/cli.sbom.cdx.json',
  'dist/THIRD-PARTY-LICENSES.txt',
  'dist/cli.THIRD-PARTY-LICENSES.txt',
  'types/published/extension.d.ts',
  'types/published/mode.d.ts',
];

/** What npm says of a package that it packed. */
export interface PackedPackage {
  readonly filename: string;
  /** Of the file, bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the package as it stands, into a folder or, without one, only in thought. */
export function pack(folder?: string): PackedPackage {
  const where = folder === undefined ? ['--dry-run'] : ['--pack-destination', folder];
  const json = execFileSync('npm', ['pack', '--json', '--ignore-scripts', ...where], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [packed] = JSON.parse(json) as readonly PackedPackage[];
  return packed!;
}

/** What is wrong with the content of a package, a line each: what is missing, what does not belong. */
export function contentFaults({ files }: Pick<PackedPackage, 'files'>): readonly string[] {
  const paths = files.map(({ path }) => path);
  return [
    ...REQUIRED.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...paths
      .filter((path) => !ALLOWED.some((pattern) => pattern.test(path)))
      .map((path) => `${path} does not belong into the package`),
  ];
}
