import { existsSync } from 'node:fs';
import { CHECKERS, entityErrors, iodErrors, templateErrors, templateFindings } from './checkers';
import type { GeneratedStudy } from './generateStudy';
import {
  readWithItk,
  readWithPydicom,
  type ItkReading,
  type PydicomReading,
  type StoredResult,
} from './readers';

/** What other programs say of one study; nothing of those that are absent. */
export interface Judgement {
  /** Of every SEG and SR that was saved, and of the CT where it claims to conform. */
  readonly iodErrors: readonly string[];
  /** Of all files of the study together. */
  readonly entityErrors: readonly string[];
  /** Of every SR that was saved. */
  readonly templateErrors: readonly string[];
  /** Whether the validator of templates came to its end for every SR. */
  readonly isTemplateKnown: boolean;
  /** Of the SEG and SR saved last. */
  readonly pydicom?: PydicomReading;
  readonly itk: ItkReading;
}

/** Shows the studies to all checkers; those that are slow to start see all at once. */
export async function judgeStudies(
  studies: readonly GeneratedStudy[],
): Promise<readonly Judgement[]> {
  const last = studies.map(({ ctFolder, files }): StoredResult => ({ ctFolder, ...files }));
  const reports = studies.flatMap(({ saves }) => saves.map(({ report }) => report));
  const [findings, pydicom, itk] = await Promise.all([
    isThere('pixelMed') ? templateFindings(reports) : new Map<string, readonly string[]>(),
    isThere('pydicom') ? readWithPydicom(last) : [],
    readWithItk(last),
  ]);
  return studies.map((study, index) => {
    const results = study.saves.flatMap(({ segmentation, report }) => [
      ...(segmentation ? [segmentation] : []),
      report,
    ]);
    // The multi-frame CT of the tests holds only what this software reads of one.
    const ct = study.of.isMultiFrame ? [] : study.ctFiles.slice(0, 1);
    const found = study.saves.map(({ report }) => findings.get(report) ?? []);
    return {
      iodErrors: isThere('dciodvfy') ? [...ct, ...results].flatMap(iodErrors) : [],
      entityErrors: isThere('dcentvfy') ? entityErrors([...study.ctFiles, ...results]) : [],
      templateErrors: found.flatMap(templateErrors),
      isTemplateKnown: found.every(
        (lines) =>
          lines.includes('Found Root Template TID_1500 (MeasurementReport)') &&
          lines.includes('IOD validation complete'),
      ),
      ...(pydicom[index] ? { pydicom: pydicom[index] } : {}),
      itk: itk[index]!,
    };
  });
}

const isThere = (name: keyof typeof CHECKERS): boolean => existsSync(CHECKERS[name].file);
