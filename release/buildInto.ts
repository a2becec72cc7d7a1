import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The project's own folder. */
export const PROJECT_FOLDER = resolve(__dirname, '..');

/**
 * Builds the package into a folder, as `npm run build` builds `dist/`.
 *
 * @returns what the build printed.
 * @throws Error with the build's output when it fails.
 */
export function buildInto(folder: string): string {
  const webpack = join(PROJECT_FOLDER, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [webpack, '--config', 'webpack.config.js', '--output-path', folder],
    { cwd: PROJECT_FOLDER, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`);
  return stdout;
}
