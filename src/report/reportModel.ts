import { judgeApplicability, type Applicability } from '../assessment/applicability';
import { assess, type Assessment } from '../assessment/assess';
import { assessLocally, type LocalAssessment } from '../assessment/assessLocally';
import { METRICS, type Metric } from '../assessment/method';
import { patientContext, type PatientContext } from '../assessment/patientContext';
import type { ScanCheck } from '../assessment/scanCheck';
import type { LocalEvidence } from '../assessment/studyRecord';
import type { ContrastState, CtSeries, ScanConditions } from '../dicom/ctSeries';
import type { NaturalizedDataset } from '../dicom/dataset';
import type { ThreeSliceHu } from '../measurement/ellipse';
import type { HuStatistics } from '../measurement/huStatistics';
import type { Message } from '../messages/message';
import { MEAN_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import { levelsOf } from '../study/changeReading';
import { contradictionOf } from '../study/publishedContext';
import { patientMeans, type PatientMean } from '../study/patientMeans';
import type { AnatomyNote, Exclusion, LevelReading, MaskPath, Reading } from '../study/reading';
import { readDate, readIdentification, type ReportIdentification } from './identification';

/** Everything that a report says, in whatever form it leaves; complete, plain and immutable. */
export interface ReportModel {
  readonly identification: ReportIdentification;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  /** ISO 8601, of the study; absent where the header does not state it. */
  readonly studyDate?: string;
  readonly scan: ReportScan;
  /** From cranial to caudal; measured, or only excluded. */
  readonly levels: readonly ReportLevel[];
  /** Both metrics, 3D-HU first. */
  readonly means: readonly ReportMean[];
  /** What is said where the two metrics contradict each other. */
  readonly contradiction?: Message;
  readonly patient: PatientContext;
  readonly applicability: Applicability;
  readonly checks: readonly ScanCheck[];
  readonly anatomyNote?: AnatomyNote;
  /** The reader's name, empty when not known. */
  readonly reader: string;
  /** When the report was made, ISO 8601. */
  readonly madeAt: string;
  readonly softwareVersion: string;
}

/** Whether the scan was made with intravenous contrast: by its header, or by the reader. */
export type ReportContrast = ContrastState | 'noneByReader' | 'enhancedByReader';

/** How the scan was made, with what is measured of its grid. */
export interface ReportScan extends Pick<
  ScanConditions,
  | 'kvp'
  | 'convolutionKernel'
  | 'sliceThicknessMm'
  | 'spacingBetweenSlicesMm'
  | 'manufacturer'
  | 'model'
  | 'seriesNumber'
  | 'seriesDescription'
> {
  readonly contrast: ReportContrast;
  readonly slices: number;
  /** Distance of the columns, mm. */
  readonly pixelSpacingMm: number;
}

/** What a report says of a level. */
export interface ReportLevel {
  readonly level: VertebralLevel;
  /** Whether it enters the patient's means: one of L1-L4, and not excluded. */
  readonly counts: boolean;
  readonly threeDimensional?: {
    readonly path: MaskPath;
    readonly peelMm: number;
    readonly statistics: HuStatistics;
    readonly warnings: readonly Message[];
  };
  readonly threeSlice?: ThreeSliceHu;
  readonly exclusion?: Exclusion;
}

/** The patient's mean of one metric against its own cut-off. */
export interface ReportMean {
  readonly metric: Metric;
  readonly levels: readonly VertebralLevel[];
  /** Absent where too few levels count. */
  readonly assessment?: Assessment;
  /** Against the deployment's own cut-offs of this metric. */
  readonly local: readonly LocalAssessment[];
}

/** What a report needs besides reading and series. */
export interface ReportOptions {
  /** Any image of the series; patient and study are named after it. */
  readonly ctInstance: NaturalizedDataset;
  readonly reader: string;
  readonly now: Date;
  readonly softwareVersion: string;
  /**
   * Probability of a new fracture before the measurement, 0 to 1.
   * @default STUDY_INCIDENCE
   */
  readonly preTestProbability?: number;
  /** The deployment's own cut-offs. @default none */
  readonly localEvidence?: readonly LocalEvidence[];
}

/** Everything that a report says of a reading. */
export function reportModel(
  reading: Reading,
  series: CtSeries,
  {
    ctInstance,
    reader,
    now,
    softwareVersion,
    preTestProbability,
    localEvidence = [],
  }: ReportOptions,
): ReportModel {
  const means = patientMeans(reading);
  const options = preTestProbability === undefined ? {} : { preTestProbability };
  const reportMeans = METRICS.map((metric): ReportMean => {
    const mean: PatientMean = means[metric];
    const { levels } = mean;
    if (mean.status === 'notAssessable') return { metric, levels, local: [] };
    const local = localEvidence
      .filter((evidence) => evidence.metric === metric)
      .map((evidence) => assessLocally(evidence, metric, mean.meanHu, options));
    return { metric, levels, assessment: assess(metric, mean.meanHu, options), local };
  });
  const contradiction = contradictionOf(means);
  const patient = patientContext(series.conditions, reading.patient ?? {});
  const studyDate = readDate(ctInstance, 'StudyDate');
  return {
    identification: readIdentification(ctInstance),
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    ...(studyDate ? { studyDate } : {}),
    scan: toScan(series, patient),
    levels: levelsOf(reading).map(toLevel),
    means: reportMeans,
    ...(contradiction ? { contradiction } : {}),
    patient,
    applicability: judgeApplicability(patient, series.checks),
    checks: series.checks,
    ...(reading.anatomyNote ? { anatomyNote: reading.anatomyNote } : {}),
    reader,
    madeAt: now.toISOString(),
    softwareVersion,
  };
}

function toScan(
  { conditions, geometry }: CtSeries,
  { hasIntravenousContrast: byReader }: PatientContext,
): ReportScan {
  const stated = byReader ? 'enhancedByReader' : 'noneByReader';
  return {
    kvp: conditions.kvp,
    contrast: byReader === undefined ? conditions.contrast : stated,
    convolutionKernel: conditions.convolutionKernel,
    sliceThicknessMm: conditions.sliceThicknessMm,
    spacingBetweenSlicesMm: conditions.spacingBetweenSlicesMm,
    manufacturer: conditions.manufacturer,
    model: conditions.model,
    seriesNumber: conditions.seriesNumber,
    seriesDescription: conditions.seriesDescription,
    slices: geometry.dimensions[2],
    pixelSpacingMm: geometry.spacing[0],
  };
}

function toLevel({ level, threeDimensional, threeSlice, exclusion }: LevelReading): ReportLevel {
  return {
    level,
    counts: MEAN_LEVELS.includes(level) && !exclusion,
    ...(threeDimensional
      ? {
          threeDimensional: {
            path: threeDimensional.path,
            peelMm: threeDimensional.peelMm,
            statistics: threeDimensional.statistics,
            warnings: threeDimensional.warnings,
          },
        }
      : {}),
    ...(threeSlice ? { threeSlice: threeSlice.hu } : {}),
    ...(exclusion ? { exclusion } : {}),
  };
}
