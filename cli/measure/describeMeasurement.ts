import {
  MEAN_LEVELS,
  messageText,
  VERTEBRAL_LEVELS,
  verdictMessage,
  type Assessment,
} from '../../src';
import type { MeasurementFile } from './measurementFile';

/** A measurement in a few lines for the terminal. */
export function describeMeasurement(measurement: MeasurementFile): readonly string[] {
  const { levels, patient, assessment } = measurement;
  const lines = VERTEBRAL_LEVELS.flatMap((level) => {
    const found = levels[level];
    if (!found) return [];
    if (found.status === 'notMeasurable') return [`${level}: not measured: ${found.message}`];
    if (found.status === 'excluded') return [`${level}: left out (${found.exclusion?.reason})`];
    const excluded = found.exclusion ? `, left out of the means (${found.exclusion.reason})` : '';
    return [
      `${level}: 3D-HU ${inHu(found.threeDimensionalHu?.meanHu)}, three-slice HU ${inHu(found.threeSliceHu?.meanHu)}${excluded}`,
    ];
  });
  if (patient.threeDimensionalHu === null) {
    const most = MEAN_LEVELS.join(', ');
    return [...lines, `Means: not assessable, fewer than two of ${most} count`];
  }
  return [
    ...lines,
    `Mean of ${patient.levels.join(', ')}: 3D-HU ${inHu(patient.threeDimensionalHu)}, three-slice HU ${inHu(patient.threeSliceHu)}`,
    ...verdictOf('3D-HU', assessment.threeDimensionalHu),
    ...verdictOf('Three-slice HU', assessment.threeSliceHu),
  ];
}

const inHu = (hu: number | null | undefined): string => hu?.toFixed(1) ?? 'none';

const verdictOf = (metric: string, assessment: Assessment | null): readonly string[] =>
  assessment ? [`${metric}: ${messageText(verdictMessage(assessment))}`] : [];
