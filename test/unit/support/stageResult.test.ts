import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkResult, jestResult, summarize } from '../../support/stageResult';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vertebral-bmd-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A jest report of files, each with its tests' statuses; a title is `file 1 test 1`. */
function result(files: readonly (readonly string[])[], exitCode = 0) {
  const report = join(folder, 'report.json');
  const testResults = files.map((statuses, file) => ({
    name: `file ${file + 1}`,
    status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status, index) => ({
      fullName: `file ${file + 1} test ${index + 1}`,
      status,
    })),
  }));
  writeFileSync(report, JSON.stringify({ testResults }));
  return jestResult('unit', report, exitCode, 2);
}

describe('the sum of a test run', () => {
  test('counts what passed, failed and was skipped, and names the last two', () => {
    expect(
      result(
        [
          ['passed', 'failed'],
          ['pending', 'passed', 'todo'],
        ],
        1,
      ),
    ).toEqual({
      name: 'unit',
      passed: 2,
      failed: 1,
      skipped: 2,
      seconds: 2,
      failures: ['file 1 test 2'],
      skips: [
        'file 2 test 1 (skipped: no reason given)',
        'file 2 test 3 (skipped: no reason given)',
      ],
    });
  });

  test.each([
    ['a file that could not be run', [['passed'], []], 1, 'file 2 could not be run'],
    ['a run without a test', [], 0, 'unit: not one test was run'],
    ['a run with nothing but skips', [['pending']], 0, 'unit: not one test was run'],
    ['a run that ended badly', [['passed']], 137, 'unit: jest ended with exit code 137'],
  ])('counts %s as a failure', (_, files, exitCode, failure) => {
    const { failed, failures } = result(files, exitCode);
    expect({ failed, failures }).toEqual({ failed: 1, failures: [failure] });
  });

  test('counts a run that left no report as a failure', () => {
    expect(jestResult('unit', join(folder, 'none.json'), 0, 1).failed).toBe(1);
  });

  test('ends with the line that counts all stages', () => {
    const passed = checkResult('lint', 0, 1);
    const failed = checkResult('build', 2, 1);
    expect(summarize([passed, result([['passed', 'passed']])]).at(-1)).toBe('3 passed, 0 failed');
    expect(summarize([failed, result([['passed', 'pending']])]).at(-1)).toBe(
      '1 passed, 1 failed, 1 skipped',
    );
    expect(summarize([failed])).toContain('  build: exit code 2');
  });
});
