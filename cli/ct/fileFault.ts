import { VertebralBmdError } from '../../src';

/** Throws an error of code `invalidDataset` that names the file and what is wrong with it. */
export function fileFault(path: string, what: string): never {
  throw new VertebralBmdError('invalidDataset', `${path}: ${what}`);
}

/** What is said of a file that cannot be parsed to its end. */
export const DAMAGED = 'the file is damaged or cut off';
