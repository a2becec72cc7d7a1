import { VertebralBmdError } from '../../src';
import { english } from '../text/english';
import type { Wording } from '../text/texts';

/** An error whose words are for the user, in the user's language; its message is in English. */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  constructor(readonly wording: Wording) {
    super(wording(english));
  }
}

/**
 * What an error says, for the notice; errors of this project hold no patient data. A fault of a
 * program comes with its own words, in English, for users to pass on.
 */
export function wordingOf(error: unknown): Wording {
  if (error instanceof UserError) return error.wording;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof VertebralBmdError) return () => message;
  return ({ notices }) => notices.programFault(message);
}
