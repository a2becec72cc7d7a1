import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Transform } from 'node:stream';
import pacote from 'pacote';
import { DemoInputError } from '../demoInputError';
import { PUBLISHED_VIEWERS, type PublishedViewer } from './viewerVersions';

/** Called while the viewer is fetched; `bytes` of `totalBytes` have come. */
export type ViewerProgress = (bytes: number, totalBytes: number) => void;

/** Where the viewer comes from and is kept; the defaults are what `npm start` uses. */
export interface ViewerSource {
  /** @default `.cache/ohif-app` in the project */
  readonly cacheFolder?: string;
  /** Fetches and unpacks a package into a folder that does not exist yet. @default npm's registry */
  readonly download?: ViewerDownload;
}

/** Fetches version `version` of the viewer into `folder`, checking its integrity. */
export type ViewerDownload = (
  version: string,
  folder: string,
  viewer: PublishedViewer,
  onProgress: ViewerProgress,
) => Promise<void>;

const CACHE_FOLDER = resolve(__dirname, '../../.cache/ohif-app');

/**
 * The folder of a stock viewer's `index.html`, fetched from npm when it is not there yet. A
 * fetch that was interrupted leaves nothing that a later one takes for a viewer.
 *
 * Throws `DemoInputError` for a version that is not in the list, or cannot be fetched.
 */
export async function resolveViewer(
  version: string,
  onProgress: ViewerProgress,
  { cacheFolder = CACHE_FOLDER, download = downloadFromNpm }: ViewerSource = {},
): Promise<string> {
  const viewer = Object.hasOwn(PUBLISHED_VIEWERS, version) ? PUBLISHED_VIEWERS[version] : undefined;
  if (!viewer) {
    const known = Object.keys(PUBLISHED_VIEWERS).join(', ');
    throw new DemoInputError(`viewer version ${version} is not one of ${known}`);
  }
  const folder = join(cacheFolder, version);
  const viewerFolder = join(folder, 'dist');
  if (existsSync(join(viewerFolder, 'index.html'))) return viewerFolder;
  await mkdir(cacheFolder, { recursive: true });
  await removeUnfinished(cacheFolder, version);
  const unfinished = join(cacheFolder, `.${version}-${randomUUID()}`);
  try {
    await download(version, unfinished, viewer, onProgress);
    if (!existsSync(join(unfinished, 'dist', 'index.html'))) {
      throw new Error('the package holds no dist/index.html');
    }
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have finished the same version meanwhile.
    if (existsSync(join(viewerFolder, 'index.html'))) return viewerFolder;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DemoInputError(`the viewer @ohif/app@${version} could not be fetched: ${reason}`);
  }
  return viewerFolder;
}

async function removeUnfinished(cacheFolder: string, version: string): Promise<void> {
  const left = (await readdir(cacheFolder)).filter((name) => name.startsWith(`.${version}-`));
  await Promise.all(left.map((name) => rm(join(cacheFolder, name), { recursive: true })));
}

/** Fetches the tarball and unpacks it, without the package's dependencies: it is built already. */
async function downloadFromNpm(
  version: string,
  folder: string,
  { integrity, tarballBytes }: PublishedViewer,
  onProgress: ViewerProgress,
): Promise<void> {
  const specification = `@ohif/app@${version}`;
  const options = { integrity, ...npmSettings() };
  // The tarball goes through npm's cache, from which extract() then takes it by its integrity.
  await pacote.tarball.stream(
    specification,
    (tarball) => countBytes(tarball, (bytes) => onProgress(bytes, tarballBytes)),
    options,
  );
  await pacote.extract(specification, folder, options);
}

function countBytes(tarball: Transform, onBytes: (bytes: number) => void): Promise<void> {
  return new Promise((done, fail) => {
    let bytes = 0;
    tarball.on('data', (chunk: Buffer) => onBytes((bytes += chunk.length)));
    tarball.on('end', done);
    tarball.on('error', fail);
  });
}

/** The user's registry and cache, where npm started this process and passes them on. */
function npmSettings(): { registry?: string; cache?: string } {
  const { npm_config_registry: registry, npm_config_cache: cache } = process.env;
  return {
    ...(registry ? { registry } : {}),
    ...(cache ? { cache: join(cache, '_cacache') } : {}),
  };
}
