import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLUGIN_FOLDER } from '../../demo/buildPlugin';
import { startDemoServer } from '../../demo/server/startDemoServer';
import { resolveViewer } from '../../demo/viewer/resolveViewer';
import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import { store } from './dicomWebClient';
import { startOrthanc } from './orthanc';

/** A stock viewer with the plugin and an archive of its own, at one origin. */
export interface StockViewer {
  readonly url: string;
  /** Root of the archive's DICOMweb services. */
  readonly dicomWebUrl: string;
  stop(): Promise<void>;
}

export interface StockViewerOptions {
  /** @default the version that the demo uses */
  readonly version?: string;
  /** @default 'orthanc' */
  readonly archive?: 'orthanc' | 'embedded';
}

/** Starts a stock viewer of a published version with the built plugin and an empty archive. */
export async function startStockViewer({
  version = DEFAULT_VIEWER_VERSION,
  archive = 'orthanc',
}: StockViewerOptions = {}): Promise<StockViewer> {
  if (!existsSync(join(PLUGIN_FOLDER, 'extension.js'))) {
    throw new Error('The plugin is not built. Run: npm run build');
  }
  const viewerFolder = await resolveViewer(version, () => undefined);
  const common = { viewerFolder, pluginFolder: PLUGIN_FOLDER };
  if (archive === 'orthanc') {
    const orthanc = await startOrthanc();
    const server = await startDemoServer({ ...common, dicomWeb: { url: orthanc.dicomWebUrl } });
    return {
      url: server.url,
      dicomWebUrl: server.dicomWebUrl,
      stop: async () => {
        await server.close();
        await orthanc.stop();
      },
    };
  }
  const archiveFolder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-archive-'));
  const server = await startDemoServer({ ...common, archiveFolder });
  return {
    url: server.url,
    dicomWebUrl: server.dicomWebUrl,
    stop: async () => {
      await server.close();
      rmSync(archiveFolder, { recursive: true, force: true });
    },
  };
}

/** How many files go into one store request; keeps each well below the archives' limits. */
const FILES_A_REQUEST = 40;

/** Stores all DICOM files of a folder in an archive. */
export async function storeFolder(dicomWebUrl: string, folder: string): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.dcm'))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  await storeFiles(dicomWebUrl, files);
}

/** Stores DICOM files in an archive; throws when one is refused. */
export async function storeFiles(dicomWebUrl: string, files: readonly Uint8Array[]): Promise<void> {
  for (let first = 0; first < files.length; first += FILES_A_REQUEST) {
    const { status, failedUids } = await store(
      dicomWebUrl,
      files.slice(first, first + FILES_A_REQUEST),
    );
    if (failedUids.length > 0) throw new Error(`the archive refused files (status ${status})`);
  }
}
