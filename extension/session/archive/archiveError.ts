import { UserError } from '../userError';

/** Why the archive did not take or give something, in words for the user. */
export class ArchiveError extends UserError {
  override readonly name = 'ArchiveError';
}
