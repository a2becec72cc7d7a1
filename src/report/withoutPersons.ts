import { judgeApplicability } from '../assessment/applicability';
import { isPossibleAge, type PatientContext } from '../assessment/patientContext';
import type { ReportLevel, ReportModel } from './reportModel';

/**
 * Above this an age tells a person: such ages are given as one class, `90` for 90 or over (HIPAA
 * Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)).
 */
const OLDEST_TOLD_YEARS = 90;

/**
 * The report without anything that tells a person: no name, number, birth date, accession, UID,
 * date, no free text of reader or scanner, in which a name may stand, and no age above 90.
 */
export function withoutPersons(model: ReportModel): ReportModel {
  const { studyDate, anatomyNote, scan, patient, ...kept } = model;
  const { seriesDescription, seriesNumber, ...scanKept } = scan;
  const { ageYears, ...patientKept } = patient;
  const toldPatient: PatientContext = {
    ...patientKept,
    ...(ageYears ? { ageYears: { ...ageYears, value: toldAge(ageYears.value) } } : {}),
  };
  return {
    ...kept,
    identification: {},
    studyInstanceUid: '',
    seriesInstanceUid: '',
    scan: scanKept,
    patient: toldPatient,
    // Its sentences tell the age.
    applicability: judgeApplicability(toldPatient, model.checks),
    levels: model.levels.map(withoutFreeText),
    ...(anatomyNote ? { anatomyNote: { ...anatomyNote, note: '' } } : {}),
    reader: '',
    madeAt: '',
  };
}

/** What cannot be an age tells nobody, and must not pass for one. */
const toldAge = (years: number): number =>
  isPossibleAge(years) ? Math.min(years, OLDEST_TOLD_YEARS) : years;

function withoutFreeText({ threeDimensional, exclusion, ...level }: ReportLevel): ReportLevel {
  return {
    ...level,
    ...(threeDimensional
      ? {
          threeDimensional: {
            ...threeDimensional,
            // Text of a stored report that is no sentence of this software.
            warnings: threeDimensional.warnings.filter(({ code }) => code !== 'asWritten'),
          },
        }
      : {}),
    ...(exclusion ? { exclusion: { reason: exclusion.reason, note: '' } } : {}),
  };
}
