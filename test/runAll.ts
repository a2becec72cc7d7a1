import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DEBIAN_PACKAGES, ensureDebianPackages } from './support/debianPackages';
import { checkResult, jestResult, summarize, type StageResult } from './support/stageResult';

// `npm test` runs every stage, `npm test -- unit extension` those that are named.
const CHECKS = ['build', 'lint', 'typecheck'];
const JEST_PROJECTS = ['unit', 'extension', 'archive', 'conformance', 'browser'];
const STAGES = [...CHECKS, ...JEST_PROJECTS];

// These start servers, validators and browsers: one after the other, on any machine.
const NEED_PACKAGES = ['archive', 'conformance', 'browser'];

const ROOT = join(__dirname, '..');
const REPORTS = join(ROOT, 'artifacts', 'test-results');

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });

void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !STAGES.includes(name));
  if (unknown.length > 0) {
    console.error(`no such stage: ${unknown.join(', ')} (there are ${STAGES.join(', ')})`);
    return 2;
  }
  const stages = STAGES.filter((name) => wanted.length === 0 || wanted.includes(name));
  if (stages.some((name) => NEED_PACKAGES.includes(name))) {
    const toDo = ensureDebianPackages(DEBIAN_PACKAGES);
    if (toDo) {
      console.error(toDo);
      return 2;
    }
  }
  mkdirSync(REPORTS, { recursive: true });
  const results: StageResult[] = [];
  for (const name of stages) {
    console.log(`\n== ${name} (${results.length + 1} of ${stages.length})`);
    results.push(CHECKS.includes(name) ? await runCheck(name) : await runJest(name));
  }
  console.log(`\nReports and screenshots: ${join(ROOT, 'artifacts')}`);
  console.log(summarize(results).join('\n'));
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function runCheck(name: string): Promise<StageResult> {
  const { exitCode, seconds } = await run('npm', ['run', '--silent', name]);
  return checkResult(name, exitCode, seconds);
}

async function runJest(project: string): Promise<StageResult> {
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  const { exitCode, seconds } = await run(process.execPath, [
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    `--selectProjects=${project}`,
    '--ci',
    '--json',
    `--outputFile=${report}`,
    ...(NEED_PACKAGES.includes(project) ? ['--runInBand'] : []),
  ]);
  return jestResult(project, report, exitCode, seconds);
}

/** Runs a command with its output shown as it comes. REQUIRE_ALL turns skips for want of a tool into failures. */
function run(
  command: string,
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly seconds: number }> {
  const start = performance.now();
  const env = { ...process.env, REQUIRE_ALL: '1' };
  return new Promise((resolve, reject) => {
    running = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
    running.once('error', reject);
    running.once('exit', (code) => {
      running = undefined;
      resolve({ exitCode: code ?? 1, seconds: (performance.now() - start) / 1000 });
    });
  });
}
