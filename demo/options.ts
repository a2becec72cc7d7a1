import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DemoInputError } from './demoInputError';
import { DEFAULT_VIEWER_VERSION, PUBLISHED_VIEWERS } from './viewer/viewerVersions';

/** What `npm start` was asked for. */
export interface DemoOptions {
  readonly port: number;
  readonly host: string;
  /** Where the embedded archive keeps what is stored. */
  readonly data: string;
  /** The user's own DICOM files, served beside the sample study. */
  readonly dicom?: string;
  /** Root of an existing DICOMweb archive, used instead of the embedded one. */
  readonly dicomweb?: string;
  /** Authorization header for that archive. */
  readonly authorization?: string;
  readonly viewer: string;
}

/** Name of the environment variable for `authorization`; other users cannot read it from a process list. */
export const AUTHORIZATION_VARIABLE = 'VERTEBRAL_BMD_AUTHORIZATION';

/**
 * Reads the command line (without node and script). Undefined when it only asked for help,
 * which has been written then. Throws `DemoInputError` for what does not fit.
 */
export function parseOptions(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): DemoOptions | undefined {
  const command = describeCommand();
  try {
    command.parse([...commandLine], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new DemoInputError(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  }
  const options = command.opts<DemoOptions>();
  const authorization = options.authorization ?? environment[AUTHORIZATION_VARIABLE];
  if (options.authorization !== undefined && options.dicomweb === undefined) {
    throw new DemoInputError('--authorization needs --dicomweb');
  }
  return { ...options, ...(authorization ? { authorization } : {}) };
}

function describeCommand(): Command {
  return new Command('npm start --')
    .description(
      'Serves a stock OHIF viewer with the plugin and a DICOMweb archive. Research use; not a diagnosis.',
    )
    .option('--port <number>', 'port to listen on, 0 for any free one', parsePort, 3000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'where the embedded archive keeps its files', '.demo/archive')
    .option('--dicom <folder>', 'your own CT, served as it is and never changed')
    .addOption(
      new Option('--dicomweb <url>', 'use this DICOMweb archive instead of the embedded one')
        .argParser(parseUrl)
        .conflicts(['dicom', 'data']),
    )
    .option(
      '--authorization <value>',
      `Authorization header for it (or set ${AUTHORIZATION_VARIABLE})`,
    )
    .addOption(
      new Option('--viewer <version>', 'version of the stock viewer')
        .choices(Object.keys(PUBLISHED_VIEWERS))
        .default(DEFAULT_VIEWER_VERSION),
    )
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  }
  return port;
}

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
    throw new InvalidArgumentError('It must be a URL that starts with http:// or https://.');
  }
  return text;
}
