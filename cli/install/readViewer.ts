import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CONFIG_NAME } from './configFile';
import { Refusal } from '../refusal';

/** The versions of OHIF that load a plugin by its URL and that this plugin was tried on. */
export const SUPPORTED_VERSIONS = '3.11 to 3.14';
const [OLDEST_MINOR, NEWEST_MINOR] = [11, 14];

/** A built OHIF viewer on disk. */
export interface Viewer {
  /** The folder of index.html. */
  readonly folder: string;
  /** As the build states it, `'3.13.2'`; undefined when no file or no single version does. */
  readonly version: string | undefined;
  /** The path under which the build expects to be served, `'/'` or `'/ohif/'`. */
  readonly publicUrl: string | undefined;
}

/** @throws Refusal when the folder holds no built OHIF viewer, naming what is missing. */
export function readViewer(folder: string): Viewer {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new Refusal(`no such folder: ${folder}`);
  if (!stats.isDirectory()) throw new Refusal(`not a folder: ${folder}`);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const missing = [
    ...['index.html', CONFIG_NAME].filter((name) => !existsSync(join(folder, name))),
    ...(scripts.some((name) => /^app\.bundle\b.*\.js$/.test(name)) ? [] : ['app.bundle.*.js']),
  ];
  if (missing.length > 0) {
    const inside = existsSync(join(folder, 'dist', 'index.html'))
      ? '; did you mean its dist/?'
      : '';
    throw new Refusal(`no built OHIF viewer: ${folder} has no ${missing.join(', no ')}${inside}`);
  }
  const page = readServed(join(folder, 'index.html'));
  return {
    folder,
    version: readVersion(scripts.map((name) => join(folder, name))),
    publicUrl: /window\.PUBLIC_URL\s*=\s*["']([^"']*)["']/.exec(page)?.[1],
  };
}

/** @throws Refusal for a version other than those supported, or none found. */
export function assertSupported(viewer: Viewer): void {
  if (viewer.version === undefined)
    throw new Refusal(
      `the OHIF version of ${viewer.folder} cannot be told; ${SUPPORTED_VERSIONS} fit (install anyway with --force)`,
    );
  const [major, minor] = viewer.version.split('.').map(Number);
  if (major !== 3 || minor < OLDEST_MINOR || minor > NEWEST_MINOR)
    throw new Refusal(
      `OHIF ${viewer.version} does not fit; ${SUPPORTED_VERSIONS} do (install anyway with --force)`,
    );
}

/**
 * The path that plugin URLs start with, with a slash at both ends: the one the administrator
 * states, else the one the build was made for, else the configuration's router path.
 *
 * @throws Refusal when it is no path from the root of the site.
 */
export function publicPath(
  viewer: Viewer,
  chosen: string | undefined,
  routerBasename: string | undefined,
): string {
  const url = chosen ?? viewer.publicUrl ?? routerBasename ?? '/';
  if (!/^\/(?!\/)[\w\-./~%]*$/.test(url))
    throw new Refusal(
      `the viewer's address must be a path such as / or /ohif/, got "${url}" (state it with --public-url)`,
    );
  return url.endsWith('/') ? url : `${url}/`;
}

// The About box states the version in every build from 3.11.1 to 3.14.0-beta.6: as a constant
// where the code was not minified (the builds on npm and in the Docker image), else inlined
// (what terser and swc make of it).
const STATED_VERSION =
  /(?:versionNumber = |\[\w+,\w+\]=)"(\d+\.\d+\.\d+(?:-[\w.]+)?)"(?:;|\.split\("-"\))/g;

function readVersion(paths: readonly string[]): string | undefined {
  const stated = new Set(
    paths.flatMap((path) =>
      [...readServed(path).matchAll(STATED_VERSION)].map(([, version]) => version),
    ),
  );
  return stated.size === 1 ? [...stated][0] : undefined;
}

/** The text a server sends for `path`: OHIF's Docker image keeps it in the .gz copy only. */
function readServed(path: string): string {
  const bytes = readFileSync(path);
  return bytes.length === 0 && existsSync(`${path}.gz`)
    ? gunzipSync(readFileSync(`${path}.gz`)).toString('latin1')
    : bytes.toString('latin1');
}
