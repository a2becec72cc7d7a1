import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderPhantom } from './phantom/lumbarPhantom';
import { writeCtSeries } from './phantom/writeCtSeries';

const SAMPLE_FOLDER = resolve(__dirname, '../.demo/sample');
const PHANTOM_SOURCES = join(__dirname, 'phantom');

/** Renders the sample study's images into a folder that does not exist yet. */
export type RenderSample = (folder: string) => void;

/**
 * The folder of the sample study, a CT of the lumbar phantom; rendered when it is not there yet
 * or was made by other code. `onRendering` is called before that, for it takes some seconds.
 */
export async function sampleStudy(
  onRendering: () => void,
  sampleFolder = SAMPLE_FOLDER,
  render: RenderSample = renderSample,
): Promise<string> {
  const key = await sourceKey(PHANTOM_SOURCES);
  const folder = join(sampleFolder, key);
  if (existsSync(folder)) return folder;
  onRendering();
  await rm(sampleFolder, { recursive: true, force: true });
  await mkdir(sampleFolder, { recursive: true });
  const unfinished = join(sampleFolder, `.${randomUUID()}`);
  render(unfinished);
  await rename(unfinished, folder);
  return folder;
}

function renderSample(folder: string): void {
  const { volume } = renderPhantom();
  writeCtSeries(volume, {}, folder);
}

async function sourceKey(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort())
    hash.update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
