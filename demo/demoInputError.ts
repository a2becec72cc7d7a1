/**
 * What the user gave cannot be used: a busy port, a folder without CT, an unknown version. The
 * message is one line for people; the demo ends with exit code 2.
 */
export class DemoInputError extends Error {
  override readonly name = 'DemoInputError';
}
