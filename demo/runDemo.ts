import { resolve } from 'node:path';
import { type Archive, openArchive } from './archive/archive';
import { buildPlugin, PLUGIN_FOLDER } from './buildPlugin';
import { addCtFolder, requireDicomWeb, requireFreePort } from './checks';
import { DemoInputError } from './demoInputError';
import type { DemoOptions } from './options';
import { progressLine } from './progressLine';
import { sampleStudy } from './sampleStudy';
import { type DemoServer, startDemoServer } from './server/startDemoServer';
import { resolveViewer } from './viewer/resolveViewer';

/** Most lines about files that are not served; a folder of other things would fill the screen. */
const SKIPPED_LINES = 10;

/** Route of the mode in the viewer. */
const MODE_PATH = '/vertebral-bmd';

/**
 * Does what `npm start` is for: checks what was asked for, fetches the viewer, builds the plugin,
 * writes the sample study, starts the server and says where it is. Throws `DemoInputError` for
 * what the user has to change.
 */
export async function runDemo(options: DemoOptions): Promise<DemoServer> {
  await requireFreePort(options.host, options.port);
  const { dicomweb, authorization } = options;
  const dicomWeb =
    dicomweb === undefined ? undefined : { url: dicomweb, ...(authorization && { authorization }) };
  if (dicomWeb) await requireDicomWeb(dicomWeb);
  const local = dicomWeb ? undefined : await openLocalArchive(options);

  const viewerFolder = await fetchViewer(options.viewer);
  say('Building the plugin ...');
  await buildPlugin();
  const sampleUids = local ? await addSample(local.archive) : [];
  const { host, port } = options;
  const server = await startDemoServer({
    viewerFolder,
    pluginFolder: PLUGIN_FOLDER,
    host,
    port,
    onNotice: (line) => console.error(line),
    ...(local && { archive: local.archive }),
    ...(dicomWeb && { dicomWeb }),
  });
  say(summary(server, { sampleUids, ownUids: local?.ownUids ?? [], dataFolder: options.data }));
  return server;
}

interface LocalArchive {
  readonly archive: Archive;
  /** Studies of the user's own folder that hold CT. */
  readonly ownUids: readonly string[];
}

async function openLocalArchive({ data, dicom }: DemoOptions): Promise<LocalArchive> {
  const skipped: string[] = [];
  const progress = progressLine(process.stdout, 'Reading DICOM files');
  // The sample study is added later, and soon read.
  let isReading = true;
  const archive = await openArchive({
    folder: resolve(data),
    onSkipped: (line) => skipped.push(line),
    onProgress: (read, found) => isReading && progress.update(read, found),
  }).catch((error: Error) => {
    throw new DemoInputError(`folder ${data} cannot be used for the archive: ${error.message}`);
  });
  const ownUids = dicom === undefined ? [] : await addCtFolder(archive, resolve(dicom));
  isReading = false;
  progress.end();
  skipped.slice(0, SKIPPED_LINES).forEach((line) => console.error(line));
  if (skipped.length > SKIPPED_LINES) {
    console.error(`... and ${skipped.length - SKIPPED_LINES} more files`);
  }
  return { archive, ownUids };
}

async function fetchViewer(version: string): Promise<string> {
  const progress = progressLine(process.stdout, `Fetching the viewer @ohif/app ${version}`);
  const folder = await resolveViewer(version, progress.update);
  progress.end();
  return folder;
}

async function addSample(archive: Archive): Promise<readonly string[]> {
  const folder = await sampleStudy(() => say('Rendering the sample study ...'));
  const added = await archive.addFolder(folder);
  return [...new Set(added.map(({ studyUid }) => studyUid))];
}

function summary(
  server: DemoServer,
  studies: { sampleUids: readonly string[]; ownUids: readonly string[]; dataFolder: string },
): string {
  const modeUrl = (uid: string) => `${server.url}${MODE_PATH}?StudyInstanceUIDs=${uid}`;
  return [
    '',
    'Vertebral BMD for OHIF (research use; not a diagnosis)',
    '',
    `  Worklist      ${server.url}/`,
    ...studies.ownUids.slice(0, 5).map((uid) => `  Your CT       ${modeUrl(uid)}`),
    ...studies.sampleUids.map((uid) => `  Sample study  ${modeUrl(uid)}`),
    `  DICOMweb      ${server.dicomWebUrl}`,
    '',
    'Ctrl+C stops it.',
  ].join('\n');
}

function say(text: string): void {
  console.log(text);
}
