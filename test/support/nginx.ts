import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endProcess } from './endProcess';

const PROGRAM = '/usr/sbin/nginx';

/** How long nginx may take to listen after its start, ms: it needs below 1 s. */
const START_MS = 10_000;

/** The files that are given to administrators. */
export const DEPLOY_FOLDER = join(__dirname, '..', '..', 'deploy');

/**
 * Whether nginx is installed. When not, says what to install, and throws if REQUIRE_ALL is set:
 * then nothing may be skipped.
 */
export function hasNginx(): boolean {
  if (existsSync(PROGRAM)) return true;
  const line = 'nginx is not installed: apt-get install nginx openssl';
  if (process.env['REQUIRE_ALL']) throw new Error(line);
  console.warn(`Skipped: ${line}`);
  return false;
}

export interface NginxOptions {
  /** The configuration of the site, by its path in `deploy/`. */
  readonly site: string;
  /** What the site's configuration and snippets name, and what is in its place here. */
  readonly inPlaceOf: Readonly<Record<string, string>>;
  /** Files beside the configuration that the administrator makes, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** A port of 127.0.0.1 on which the site listens. */
  readonly port: number;
}

/** A running nginx of its own. */
export interface Nginx {
  stop(): Promise<void>;
}

/**
 * Starts Debian's nginx with a configuration as it is shipped, in a folder of its own.
 *
 * @throws Error with nginx's own words when it does not accept the configuration.
 */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-nginx-'));
  writeConfiguration(folder, options);
  const child = spawn(PROGRAM, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => (log += String(chunk)));
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    await endProcess(child);
    process.off('exit', killAtExit);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilListens(child, options.port, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** What Debian's nginx.conf says as well, with everything that is written in this folder. */
const frame = (folder: string) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  gzip on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n  ')}
  include site.conf;
}
`;

function writeConfiguration(folder: string, { site, inPlaceOf, files = {} }: NginxOptions): void {
  const snippets = join(DEPLOY_FOLDER, 'nginx', 'snippets');
  const texts = new Map<string, string>([
    ['nginx.conf', frame(folder)],
    ['site.conf', readFileSync(join(DEPLOY_FOLDER, site), 'utf8')],
    ...readdirSync(snippets).map((name): [string, string] => [
      `snippets/${name}`,
      readFileSync(join(snippets, name), 'utf8'),
    ]),
    ...Object.entries(files),
  ]);
  for (const [named, here] of Object.entries(inPlaceOf)) {
    if (![...texts.values()].some((text) => text.includes(named))) {
      throw new Error(`no configuration names ${named}`);
    }
    for (const [name, text] of texts) texts.set(name, text.replaceAll(named, here));
  }
  for (const [name, text] of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function untilListens(child: ChildProcess, port: number, log: () => string): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < START_MS) {
    if (child.exitCode !== null) throw new Error(`nginx ended at its start:\n${log()}`);
    if (await accepts(port)) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`nginx did not listen within ${START_MS} ms:\n${log()}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
