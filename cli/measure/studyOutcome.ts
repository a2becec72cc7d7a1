import { FILE_SYSTEM_REFUSALS, hasCode, Refusal } from '../refusal';
import type { MeasurementFile } from './measurementFile';

/** What became of a study. Plain data. */
export type StudyOutcome =
  | { readonly status: 'measured'; readonly measurement: MeasurementFile }
  | {
      readonly status: 'failed';
      /** Whether the input (or the output folder) is to blame, or this program. */
      readonly fault: 'input' | 'program';
      /** One line. */
      readonly message: string;
    };

/** The outcome of measuring, whatever is thrown. */
export async function toOutcome(measuring: Promise<MeasurementFile>): Promise<StudyOutcome> {
  try {
    return { status: 'measured', measurement: await measuring };
  } catch (error) {
    if (error instanceof Refusal || hasCode(error, ...FILE_SYSTEM_REFUSALS)) {
      return { status: 'failed', fault: 'input', message: error.message };
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 'failed', fault: 'program', message: message.replace(/\s*\n\s*/g, ' | ') };
  }
}
