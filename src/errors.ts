/**
 * What went wrong, as a stable code for programs; the message is for people.
 *
 * - `invalidGeometry`: a grid that no CT can have (zero spacing, skewed axes, ...).
 * - `invalidInput`: an argument outside its documented range.
 * - `invalidDataset`: a DICOM dataset that lacks or contradicts what we need.
 * - `unsupportedVersion`: a result written by a newer major version of this software.
 */
export type VertebralBmdErrorCode =
  'invalidGeometry' | 'invalidInput' | 'invalidDataset' | 'unsupportedVersion';

/**
 * The only error that leaves `src/`. Thrown for impossible input (a programming or data
 * fault); a clinical "cannot measure" is a returned value, never an error. Messages name
 * what was expected and what came, and never contain a patient's data.
 */
export class VertebralBmdError extends Error {
  override readonly name = 'VertebralBmdError';
  readonly code: VertebralBmdErrorCode;

  constructor(code: VertebralBmdErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
