import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoInputError } from '../../../demo/demoInputError';
import { resolveViewer, type ViewerDownload } from '../../../demo/viewer/resolveViewer';
import { DEFAULT_VIEWER_VERSION, PUBLISHED_VIEWERS } from '../../../demo/viewer/viewerVersions';

let cacheFolder: string;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-viewer-'));
});
afterEach(() => rm(cacheFolder, { recursive: true }));

const complete: ViewerDownload = async (_version, folder, { tarballBytes }, onProgress) => {
  await mkdir(join(folder, 'dist'), { recursive: true });
  onProgress(tarballBytes, tarballBytes);
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html>');
};
const interrupted: ViewerDownload = async (_version, folder) => {
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'dist', 'app.bundle.js'), 'half');
  throw new Error('connection lost');
};
const quiet = () => undefined;

describe('fetching the stock viewer', () => {
  test('gives the folder of its page and shows progress', async () => {
    const progress = jest.fn();
    const folder = await resolveViewer('3.13.2', progress, { cacheFolder, download: complete });
    expect(folder).toBe(join(cacheFolder, '3.13.2', 'dist'));
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
    expect(progress).toHaveBeenCalledWith(49_906_651, 49_906_651);
  });

  test('happens once: the second time it is there already', async () => {
    const download = jest.fn(complete);
    await resolveViewer('3.13.2', quiet, { cacheFolder, download });
    await resolveViewer('3.13.2', quiet, { cacheFolder, download });
    expect(download).toHaveBeenCalledTimes(1);
  });

  test('that was interrupted leaves nothing, and the next try starts afresh', async () => {
    const lost = resolveViewer('3.13.2', quiet, { cacheFolder, download: interrupted });
    await expect(lost).rejects.toThrow(
      'the viewer @ohif/app@3.13.2 could not be fetched: connection lost',
    );
    await expect(lost).rejects.toBeInstanceOf(DemoInputError);
    expect(await readdir(cacheFolder)).toEqual([]);
    await resolveViewer('3.13.2', quiet, { cacheFolder, download: complete });
    expect(await readdir(cacheFolder)).toEqual(['3.13.2']);
  });

  test('clears what a killed process left behind of that version', async () => {
    await mkdir(join(cacheFolder, '.3.13.2-left', 'dist'), { recursive: true });
    await resolveViewer('3.13.2', quiet, { cacheFolder, download: complete });
    expect(await readdir(cacheFolder)).toEqual(['3.13.2']);
  });

  test('refuses a package that holds no viewer', async () => {
    const empty: ViewerDownload = async (_version, folder) => void (await mkdir(folder));
    const lost = resolveViewer('3.13.2', quiet, { cacheFolder, download: empty });
    await expect(lost).rejects.toThrow('the package holds no dist/index.html');
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  test.each(['3.13.3', 'latest', '../3.13.2', 'constructor'])(
    'refuses version %s, naming those it knows',
    async (version) => {
      const refused = resolveViewer(version, quiet, { cacheFolder, download: complete });
      await expect(refused).rejects.toThrow(
        `viewer version ${version} is not one of 3.14.0-beta.6, 3.13.2, 3.12.10, 3.11.1`,
      );
    },
  );

  test('knows the default version, and pins each by SHA-512', () => {
    expect(PUBLISHED_VIEWERS).toHaveProperty([DEFAULT_VIEWER_VERSION]);
    for (const { integrity } of Object.values(PUBLISHED_VIEWERS)) {
      // 64 bytes in base64.
      expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    }
  });
});
