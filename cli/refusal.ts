/**
 * A request that cannot be fulfilled for a reason outside this program: a folder that is no
 * OHIF viewer, a version that does not fit, a file that may not be written. The message is
 * one line for an administrator. The command line turns it into exit code 2; every other
 * error is a fault of this program, exit code 1.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** True for an error of the file system that carries one of these codes (`'EACCES'`, ...). */
export function hasCode(
  error: unknown,
  ...codes: readonly string[]
): error is NodeJS.ErrnoException {
  const code: unknown = typeof error === 'object' && error && 'code' in error && error.code;
  return typeof code === 'string' && codes.includes(code);
}

/** What a file system says when it does not let us: no fault of this program. */
export const FILE_SYSTEM_REFUSALS = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EBUSY',
] as const;

/** A message in one line: names of files may hold line breaks, and signs that move a terminal's cursor. */
export const oneLine = (message: string): string => message.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
