import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json';
import { installPlugin } from './install/installPlugin';
import { hasCode, Refusal } from './refusal';
import { SUPPORTED_VERSIONS } from './install/readViewer';
import { uninstallPlugin } from './install/uninstallPlugin';

// What a file system says when it does not let us: no fault of this program.
const FILE_SYSTEM_REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EBUSY'];

/** What the command line works with. */
export interface CliContext {
  /** Take a line for standard output and standard error, without its end. */
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The folder of this package's build. */
  readonly bundleFolder: string;
}

/**
 * Runs `ohif-vertebral-bmd` with the arguments after the program's name.
 *
 * @returns the exit code: 0 done, 2 a request that cannot be fulfilled (one line on `err`
 * says why, nothing was changed), 1 a fault of this program.
 */
export function runCli(args: readonly string[], context: CliContext): number {
  try {
    createProgram(context).parse(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has written its own message, and gives 0 for --help and --version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refusal || hasCode(error, ...FILE_SYSTEM_REFUSALS)) {
      context.err(`ohif-vertebral-bmd: ${error.message}`);
      return 2;
    }
    context.err(`ohif-vertebral-bmd: internal error: ${describeFault(error)}`);
    return 1;
  }
}

function createProgram({ out, err, bundleFolder }: CliContext): Command {
  const program = new Command('ohif-vertebral-bmd')
    .description(
      `Installs the vertebral BMD extension and mode into a built OHIF viewer (${SUPPORTED_VERSIONS}). Research use; not a diagnosis.`,
    )
    .version(packageJson.version)
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      writeErr: (text) => err(text.trimEnd()),
    })
    .exitOverride();
  program
    .command('install')
    .description('copy the plugin into the viewer and name it in its app-config.js')
    .argument('<viewer-folder>', 'the folder of index.html and app-config.js')
    .option('--public-url <path>', 'the path the viewer is served under, such as /ohif/')
    .option('--force', 'install into a version of OHIF that was not tried', false)
    .option('--dry-run', 'say what would change, and change nothing', false)
    .action((folder: string, options: { publicUrl?: string; force: boolean; dryRun: boolean }) =>
      installPlugin({
        ...options,
        viewerFolder: resolve(folder),
        bundleFolder,
        version: packageJson.version,
      }).forEach((line) => out(line)),
    );
  program
    .command('uninstall')
    .description('take the plugin out of the viewer again')
    .argument('<viewer-folder>', 'the folder of index.html and app-config.js')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .action((folder: string, options: { dryRun: boolean }) =>
      uninstallPlugin({ ...options, viewerFolder: resolve(folder) }).forEach((line) => out(line)),
    );
  return program;
}

function describeFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
