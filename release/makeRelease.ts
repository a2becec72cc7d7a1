import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFiles, PLUGIN_PATH } from '../cli/install/pluginFolder';
import { version } from '../package.json';
import { auditPackages, type Audit } from './audit';
import { buildInto, PROJECT_FOLDER } from './buildInto';
import { describeEntries } from './descriptors';
import { differingFiles, hashFiles } from './hashFiles';
import { contentFaults, pack } from './packedFiles';

const DIST = join(PROJECT_FOLDER, 'dist');

/** What is handed out beside the package, too, for those who look before they install. */
const STATEMENTS = [
  'THIRD-PARTY-LICENSES.txt',
  'sbom.cdx.json',
  'cli.THIRD-PARTY-LICENSES.txt',
  'cli.sbom.cdx.json',
  'integrity.json',
];

/**
 * Builds, checks and packs this version into a folder of its own: the package, the plugin as it is
 * copied into a viewer, and what is said of both.
 *
 * @param folder Where to; what is there is removed.
 * @param log Told what was done and found, a line each.
 * @throws Error, a sentence, for what must not be released: a build that differs the second time,
 *   files that do not belong into the package, a known vulnerability of a package in it.
 */
export function makeRelease(folder: string, log: (line: string) => void): void {
  log(buildInto(DIST).trim());
  log(`\nversion ${version}, ${describeCommit()}`);
  log(`reproducible: ${requireSameBuild()} files are the same, byte for byte, in a second build`);

  rmSync(folder, { recursive: true, force: true });
  const plugin = join(folder, 'viewer', PLUGIN_PATH, version);
  mkdirSync(plugin, { recursive: true });
  const { filename, size, files } = requireFittingPackage(folder);
  log(`package: ${filename}, ${files.length} files, ${Math.round(size / 1000)} kB`);

  for (const name of bundleFiles(DIST)) copyFileSync(join(DIST, name), join(plugin, name));
  for (const name of STATEMENTS) copyFileSync(join(DIST, name), join(folder, name));
  const integrity = JSON.parse(readFileSync(join(DIST, 'integrity.json'), 'utf8'));
  const descriptors = JSON.stringify(describeEntries(version, integrity), undefined, 2);
  writeFileSync(join(folder, 'descriptors.json'), `${descriptors}\n`);

  const shipped = new Set(['sbom.cdx.json', 'cli.sbom.cdx.json'].flatMap(componentNames));
  log(`bill of materials: ${shipped.size} packages of others in the build, each with its licence`);
  log(describeAudit(auditPackages(shipped)));

  const sums = [...hashFiles(folder)].map(([path, hash]) => `${hash}  ${path}\n`);
  writeFileSync(join(folder, 'SHA512SUMS'), sums.join(''));
  log(`\n${folder}`);
  log(`  ${filename.padEnd(34)}for npm, and npx with its path`);
  log(`  ${'viewer/'.padEnd(34)}copied over a viewer's folder, where there is no Node`);
  log(`  ${'descriptors.json'.padEnd(34)}entries for OHIF after 3.14.0-beta.6`);
  log(`  ${STATEMENTS.join('\n  ')}`);
  log(`  ${'SHA512SUMS'.padEnd(34)}sha512sum --check SHA512SUMS`);
}

/** What was built, where git tells. */
function describeCommit(): string {
  const git = (...args: readonly string[]) =>
    spawnSync('git', args, { cwd: PROJECT_FOLDER, encoding: 'utf8' });
  const commit = git('rev-parse', 'HEAD');
  if (commit.status !== 0) return 'from no git checkout';
  const isChanged = git('status', '--porcelain').stdout !== '';
  return `commit ${commit.stdout.trim()}${isChanged ? ', WITH CHANGES THAT ARE NOT COMMITTED' : ''}`;
}

/** @returns how many files were compared. */
function requireSameBuild(): number {
  const again = mkdtempSync(join(tmpdir(), 'vertebral-bmd-build-'));
  try {
    buildInto(again);
    const differing = differingFiles(DIST, again);
    if (differing.length > 0) {
      throw new Error(`a second build differs in ${differing.join(', ')}`);
    }
    return hashFiles(again).size;
  } finally {
    rmSync(again, { recursive: true });
  }
}

function requireFittingPackage(folder: string) {
  const packed = pack(folder);
  const faults = contentFaults(packed);
  if (faults.length > 0) throw new Error(`the package does not fit: ${faults.join('; ')}`);
  return packed;
}

/** The names under which npm knows the components of a bill of materials in `dist/`. */
function componentNames(file: string): readonly string[] {
  const { components } = JSON.parse(readFileSync(join(DIST, file), 'utf8')) as {
    readonly components: readonly { readonly group?: string; readonly name: string }[];
  };
  return components.map(({ group, name }) => (group ? `${group}/${name}` : name));
}

function describeAudit(audit: Audit): string {
  if (audit.kind === 'unanswered') {
    return `npm audit: NOT DONE, the registry does not answer it (${audit.why})`;
  }
  if (audit.shipped.length > 0) {
    throw new Error(`shipped packages have known vulnerabilities: ${audit.shipped.join(', ')}`);
  }
  return `npm audit: none known in what is shipped; ${audit.others} in packages that only build and test`;
}
