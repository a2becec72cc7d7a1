import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROJECT_FOLDER = resolve(__dirname, '..');

/** Where the build puts the plugin's `extension.js` and `mode.js`. */
export const PLUGIN_FOLDER = join(PROJECT_FOLDER, 'dist');

/** Runs `npm run build`. Throws an Error with the build's output when it fails. */
export async function buildPlugin(): Promise<void> {
  // Started by npm, its own script is known; `npm` itself is no program but a script on Windows.
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const build = spawn(command, [...first, 'run', '--silent', 'build'], {
    cwd: PROJECT_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  build.stdout.on('data', (chunk) => (output += String(chunk)));
  build.stderr.on('data', (chunk) => (output += String(chunk)));
  const exitCode = await new Promise<number | null>((done, fail) => {
    build.on('error', fail);
    build.on('close', done);
  });
  const missing = ['extension.js', 'mode.js'].filter((f) => !existsSync(join(PLUGIN_FOLDER, f)));
  if (exitCode !== 0) throw new Error(`building the plugin failed:\n${output.trim()}`);
  if (missing.length > 0) throw new Error(`the build made no ${missing.join(' and no ')}`);
}
