import type { ChangeVerdict } from '../../../src';

const verdicts: Readonly<Record<ChangeVerdict, string>> = {
  lower: 'lower',
  higher: 'higher',
  withinUncertainty: 'no certain change',
};

const differences: Readonly<Record<ChangeVerdict, string>> = {
  lower: 'lower',
  higher: 'higher',
  withinUncertainty: 'no certain difference',
};

/** Earlier results of the same patient, from other studies, and results of the same series. */
export const earlier = {
  title: 'Earlier studies',
  find: 'Compare with earlier studies',
  findMeans: 'Looks in the archive for results of the same patient in earlier studies',
  searching: 'Looking in the archive…',
  none: 'The archive holds no earlier result of this patient.',
  noPatientId: 'This study names no patient ID, so that earlier studies cannot be found.',
  notAsked: (why: string) => `The archive could not be asked for earlier studies: ${why}`,
  unreadable: (count: number) =>
    count === 1 ? 'One report could not be read.' : `${count} reports could not be read.`,
  scanOf: (date: string) => `Scan of ${date}`,
  unknownDate: 'unknown date',
  savedBy: (label: string) => `saved ${label}`,
  then: 'Then',
  now: 'Now',
  difference: 'Difference, HU',
  mean: (levels: string) => `Mean ${levels}`,
  excludedMark: 'left out of the mean',
  verdicts,
  leastChange: (metric: string, hu: string) =>
    `${metric}: differences up to ${hu} HU occur without any change (least significant change).`,
  storedResult: 'Stored',
  thisReading: 'Here',
  differences,
  leastDifference: (metric: string, hu: string) =>
    `${metric}: differences up to ${hu} HU are within the uncertainty of two measurements.`,
  noLevelInBoth: 'No level is measured in both results.',
  nothingInCommon: 'No level was measured at both scans.',
  otherVoltage: (then: number, now: number) =>
    `${then} kV then, ${now} kV now: HU depend on the tube voltage and do not compare.`,
  voltageUnknown: 'The tube voltage of one scan is not stated; HU depend on it.',
  contrastMayDiffer: (then: string) =>
    `Contrast then: ${then}. HU rise with contrast; compare with care.`,
};
