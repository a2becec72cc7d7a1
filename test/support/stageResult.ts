import { existsSync, readFileSync } from 'node:fs';

/** What one stage of `npm test` came to. */
export interface StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** The failed checks and the skipped ones with their reasons, one line each. */
  readonly failures: readonly string[];
  readonly skips: readonly string[];
}

/** The part of jest's `--json` output that is read here. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The result of a stage that is one check: its command exits with 0 or it does not. */
export function checkResult(name: string, exitCode: number, seconds: number): StageResult {
  const isPassed = exitCode === 0;
  return {
    name,
    passed: isPassed ? 1 : 0,
    failed: isPassed ? 0 : 1,
    skipped: 0,
    seconds,
    failures: isPassed ? [] : [`${name}: exit code ${exitCode}`],
    skips: [],
  };
}

/**
 * The result of a jest run, from the report it left. A file that could not be run counts as
 * one failure, and so does a run without any test or one that failed without saying where.
 */
export function jestResult(
  name: string,
  reportPath: string,
  exitCode: number,
  seconds: number,
): StageResult {
  const files = existsSync(reportPath)
    ? (JSON.parse(readFileSync(reportPath, 'utf8')) as JestReport).testResults
    : [];
  const tests = files.flatMap((file) => file.assertionResults);
  const named = (status: string) => tests.filter((test) => test.status === status);
  const failures = [
    ...named('failed').map((test) => test.fullName),
    ...files
      .filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      )
      .map((file) => `${file.name} could not be run`),
  ];
  const passed = named('passed').length;
  const skips = [...named('pending'), ...named('todo')].map((test) => explainSkip(test.fullName));
  if (passed + failures.length === 0) failures.push(`${name}: not one test was run`);
  else if (exitCode !== 0 && failures.length === 0)
    failures.push(`${name}: jest ended with exit code ${exitCode}`);
  return {
    name,
    passed,
    failed: failures.length,
    skipped: skips.length,
    seconds,
    failures,
    skips,
  };
}

/**
 * The table of stages, the failures and skips by name, and the closing line
 * `N passed, N failed, N skipped` (the last part only where something was skipped).
 */
export function summarize(results: readonly StageResult[]): string[] {
  const rows = results.map(({ name, passed, failed, skipped, seconds }) =>
    row(name, String(passed), String(failed), String(skipped), `${seconds.toFixed(1)} s`),
  );
  const sum = (count: (result: StageResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  const skipped = sum((result) => result.skipped);
  return [
    '',
    row('stage', 'passed', 'failed', 'skipped', 'time'),
    ...rows,
    ...section(
      'Failed:',
      results.flatMap(({ failures }) => failures),
    ),
    ...section(
      'Skipped:',
      results.flatMap(({ skips }) => skips),
    ),
    '',
    `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed` +
      (skipped > 0 ? `, ${skipped} skipped` : ''),
  ];
}

/** A skipped test states its reason in its title, or in one around it: `(skipped ...)`. */
function explainSkip(fullName: string): string {
  return /\(skipped\b.+\)/.test(fullName) ? fullName : `${fullName} (skipped: no reason given)`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(14) + cells.map((cell) => cell.padStart(10)).join('');
}
