import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess } from './endProcess';
import { freePort } from './freePort';

/** A running Orthanc of its own, with an empty store. */
export interface Orthanc {
  /** Root of its DICOMweb services, without a slash at the end; with the login that it asks for. */
  readonly dicomWebUrl: string;
  /** Ends it and removes its store. */
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/Orthanc';
const DICOM_WEB_PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

/** How long Orthanc may take to answer after its start, ms: it needs below 2 s on an idle machine. */
const START_MS = 30_000;

/**
 * Whether Orthanc and its DICOMweb plugin are installed. When not, says what to install, and
 * throws if REQUIRE_ALL is set: then nothing may be skipped.
 */
export function hasOrthanc(): boolean {
  if (existsSync(PROGRAM) && existsSync(DICOM_WEB_PLUGIN)) return true;
  const line = 'Orthanc is not installed: apt-get install orthanc orthanc-dicomweb';
  if (process.env['REQUIRE_ALL']) throw new Error(line);
  console.warn(`Skipped: ${line}`);
  return false;
}

/** A user that Orthanc lets in. */
export interface OrthancLogin {
  readonly user: string;
  readonly password: string;
}

/**
 * Starts Debian's Orthanc with DICOMweb on a free loopback port, its store in a new folder.
 *
 * @param login Who may use it. @default anyone
 */
export async function startOrthanc(login?: OrthancLogin): Promise<Orthanc> {
  const folder = await mkdtemp(join(tmpdir(), 'vertebral-bmd-orthanc-'));
  // Another process can take the free port before Orthanc does.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const configuration = join(folder, 'orthanc.json');
    await writeFile(configuration, JSON.stringify(orthancConfiguration(folder, port, login)));
    const child = spawn(PROGRAM, [configuration], { stdio: ['ignore', 'pipe', 'pipe'] });
    const killAtExit = () => child.kill('SIGKILL');
    process.once('exit', killAtExit);
    const stop = async () => {
      await endProcess(child);
      process.off('exit', killAtExit);
    };
    try {
      await untilAnswers(child, `http://127.0.0.1:${port}/system`);
    } catch (error) {
      await stop();
      if (attempt < 3) continue;
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const credentials = login ? `${login.user}:${login.password}@` : '';
    return {
      dicomWebUrl: `http://${credentials}127.0.0.1:${port}/dicom-web`,
      async stop() {
        await stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
}

function orthancConfiguration(
  folder: string,
  port: number,
  login: OrthancLogin | undefined,
): object {
  return {
    Name: 'Vertebral BMD tests',
    StorageDirectory: join(folder, 'store'),
    IndexDirectory: join(folder, 'store'),
    Plugins: [DICOM_WEB_PLUGIN],
    HttpPort: port,
    HttpThreadsCount: 8,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: login !== undefined,
    RegisteredUsers: login ? { [login.user]: login.password } : {},
    DicomServerEnabled: false,
    OverwriteInstances: false,
    KeepAlive: true,
    DicomWeb: { Enable: true, Root: '/dicom-web/' },
  };
}

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  let log = '';
  child.stdout?.on('data', (chunk) => (log += String(chunk)));
  child.stderr?.on('data', (chunk) => (log += String(chunk)));
  const start = performance.now();
  while (performance.now() - start < START_MS) {
    if (child.exitCode !== null) throw new Error(`Orthanc ended at its start:\n${log}`);
    const answered = await fetch(url).then(
      ({ ok, status }) => ok || status === 401,
      () => false,
    );
    if (answered) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`Orthanc did not answer within ${START_MS} ms:\n${log}`);
}
