import { join } from 'node:path';
import { version } from '../package.json';
import { PROJECT_FOLDER } from './buildInto';
import { makeRelease } from './makeRelease';

// `npm run release`: into artifacts/release/VERSION, which git ignores.
try {
  makeRelease(join(PROJECT_FOLDER, 'artifacts', 'release', version), (line) => console.log(line));
} catch (error) {
  console.error(`not released: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
