import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './runCli';

// The build that holds this command line, or, when run from source, the one beside it.
const isBuilt = existsSync(join(__dirname, 'extension.js'));

process.exitCode = runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  bundleFolder: isBuilt ? __dirname : join(__dirname, '..', 'dist'),
});
