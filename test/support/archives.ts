import { startEmbeddedArchive } from './embeddedArchive';
import { hasOrthanc, startOrthanc } from './orthanc';

/** A DICOMweb archive that a test may fill. */
export interface TestArchive {
  readonly dicomWebUrl: string;
  stop(): Promise<void>;
}

/** The archives whose behaviour must be the same: ours and, where it is installed, Orthanc. */
export const ARCHIVES: readonly (readonly [string, () => Promise<TestArchive>])[] = [
  ['the embedded archive', () => startEmbeddedArchive()],
  ...(hasOrthanc() ? [['Orthanc', startOrthanc] as const] : []),
];
