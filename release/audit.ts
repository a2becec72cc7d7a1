import { spawnSync } from 'node:child_process';
import { PROJECT_FOLDER } from './buildInto';

/** What `npm audit` says of the packages that are shipped, and of those that only build and test. */
export type Audit =
  | { readonly kind: 'answered'; readonly shipped: readonly string[]; readonly others: number }
  | { readonly kind: 'unanswered'; readonly why: string };

/** Asks the registry for known vulnerabilities of all installed packages. */
export function auditPackages(shippedNames: ReadonlySet<string>): Audit {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
  });
  return readAudit(stdout, shippedNames);
}

/** Reads the JSON of `npm audit` (report version 2), or its error. */
export function readAudit(json: string, shippedNames: ReadonlySet<string>): Audit {
  const report = JSON.parse(json) as {
    readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
    readonly message?: string;
    readonly error?: { readonly summary?: string };
  };
  if (!report.vulnerabilities) {
    const why = report.message ?? report.error?.summary ?? 'no reason given';
    return { kind: 'unanswered', why };
  }
  const found = Object.entries(report.vulnerabilities);
  const shipped = found.filter(([name]) => shippedNames.has(name));
  return {
    kind: 'answered',
    shipped: shipped.map(([name, { severity }]) => `${name} (${severity})`),
    others: found.length - shipped.length,
  };
}
