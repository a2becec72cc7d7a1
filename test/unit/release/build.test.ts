import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../../package.json';
import { buildInto, PROJECT_FOLDER } from '../../../release/buildInto';
import { differingFiles, hashFiles } from '../../../release/hashFiles';

// Two builds, each with all that is said about it.

const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-builds-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [first, second] = ['first', 'second'].map((name) => join(folder, name)) as [string, string];

/** Two builds of some 10 s on an idle machine. */
const BUILDS_MS = 240_000;

/** What is copied into the command line's build, and in no chunk of it. */
const COPIED = ['@cornerstonejs/codec-charls', '@cornerstonejs/codec-openjpeg'];

let printed: string;
let bundled: Readonly<Record<'browser' | 'command line', readonly string[]>>;

beforeAll(() => {
  printed = buildInto(first);
  const script = join(PROJECT_FOLDER, 'test', 'support', 'bundledPackages.js');
  const build = spawnSync(process.execPath, [script, second], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
    // Nothing of the surroundings may be in a build.
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'C' },
  });
  if (build.status !== 0) throw new Error(build.stderr);
  bundled = JSON.parse(build.stderr);
}, BUILDS_MS);

const read = (name: string) => readFileSync(join(first, name), 'utf8');

test('a second build is the same, byte for byte', () => {
  expect(hashFiles(first).size).toBeGreaterThan(15);
  expect(differingFiles(first, second)).toEqual([]);
});

test('the integrity of each file for the viewer is written and printed, as a browser computes it', async () => {
  const stated = JSON.parse(read('integrity.json')) as Readonly<Record<string, string>>;
  const files = [...hashFiles(first).keys()].filter(
    (name) => !name.startsWith('cli.') && name !== 'integrity.json',
  );
  expect(Object.keys(stated).sort()).toEqual(files.sort());
  for (const [name, integrity] of Object.entries(stated)) {
    const digest = await webcrypto.subtle.digest('SHA-384', readFileSync(join(first, name)));
    expect(`sha384-${Buffer.from(digest).toString('base64')}`).toBe(integrity);
    expect(printed).toMatch(
      new RegExp(`^${name.replaceAll('.', '\\.')} +${escaped(integrity)}$`, 'm'),
    );
  }
});

const escaped = (text: string) => text.replace(/[+/=]/g, '\\$&');

/** An entry of the lock file. */
interface Pinned {
  readonly version: string;
  readonly integrity: string;
}

const WHOLE_LICENCE =
  /Permission is\s+(?:hereby\s+)?granted|Permission to use, copy, modify|TERMS AND CONDITIONS FOR USE|Redistribution and use in source/;

interface Bom {
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

describe.each([
  ['browser', 'sbom.cdx.json', 'THIRD-PARTY-LICENSES.txt', []],
  ['command line', 'cli.sbom.cdx.json', 'cli.THIRD-PARTY-LICENSES.txt', COPIED],
] as const)('of the build for the %s', (build, bomName, licencesName, copied) => {
  const bom = () => JSON.parse(read(bomName)) as Bom;
  const nameOf = ({ group, name }: Bom['components'][number]) =>
    group ? `${group}/${name}` : name;
  const expected = () => [...bundled[build], ...copied].sort();

  test('the bill of materials is valid CycloneDX 1.6', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(read(bomName))).toBeNull();
    expect(await validator.validate(read(bomName).replace('"library"', '"book"'))).not.toBeNull();
  });

  test('it lists what webpack put into the chunks, and what is copied beside them', () => {
    expect(expected().length).toBeGreaterThan(10);
    expect(bom().components.map(nameOf).sort()).toEqual(expected());
    expect(bom().metadata.component.purl).toBe(`pkg:npm/ohif-vertebral-bmd@${packageJson.version}`);
  });

  test('each component has its version, licence and the hash that the lock file pins', () => {
    const lock = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package-lock.json'), 'utf8'));
    for (const component of bom().components) {
      const [pinned] = Object.entries(lock.packages as Record<string, Pinned>)
        .filter(([folder]) => folder.endsWith(`node_modules/${nameOf(component)}`))
        .flatMap(([, each]) => (each.version === component.version ? [each] : []));
      expect(component.licenses).not.toEqual([]);
      const hash = Buffer.from(component.hashes[0]!.content, 'hex').toString('base64');
      expect(`sha512-${hash}`).toBe(pinned!.integrity);
    }
  });

  test('every component is reached from this package along the dependencies', () => {
    const { metadata, components, dependencies } = bom();
    const reached = new Set<string>();
    const visit = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      dependencies.find((each) => each.ref === ref)?.dependsOn?.forEach(visit);
    };
    visit(metadata.component.purl);
    expect(components.map(({ purl }) => purl).filter((purl) => !reached.has(purl))).toEqual([]);
  });

  test('each package stands above its licence in full', () => {
    const sections = read(licencesName).split(`\n${'-'.repeat(80)}\n\n`);
    const named = sections.flatMap((section) => {
      const [names, text] = section.split(/\n\n(.*)/s);
      // The words with which MIT and zlib, ISC, Apache, BSD grant: the whole text, no mention of it.
      expect(text).toMatch(WHOLE_LICENCE);
      expect(text).toMatch(/copyright|Apache License/i);
      return names!.split('\n').map((line) => line.split(' ')[0]);
    });
    expect(named.sort()).toEqual(expected());
  });
});

test('the build carries its own licence', () => {
  expect(read('LICENSE.txt')).toBe(readFileSync(join(PROJECT_FOLDER, 'LICENSE'), 'utf8'));
});
