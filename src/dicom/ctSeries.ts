import type { ScanCheck } from '../assessment/scanCheck';
import type { Message } from '../messages/message';
import type { VolumeGeometry } from '../volume/geometry';
import type { KernelSharpness } from './convolutionKernel';

/** Whether the scan was made with intravenous contrast, as far as the header tells. */
export type ContrastState = 'none' | 'enhanced' | 'oralOnly' | 'unclear' | 'notStated';

/**
 * Under what conditions a series was acquired, for the report. What the header does not state
 * is `undefined`. Values that differ within the series are those of the first slice.
 */
export interface ScanConditions {
  /** Peak tube voltage, kV. */
  readonly kvp?: number | undefined;
  readonly tubeCurrentMa?: number | undefined;
  readonly contrast: ContrastState;
  /** ContrastBolusAgent as stored. */
  readonly contrastAgent?: string | undefined;
  readonly convolutionKernel?: string | undefined;
  readonly kernelSharpness: KernelSharpness;
  /** Nominal thickness of the reconstructed slices, mm (SliceThickness). */
  readonly sliceThicknessMm?: number | undefined;
  /** Distance of slice centres, mm, measured from the positions and not from the header. */
  readonly spacingBetweenSlicesMm: number;
  /** Whether the slices are as reconstructed by the scanner (ImageType ORIGINAL). */
  readonly original: boolean;
  /** The plane nearest to the slices. */
  readonly orientation: 'axial' | 'coronal' | 'sagittal';
  readonly manufacturer?: string | undefined;
  readonly model?: string | undefined;
  readonly station?: string | undefined;
  readonly software?: string | undefined;
  readonly bodyPart?: string | undefined;
  readonly seriesNumber?: number | undefined;
  readonly seriesDescription?: string | undefined;
  readonly patientSex?: 'F' | 'M' | 'O' | undefined;
  /** Age at the study, whole years. */
  readonly patientAgeYears?: number | undefined;
}

/** The image of one slice. */
export interface SliceReference {
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  /** 1-based; only where the slice is a frame of a multi-frame image. */
  readonly frameNumber?: number;
}

/** A CT series whose voxels are HU on a regular grid. */
export interface CtSeries {
  readonly status: 'readable';
  /** Right-handed: K grows along the cross product of the row and the column direction. */
  readonly geometry: VolumeGeometry;
  /** The slice of each K index. */
  readonly slices: readonly SliceReference[];
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly checks: readonly ScanCheck[];
  readonly conditions: ScanConditions;
}

/** Why a series cannot be measured, for programs. */
export type RefusalCode =
  | 'noCt'
  | 'notCtImage'
  | 'severalSeries'
  | 'localizer'
  | 'projection'
  | 'colour'
  | 'notHu'
  | 'noImagePlane'
  | 'noIdentifier'
  | 'sharedIdentifier'
  | 'mixedFrameOfReference'
  | 'mixedSize'
  | 'mixedSpacing'
  | 'mixedOrientation'
  | 'tooFewSlices'
  | 'duplicateSlices'
  | 'missingSlices'
  | 'unequalSpacing'
  | 'gantryTilt'
  | 'shiftedSlices';

/** One reason, for programs and for radiologists; slices are named by their instance number. */
export interface RefusalReason {
  readonly code: RefusalCode;
  readonly message: Message;
}

/** A series that gives no HU on a regular grid; there is at least one reason. */
export interface RefusedSeries {
  readonly status: 'refused';
  readonly reasons: readonly RefusalReason[];
}
