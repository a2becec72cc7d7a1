import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { runStudyWorker } from './measure/studyWorker';
import { runCli } from './runCli';

// The build that holds this command line, or, when run from source, the one beside it.
const isBuilt = existsSync(join(__dirname, 'extension.js'));

async function main(): Promise<void> {
  // The same file is what the workers of this program run.
  if (!isMainThread) return runStudyWorker();
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    bundleFolder: isBuilt ? __dirname : join(__dirname, '..', 'dist'),
    terminal: process.stderr.isTTY ? (text) => process.stderr.write(text) : undefined,
    environment: process.env,
  });
}

void main();
