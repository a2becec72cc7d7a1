import {
  assess,
  ijkToLps,
  messageText,
  patientMeans,
  VERTEBRAL_LEVELS,
  type Assessment,
  type CtSeries,
  type LevelReading,
  type Metric,
  type PatientMean,
  type ThreeSliceReading,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../src';
import type {
  LevelEntry,
  MeasuredEntry,
  MeasurementFile,
  ProvenanceEntry,
  ThreeSliceEntry,
} from './measurementFile';
import type { SeededReading } from './measureSeeds';
import { describeRefusal, type SeededLevel } from './seededLevel';
import type { StudyJob } from './studyJob';

/** What a measurement was made with, besides the reading. */
export interface MeasurementOrigin {
  readonly job: StudyJob;
  readonly series: CtSeries;
  readonly now: Date;
  readonly segmentationSopInstanceUid: string;
  readonly reportSopInstanceUid: string;
}

/** A reading as `measurement.json` holds it. */
export function toMeasurementFile(
  seeded: SeededReading,
  origin: MeasurementOrigin,
): MeasurementFile {
  const { threeDimensionalHu, threeSliceHu } = patientMeans(seeded.reading);
  return {
    levels: toLevels(seeded, origin.series.geometry),
    patient: {
      threeDimensionalHu: meanOf(threeDimensionalHu),
      threeSliceHu: meanOf(threeSliceHu),
      levels: threeDimensionalHu.levels,
      threeSliceLevels: threeSliceHu.levels,
    },
    assessment: {
      threeDimensionalHu: assessmentOf('threeDimensionalHu', threeDimensionalHu),
      threeSliceHu: assessmentOf('threeSliceHu', threeSliceHu),
    },
    checks: origin.series.checks.map((check) => ({
      ...check,
      message: messageText(check.message),
    })),
    provenance: toProvenance(seeded, origin),
  };
}

const meanOf = (mean: PatientMean): number | null =>
  mean.status === 'assessable' ? mean.meanHu : null;

const assessmentOf = (metric: Metric, mean: PatientMean): Assessment | null =>
  mean.status === 'assessable' ? assess(metric, mean.meanHu) : null;

function toLevels({ reading, levels }: SeededReading, geometry: VolumeGeometry) {
  const entries: Partial<Record<VertebralLevel, LevelEntry>> = {};
  for (const level of VERTEBRAL_LEVELS) {
    const known = reading.levels[level];
    const seeded = levels.find((each) => each.level === level);
    if (seeded?.result.status === 'notMeasurable') {
      const { status, reason } = seeded.result;
      entries[level] = {
        status,
        reason,
        message: describeRefusal(seeded, seeded.result, geometry),
        ...exclusionOf(known),
        ...seedOf(seeded),
      };
    } else if (known) {
      entries[level] = { ...toMeasured(known, geometry), ...seedOf(seeded) };
    }
  }
  return entries;
}

const seedOf = (seeded: SeededLevel | undefined) => ({
  ...(seeded ? { seedLps: seeded.seedLps } : {}),
  ...(seeded?.confidence === undefined ? {} : { confidence: seeded.confidence }),
});

const exclusionOf = (level: LevelReading | undefined) =>
  level?.exclusion ? { exclusion: level.exclusion } : {};

function toMeasured(level: LevelReading, geometry: VolumeGeometry): MeasuredEntry {
  const { threeDimensional, threeSlice } = level;
  return {
    status: threeDimensional ? 'measured' : 'excluded',
    ...(threeDimensional ? { threeDimensionalHu: threeDimensional.statistics } : {}),
    ...(threeSlice ? { threeSliceHu: toThreeSlice(threeSlice, geometry) } : {}),
    ...exclusionOf(level),
    ...(threeDimensional?.quality ? { quality: threeDimensional.quality } : {}),
    warnings: (threeDimensional?.warnings ?? []).map((warning) => messageText(warning)),
    trackingUid: level.trackingUid,
  };
}

const toThreeSlice = (
  { ellipses, hu }: ThreeSliceReading,
  geometry: VolumeGeometry,
): ThreeSliceEntry => ({
  meanHu: hu.meanHu,
  slices: hu.slices.map((slice, index) => {
    const { centerIj, sliceIndex } = ellipses[index]!;
    return { ...slice, centerLps: ijkToLps(geometry, [...centerIj, sliceIndex]) };
  }),
});

function toProvenance({ levels }: SeededReading, origin: MeasurementOrigin): ProvenanceEntry {
  const { job, series } = origin;
  const { seedPlan } = job;
  const { conditions, geometry } = series;
  return {
    software: { name: 'ohif-vertebral-bmd', version: job.softwareVersion },
    date: origin.now.toISOString(),
    peelMm: job.peelMm,
    studyInstanceUid: series.studyInstanceUid,
    seriesInstanceUid: series.seriesInstanceUid,
    segmentationSopInstanceUid: origin.segmentationSopInstanceUid,
    reportSopInstanceUid: origin.reportSopInstanceUid,
    seeds: Object.fromEntries(levels.map(({ level, seedLps }) => [level, seedLps])),
    ...(seedPlan.kind === 'propagated' ? { propagatedFrom: seedPlan.level } : {}),
    scan: {
      dimensions: geometry.dimensions,
      spacingMm: geometry.spacing,
      sliceThicknessMm: conditions.sliceThicknessMm,
      kvp: conditions.kvp,
      contrast: conditions.contrast,
      convolutionKernel: conditions.convolutionKernel,
      manufacturer: conditions.manufacturer,
      model: conditions.model,
    },
    note: 'Research use; not a diagnosis.',
  };
}
