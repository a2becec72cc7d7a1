import {
  assess,
  ijkToLps,
  patientMeans,
  VERTEBRAL_LEVELS,
  type Assessment,
  type CtSeries,
  type Exclusion,
  type LevelReading,
  type NotMeasurable,
  type PatientMean,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../src';
import { describeRefusal, type SeededLevel } from './seededLevel';
import type { SeededReading } from './measureSeeds';
import type { StudyJob } from './studyJob';

/** What a measurement was made with, besides the reading. */
export interface MeasurementOrigin {
  readonly job: StudyJob;
  readonly series: CtSeries;
  readonly now: Date;
  readonly segmentationSopInstanceUid: string;
  readonly reportSopInstanceUid: string;
}

/** A reading as `measurement.json` holds it. Holds nothing of the patient but UIDs. */
export function toMeasurementJson(seeded: SeededReading, origin: MeasurementOrigin) {
  const { threeDimensionalHu, threeSliceHu } = patientMeans(seeded.reading);
  return {
    levels: toLevels(seeded, origin.series.geometry),
    patient: {
      threeDimensionalHu: meanOf(threeDimensionalHu),
      threeSliceHu: meanOf(threeSliceHu),
      /** Those in the mean of 3D-HU; with fewer than two there is none. */
      levels: threeDimensionalHu.levels,
      threeSliceLevels: threeSliceHu.levels,
    },
    assessment: {
      threeDimensionalHu: assessmentOf('threeDimensionalHu', threeDimensionalHu),
      threeSliceHu: assessmentOf('threeSliceHu', threeSliceHu),
    },
    checks: origin.series.checks,
    provenance: toProvenance(seeded, origin),
  };
}

/** What `measurement.json` holds. */
export type MeasurementJson = ReturnType<typeof toMeasurementJson>;

const meanOf = (mean: PatientMean): number | null =>
  mean.status === 'assessable' ? mean.meanHu : null;

const assessmentOf = (metric: Assessment['metric'], mean: PatientMean): Assessment | null =>
  mean.status === 'assessable' ? assess(metric, mean.meanHu) : null;

type LevelJson = ReturnType<typeof toLevel> | UnmeasuredLevel;

/** Every level that was seeded or excluded, from cranial to caudal. */
function toLevels({ reading, levels }: SeededReading, geometry: VolumeGeometry) {
  const json: Partial<Record<VertebralLevel, LevelJson>> = {};
  for (const level of VERTEBRAL_LEVELS) {
    const known = reading.levels[level];
    const seeded = levels.find((each) => each.level === level);
    if (seeded?.result.status === 'notMeasurable') {
      json[level] = toUnmeasured(seeded, seeded.result, geometry, known?.exclusion);
    } else if (known) {
      json[level] = { ...toLevel(known, geometry), ...seedOf(seeded) };
    }
  }
  return json;
}

const seedOf = (seeded: SeededLevel | undefined) => ({
  ...(seeded ? { seedLps: seeded.seedLps } : {}),
  ...(seeded?.confidence === undefined ? {} : { confidence: seeded.confidence }),
});

/** A level that could not be measured, and why. */
interface UnmeasuredLevel extends Partial<Pick<SeededLevel, 'seedLps' | 'confidence'>> {
  readonly status: 'notMeasurable';
  readonly reason: NotMeasurable['reason'];
  readonly message: string;
  readonly exclusion?: Exclusion;
}

const toUnmeasured = (
  seeded: SeededLevel,
  refusal: NotMeasurable,
  geometry: VolumeGeometry,
  exclusion: Exclusion | undefined,
): UnmeasuredLevel => ({
  status: refusal.status,
  reason: refusal.reason,
  message: describeRefusal(seeded, refusal, geometry),
  ...(exclusion ? { exclusion } : {}),
  ...seedOf(seeded),
});

function toLevel(reading: LevelReading, geometry: VolumeGeometry) {
  const { threeDimensional, threeSlice, exclusion } = reading;
  return {
    status: threeDimensional ? ('measured' as const) : ('excluded' as const),
    ...(threeDimensional ? { threeDimensionalHu: threeDimensional.statistics } : {}),
    ...(threeSlice ? { threeSliceHu: toThreeSlice(threeSlice, geometry) } : {}),
    ...(exclusion ? { exclusion } : {}),
    warnings: threeDimensional?.warnings ?? [],
    trackingUid: reading.trackingUid,
  };
}

function toThreeSlice(
  { ellipses, hu }: NonNullable<LevelReading['threeSlice']>,
  geometry: VolumeGeometry,
) {
  return {
    meanHu: hu.meanHu,
    slices: hu.slices.map((slice, index) => {
      const { centerIj, sliceIndex } = ellipses[index]!;
      return { ...slice, centerLps: ijkToLps(geometry, [...centerIj, sliceIndex]) };
    }),
  };
}

function toProvenance({ levels }: SeededReading, origin: MeasurementOrigin) {
  const { job, series } = origin;
  const { seedPlan } = job;
  const { conditions } = series;
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
      dimensions: series.geometry.dimensions,
      spacingMm: series.geometry.spacing,
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

/**
 * A measurement as the text of a JSON file.
 *
 * @throws Error for a number that JSON cannot hold (NaN, infinity), which would become `null`.
 */
export function toJsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (key, each: unknown) => {
      if (typeof each === 'number' && !Number.isFinite(each)) {
        throw new Error(`expected a finite number for ${key}, got ${each}`);
      }
      return each;
    },
    2,
  );
  return `${text}\n`;
}
