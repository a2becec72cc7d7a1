import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from './readers';

/** An independent program that judges or reads what this project writes. */
interface Checker {
  /** A file that is there when the program is. */
  readonly file: string;
  /** The Debian package that brings it. */
  readonly debianPackage: string;
}

/** The checkers, each by another author than this project and its serializers. */
export const CHECKERS = {
  dciodvfy: { file: '/usr/bin/dciodvfy', debianPackage: 'dicom3tools' },
  dcentvfy: { file: '/usr/bin/dcentvfy', debianPackage: 'dicom3tools' },
  dsrdump: { file: '/usr/bin/dsrdump', debianPackage: 'dcmtk' },
  pixelMed: { file: '/usr/share/java/pixelmed.jar', debianPackage: 'libpixelmed-java' },
  pydicom: {
    file: '/usr/lib/python3/dist-packages/pydicom/__init__.py',
    debianPackage: 'python3-pydicom',
  },
} as const satisfies Record<string, Checker>;

/**
 * A test that needs a checker. Where it is absent the test is skipped, its title saying why; or
 * it fails, if `REQUIRE_ALL` is set, as it is in `npm test`.
 */
export function testWith(
  name: keyof typeof CHECKERS,
  title: string,
  check: (() => void) | (() => Promise<void>),
  timeoutMs = 60_000,
): void {
  const { file, debianPackage } = CHECKERS[name];
  const reason = `${file} is absent; Debian package ${debianPackage} brings it`;
  if (existsSync(file)) test(title, check, timeoutMs);
  else if (process.env['REQUIRE_ALL']) {
    test(title, () => {
      throw new Error(reason);
    });
  } else test.skip(`${title} (skipped: ${reason})`, check);
}

/** Runs a program to its end: everything it printed, in lines. */
export function run(command: string, args: readonly string[]): readonly string[] {
  const { stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
}

/** The errors that dciodvfy finds in a file against the information object definitions of PS3.3. */
export const iodErrors = (file: string): readonly string[] =>
  run(CHECKERS.dciodvfy.file, [file]).filter((line) => line.startsWith('Error'));

/** What dciodvfy says, but for its remark on the private scheme of our own codes. */
export const iodRemarks = (file: string): readonly string[] =>
  run(CHECKERS.dciodvfy.file, [file]).filter(
    (line) => !/^Warning - Unrecognized defined term <99VBMD>/.test(line),
  );

/** What dcentvfy calls errors: files of one patient or study that contradict each other. */
export const entityErrors = (files: readonly string[]): readonly string[] =>
  run(CHECKERS.dcentvfy.file, files).filter((line) => line.startsWith('Error'));

/**
 * Lines of PixelMed's validator, which knows the templates of PS3.16, by the file of the report.
 * Java's limits of XPath are too low for its style sheet.
 */
export async function templateFindings(
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const limits = ['xpathTotalOpLimit', 'xpathExprOpLimit', 'xpathExprGrpLimit'];
  const output = await outputOf('java', [
    ...limits.map((limit) => `-Djdk.xml.${limit}=0`),
    ...['-cp', CHECKERS.pixelMed.file, join(__dirname, 'ValidateReports.java'), ...files],
  ]);
  const findings = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of output.split('\n')) {
    const file = /^File (.*)$/.exec(line)?.[1];
    if (file) findings.set(file, (lines = []));
    else if (line.trim() !== '') lines.push(line);
  }
  return findings;
}

/** Which of PixelMed's lines are errors in a report. */
export const templateErrors = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith('Error'));
