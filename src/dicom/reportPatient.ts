import { assess } from '../assessment/assess';
import { formatCitation } from '../assessment/citation';
import type { CutOffVerdict } from '../assessment/cutOffVerdict';
import type { Metric } from '../assessment/method';
import { verdictMessage } from '../assessment/verdictMessages';
import { messageText } from '../messages/message';
import { applicabilityOf, contradictionOf } from '../study/publishedContext';
import { patientMeans, type PatientMean, type PatientMeans } from '../study/patientMeans';
import type { AnatomyNote, LevelReading, Reading } from '../study/reading';
import { VERTEBRAL_LEVELS } from '../spine/vertebralLevel';
import {
  ANATOMY_CODES,
  EXCLUSION_CODES,
  HEADING_CODES,
  MEASUREMENT_CODES,
  METHOD_CODES,
  NORMALITY_CODES,
  UNIT_CODES,
  type Code,
} from './codes';
import { RESEARCH_USE } from './contentHeader';
import {
  codeItem,
  container,
  numberItem,
  textItem,
  uidItem,
  type ContentNode,
} from './contentNode';
import type { CtSeries } from './ctSeries';
import { enteredItems } from './reportEntered';
import { findingSite } from './reportGroupItems';

/**
 * The patient's 3D-HU and three-slice HU, each inferred from the means of its levels (TID 1420),
 * with the published cut-off; nothing where there are too few levels.
 */
export function derivedMeasurements(reading: Reading): readonly ContentNode[] {
  const means = patientMeans(reading);
  const items = METRICS.flatMap((metric) => patientMeanItem(metric, means[metric], reading));
  return items.length > 0 ? [container('CONTAINS', HEADING_CODES.derivedMeasurements, items)] : [];
}

const METRICS: readonly Metric[] = ['threeDimensionalHu', 'threeSliceHu'];

/**
 * The means of the levels stand under it once more. References to them would be what TID 1420
 * names, but readers that know none (highdicom, for one) refuse the whole report, and people see
 * `1.11.4.9` in place of a value.
 */
function patientMeanItem(
  metric: Metric,
  mean: PatientMean,
  { levels }: Reading,
): readonly ContentNode[] {
  if (mean.status !== 'assessable') return [];
  return [
    numberItem('CONTAINS', MEASUREMENT_CODES.attenuation, mean.meanHu, UNIT_CODES.hu, [
      textItem(
        'HAS CONCEPT MOD',
        MEASUREMENT_CODES.equivalentMeaning,
        // Short: dcmtk shows texts of more than 40 characters in an annex.
        `${METRIC_NAMES[metric]}, mean of ${mean.levels.join(', ')}`,
      ),
      codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.method, METHOD_CODES[metric]),
      codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.derivation, MEASUREMENT_CODES.mean),
      ...againstCutOff(metric, mean.meanHu),
      ...mean.levels.map((level) =>
        numberItem(
          'INFERRED FROM',
          MEASUREMENT_CODES.attenuation,
          meanOfLevel(metric, levels[level]!),
          UNIT_CODES.hu,
          [
            codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.derivation, MEASUREMENT_CODES.mean),
            findingSite(level),
          ],
        ),
      ),
    ]),
  ];
}

/** The value of a level that enters the patient's mean. */
const meanOfLevel = (metric: Metric, level: LevelReading): number =>
  metric === 'threeDimensionalHu'
    ? level.threeDimensional!.statistics.meanHu
    : level.threeSlice!.hu.meanHu;

const NORMALITY_OF_VERDICT: Readonly<Record<CutOffVerdict, Code>> = {
  below: NORMALITY_CODES.abnormallyLow,
  atOrAbove: NORMALITY_CODES.normal,
  cannotBeTold: NORMALITY_CODES.undetermined,
};

/**
 * On which side of the published cut-off of its own method a mean lies (TID 310 and 312), or that
 * one measurement cannot tell.
 */
