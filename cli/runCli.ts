import type { CliContext } from './cliContext';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json';
import { runCohort } from './cohort/cohortCommand';
import { describeCohort, type CohortOptions } from './cohort/cohortOptions';
import { installPlugin } from './install/installPlugin';
import { runMeasure } from './measure/measureCommand';
import { describeMeasure, type MeasureOptions } from './measure/measureOptions';
import { FILE_SYSTEM_REFUSALS, hasCode, oneLine, Refusal } from './refusal';
import { SUPPORTED_VERSIONS } from './install/readViewer';
import { uninstallPlugin } from './install/uninstallPlugin';

/**
 * Runs `ohif-vertebral-bmd`, which is `vertebral-bmd` as well, with the arguments after the
 * program's name.
 *
 * @returns the exit code: 0 done, 2 a request that cannot be fulfilled (one line on `err`
 * says why; nothing was changed, but that of several studies the others are measured), 1 a fault
 * of this program.
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  const [command] = args;
  const name =
    command === 'measure' || command === 'cohort'
      ? `vertebral-bmd ${command}`
      : 'ohif-vertebral-bmd';
  let exitCode = 0;
  try {
    const program = createProgram(context, (code) => (exitCode = code));
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has written its own message, and gives 0 for --help and --version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refusal || hasCode(error, ...FILE_SYSTEM_REFUSALS)) {
      // In one line, whatever the names of files in it are.
      context.err(`${name}: ${oneLine(error.message)}`);
      return 2;
    }
    context.err(`${name}: internal error: ${describeFault(error)}`);
    return 1;
  }
}

function createProgram(context: CliContext, onExitCode: (code: number) => void): Command {
  const { out, err, bundleFolder } = context;
  const program = new Command('ohif-vertebral-bmd')
    .description(
      `Installs the vertebral BMD extension and mode into a built OHIF viewer (${SUPPORTED_VERSIONS}), measures CT without one, and analyses cohorts. Research use; not a diagnosis.`,
    )
    .version(packageJson.version)
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      writeErr: (text) => err(text.trimEnd()),
      // One line, also where it ends with a suggestion.
      outputError: (text, write) => write(text.trimEnd().replaceAll('\n', ' ')),
    })
    .exitOverride();
  // Under the name that they have of their own: nothing is installed by them.
  describeMeasure(program.command('measure'))
    .configureHelp({ commandUsage: () => 'vertebral-bmd measure [options]' })
    .action(async (options: MeasureOptions) =>
      onExitCode(await runMeasure(options, context, packageJson.version)),
    );
  describeCohort(program.command('cohort'))
    .configureHelp({ commandUsage: () => 'vertebral-bmd cohort [options]' })
    .action(async (options: CohortOptions) =>
      runCohort(options, context, packageJson.version, new Date()),
    );
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
