import { patientMeans, type PatientMean } from '../study/patientMeans';
import type { LevelReading, Reading } from '../study/reading';
import { VERTEBRAL_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import {
  EXCLUSION_CODES,
  HEADING_CODES,
  MEASUREMENT_CODES,
  METHOD_CODES,
  UNIT_CODES,
} from './codes';
import { RESEARCH_USE } from './contentHeader';
import {
  codeItem,
  container,
  numberItem,
  referenceItem,
  textItem,
  uidItem,
  type ContentNode,
} from './contentNode';
import type { CtSeries } from './ctSeries';
import { findingSite, type LevelGroups } from './reportGroups';

type Metric = keyof typeof METHOD_CODES;

/** The groups of each measured level, in which the patient's means are rooted. */
export type GroupsByLevel = ReadonlyMap<VertebralLevel, LevelGroups>;

/**
 * The patient's 3D-HU and three-slice HU, each inferred from the means of its levels (TID 1420),
 * with the published cut-off; nothing where there are too few levels.
 */
export function derivedMeasurements(
  reading: Reading,
  groups: GroupsByLevel,
): readonly ContentNode[] {
  const means = patientMeans(reading);
  const items = [
    ...patientMeanItem(
      'threeDimensionalHu',
      means.threeDimensionalHu,
      (level) => groups.get(level)?.threeDimensionalMean,
    ),
    ...patientMeanItem(
      'threeSliceHu',
      means.threeSliceHu,
      (level) => groups.get(level)?.threeSliceMean,
    ),
  ];
  return items.length > 0 ? [container('CONTAINS', HEADING_CODES.derivedMeasurements, items)] : [];
}

function patientMeanItem(
  metric: Metric,
  mean: PatientMean,
  levelMean: (level: VertebralLevel) => ContentNode | undefined,
): readonly ContentNode[] {
  if (mean.status !== 'assessable') return [];
  const sources = mean.levels.flatMap((level) => levelMean(level) ?? []);
  return [
    numberItem('CONTAINS', MEASUREMENT_CODES.attenuation, mean.meanHu, UNIT_CODES.hu, [
      codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.method, METHOD_CODES[metric]),
      codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.derivation, MEASUREMENT_CODES.mean),
      ...sources.map((source) => referenceItem('INFERRED FROM', source)),
    ]),
  ];
}

const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3D-HU',
  threeSliceHu: 'Three-slice HU',
};

/** What cannot be a number: use, missing means, exclusions with their reasons, scan checks. */
export function qualitativeEvaluations(reading: Reading, series: CtSeries): ContentNode {
  const means = patientMeans(reading);
  const missing = (Object.keys(METRIC_NAMES) as Metric[]).filter(
    (metric) => means[metric].status === 'notAssessable',
  );
  return container('CONTAINS', HEADING_CODES.qualitative, [
    textItem('CONTAINS', MEASUREMENT_CODES.comment, RESEARCH_USE),
    ...missing.map((metric) =>
      textItem(
        'CONTAINS',
        MEASUREMENT_CODES.comment,
        `Patient mean of ${METRIC_NAMES[metric]} not assessable: fewer than two valid levels.`,
      ),
    ),
    ...VERTEBRAL_LEVELS.flatMap((name) => exclusionItem(reading.levels[name])),
    ...series.checks
      .filter(({ state }) => state === 'warn')
      .map(({ message }) => textItem('CONTAINS', MEASUREMENT_CODES.scanCheck, message)),
  ]);
}

function exclusionItem(reading: LevelReading | undefined): readonly ContentNode[] {
  if (!reading?.exclusion) return [];
  const { level, trackingUid, exclusion } = reading;
  return [
    codeItem('CONTAINS', MEASUREMENT_CODES.excluded, EXCLUSION_CODES[exclusion.reason], [
      findingSite(level),
      uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingUid, trackingUid),
      ...(exclusion.note.trim() === ''
        ? []
        : [textItem('HAS PROPERTIES', MEASUREMENT_CODES.comment, exclusion.note.trim())]),
    ]),
  ];
}