function againstCutOff(metric: Metric, patientMeanHu: number): readonly ContentNode[] {
  const assessment = assess(metric, patientMeanHu);
  const { verdict, cutOffHu, evidence } = assessment;
  const { publishedSensitivity, publishedSpecificity, auc, citation } = evidence;
  const description =
    `${messageText(verdictMessage(assessment))} ` +
    'Cut-off for a new vertebral fracture after percutaneous vertebral augmentation, by the ' +
    `same method (sensitivity ${publishedSensitivity}, specificity ${publishedSpecificity}, ` +
    `AUC ${auc.value}); not the normal range of a population. ${RESEARCH_USE}`;
  return [
    codeItem('HAS PROPERTIES', MEASUREMENT_CODES.normality, NORMALITY_OF_VERDICT[verdict]),
    numberItem('HAS PROPERTIES', MEASUREMENT_CODES.lowerLimit, cutOffHu, UNIT_CODES.hu),
    textItem('HAS PROPERTIES', MEASUREMENT_CODES.rangeDescription, description),
    textItem('HAS PROPERTIES', MEASUREMENT_CODES.rangeAuthority, formatCitation(citation)),
  ];
}

const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3D-HU',
  threeSliceHu: 'Three-slice HU',
};

/**
 * What is no measurement: use, missing means, whether the study applies and what was entered of the
 * patient to judge it, anatomy, exclusions with their reasons, scan checks.
 */
export function qualitativeEvaluations(reading: Reading, series: CtSeries): ContentNode {
  const means = patientMeans(reading);
  const missing = METRICS.filter((metric) => means[metric].status === 'notAssessable');
  return container('CONTAINS', HEADING_CODES.qualitative, [
    textItem('CONTAINS', MEASUREMENT_CODES.comment, RESEARCH_USE),
    ...missing.map((metric) =>
      textItem(
        'CONTAINS',
        MEASUREMENT_CODES.comment,
        `Patient mean of ${METRIC_NAMES[metric]} not assessable: fewer than two valid levels.`,
      ),
    ),
    ...contradictionItem(means),
    applicabilityItem(reading, series),
    ...enteredItems(reading.patient),
    ...anatomyItem(reading.anatomyNote),
    ...VERTEBRAL_LEVELS.flatMap((name) => exclusionItem(reading.levels[name])),
    ...series.checks
      .filter(({ state }) => state === 'warn')
      .map(({ message }) =>
        textItem('CONTAINS', MEASUREMENT_CODES.scanCheck, messageText(message)),
      ),
  ]);
}

/** What is said where the two metrics contradict each other. */
function contradictionItem(means: PatientMeans): readonly ContentNode[] {
  const said = contradictionOf(means);
  return said ? [textItem('CONTAINS', MEASUREMENT_CODES.comment, messageText(said))] : [];
}

/** Whether the published figures hold for this patient and scan, and each thing that departs. */
function applicabilityItem(reading: Reading, series: CtSeries): ContentNode {
  const { message, items } = applicabilityOf(reading, series);
  return textItem(
    'CONTAINS',
    MEASUREMENT_CODES.applicability,
    messageText(message),
    items
      .filter(({ verdict }) => verdict === 'departs')
      .map((item) =>
        textItem('HAS PROPERTIES', MEASUREMENT_CODES.comment, messageText(item.message)),
      ),
  );
}

function exclusionItem(reading: LevelReading | undefined): readonly ContentNode[] {
  if (!reading?.exclusion) return [];
  const { level, trackingUid, exclusion } = reading;
  return [
    codeItem('CONTAINS', MEASUREMENT_CODES.excluded, EXCLUSION_CODES[exclusion.reason], [
      findingSite(level),
      uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingUid, trackingUid),
      ...noteItem(exclusion.note),
    ]),
  ];
}

function anatomyItem(anatomy: AnatomyNote | undefined): readonly ContentNode[] {
  if (!anatomy) return [];
  const { kind, note } = anatomy;
  return [codeItem('CONTAINS', MEASUREMENT_CODES.anatomy, ANATOMY_CODES[kind], noteItem(note))];
}

/** What the reader says to a code in free text. */
const noteItem = (note: string): readonly ContentNode[] =>
  note.trim() === '' ? [] : [textItem('HAS PROPERTIES', MEASUREMENT_CODES.comment, note.trim())];
