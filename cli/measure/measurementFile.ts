import type {
  Assessment,
  ContrastState,
  EllipseHu,
  Exclusion,
  HuStatistics,
  MeasurementQuality,
  Metric,
  NotMeasurable,
  ScanCheck,
  Vec3,
  VertebralLevel,
} from '../../src';

/**
 * What `measurement.json` holds. Plain JSON: where there is no value, `null` or no key. Points are
 * LPS in mm. Nothing of the patient is in it but the UIDs of study and series.
 */
export interface MeasurementFile {
  /** Every level with a seed or an exclusion, from cranial to caudal. */
  readonly levels: Readonly<Partial<Record<VertebralLevel, LevelEntry>>>;
  readonly patient: PatientEntry;
  /** The published risk context of each mean; `null` where there is no mean. */
  readonly assessment: Readonly<Record<Metric, Assessment | null>>;
  /** What in the scan's header bears on HU. */
  readonly checks: readonly CheckEntry[];
  readonly provenance: ProvenanceEntry;
}

/** A check of the scan, with its sentence. */
export type CheckEntry = Omit<ScanCheck, 'message'> & { readonly message: string };

/** A level: with its values, left out without them, or why it could not be measured. */
export type LevelEntry = MeasuredEntry | UnmeasuredEntry;

/** What each level can have. */
interface SeededEntry {
  /** From where the level was measured; absent where it was only excluded. */
  readonly seedLps?: Vec3;
  /** How sure it is that the body is this level's, 0 to 1; only of propagated levels. */
  readonly confidence?: number;
  /** Why the level is left out of the means. */
  readonly exclusion?: Exclusion;
}

/** A level with its values; `excluded` where it was left out without measuring it. */
export interface MeasuredEntry extends SeededEntry {
  readonly status: 'measured' | 'excluded';
  readonly threeDimensionalHu?: HuStatistics;
  /** How far the 3D-HU can be trusted; see `MeasurementQuality` in src/. */
  readonly quality?: MeasurementQuality;
  /** Absent where the body has no room for three ellipses. */
  readonly threeSliceHu?: ThreeSliceEntry;
  readonly warnings: readonly string[];
  /** The identity of the vertebra in SEG and SR. */
  readonly trackingUid: string;
}

/** A level that could not be measured, and why: a word for programs and a sentence. */
export interface UnmeasuredEntry extends SeededEntry {
  readonly status: 'notMeasurable';
  readonly reason: NotMeasurable['reason'];
  readonly message: string;
}

export interface ThreeSliceEntry {
  readonly meanHu: number;
  /** Superior, middle, inferior. */
  readonly slices: readonly (EllipseHu & { readonly centerLps: Vec3 })[];
}

/** The means over the levels of L1-L4 that count; `null` with fewer than two of them. */
export interface PatientEntry extends Readonly<Record<Metric, number | null>> {
  /** The levels in the mean of 3D-HU. */
  readonly levels: readonly VertebralLevel[];
  /** The levels in the mean of three-slice HU. */
  readonly threeSliceLevels: readonly VertebralLevel[];
}

/** How, of what and with what the values were measured. */
export interface ProvenanceEntry {
  readonly software: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly peelMm: number;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly segmentationSopInstanceUid: string;
  readonly reportSopInstanceUid: string;
  readonly seeds: Readonly<Partial<Record<VertebralLevel, Vec3>>>;
  /** The level whose seed was given, where the others were found from it. */
  readonly propagatedFrom?: VertebralLevel;
  readonly scan: ScanEntry;
  readonly note: string;
}

/** How the series was acquired, as far as the header states it. */
export interface ScanEntry {
  /** Voxels along I, J, K and their distances, mm. */
  readonly dimensions: Vec3;
  readonly spacingMm: Vec3;
  readonly sliceThicknessMm: number | undefined;
  readonly kvp: number | undefined;
  readonly contrast: ContrastState;
  readonly convolutionKernel: string | undefined;
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
}
