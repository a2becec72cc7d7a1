/** What the command line works with. */
export interface CliContext {
  /** Take a line for standard output and standard error, without its end. */
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** The folder of this package's build. */
  readonly bundleFolder: string;
  /** Takes text for standard error as it is, where that is a terminal. */
  readonly terminal?: ((text: string) => void) | undefined;
  /** Environment variables. @default none */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
