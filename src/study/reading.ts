import type { EnteredContext } from '../assessment/patientContext';
import type { Message } from '../messages/message';
import type { EllipseRoi, ThreeSliceHu } from '../measurement/ellipse';
import type { HuStatistics } from '../measurement/huStatistics';
import type { Painted, PeeledBody } from '../segmentation/editableMask';
import type { GuidedOutlines } from '../segmentation/guidedMask';
import type { Mask } from '../segmentation/mask';
import type { BodyPlacement } from '../segmentation/segmentation';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { Vec3 } from '../volume/vector';
import type { MeasurementQuality } from './measurementQuality';

/** Which way a mask was made; the report says it for each level. */
export type MaskPath = 'oneClick' | 'proposed' | 'edited' | 'guidedManual';

/** Why a level is left out of the patient's means (domain list; `other` needs a note). */
export const EXCLUSION_REASONS = [
  'fractured',
  'cemented',
  'instrumented',
  'haemangioma',
  'metastasisOrBoneIsland',
  'scleroticOrDegenerative',
  'infected',
  'notFullyCovered',
  'other',
] as const;

export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface Exclusion {
  readonly reason: ExclusionReason;
  /** Free text of the reader; empty unless given. */
  readonly note: string;
}

/** What of the anatomy can lead to a miscounted level (domain list; `other` needs a note). */
export const ANATOMY_KINDS = ['sixLumbar', 'fourLumbar', 'lumbosacralTransition', 'other'] as const;

export type AnatomyKind = (typeof ANATOMY_KINDS)[number];

/** What the reader notes of the anatomy; it changes no value. */
export interface AnatomyNote {
  readonly kind: AnatomyKind;
  /** Free text of the reader; empty unless given. */
  readonly note: string;
}

/** A mask that is being drawn by hand. */
export interface GuidedDraft extends GuidedOutlines {
  readonly level: VertebralLevel;
}

/** Ellipses that are being drawn by hand, one or two, from cranial to caudal. */
export interface EllipseDraft {
  readonly level: VertebralLevel;
  /** Their positions are known only when there are three; until then they say the order. */
  readonly ellipses: readonly EllipseRoi[];
}

/** The 3D-HU measurement of a level. */
export interface ThreeDimensionalReading {
  readonly path: MaskPath;
  /** Cancellous bone; what is shown, stored and measured. */
  readonly cancellous: Mask;
  readonly statistics: HuStatistics;
  /** Distance (mm) of this mask from its body's surface; 0 where it was drawn by hand. */
  readonly peelMm: number;
  /** The whole body that the mask was peeled from; absent where it was restored. */
  readonly body?: Mask;
  /** What the reader painted in and out, whatever body and peel are; absent where nothing. */
  readonly painted?: Painted;
  /** What the mask was found as; absent where the mask is still that. */
  readonly peeled?: PeeledBody;
  /** Where the user clicked, LPS, mm; absent where the mask was drawn by hand. */
  readonly seedLps?: Vec3;
  readonly warnings: readonly Message[];
  /** Where the body lies; absent where the mask was restored. */
  readonly placement?: BodyPlacement;
  /** How far the value can be trusted; present when found from a point in this session. */
  readonly quality?: MeasurementQuality;
}

/** The three-slice measurement of a level. */
export interface ThreeSliceReading {
  /** Superior, middle, inferior, in this order. */
  readonly ellipses: readonly EllipseRoi[];
  readonly hu: ThreeSliceHu;
}

/** All that is known of one level. */
export interface LevelReading {
  readonly level: VertebralLevel;
  /** The vertebra's identity across saves (DICOM Tracking UID). */
  readonly trackingUid: string;
  readonly threeDimensional?: ThreeDimensionalReading;
  readonly threeSlice?: ThreeSliceReading;
  readonly exclusion?: Exclusion;
}

/** Where a reading was stored. */
export interface StoredReading {
  /** Absent where no level had a mask. */
  readonly segmentationSopInstanceUid?: string;
  readonly segmentationSeriesInstanceUid?: string;
  readonly reportSopInstanceUid: string;
  readonly reportSeriesInstanceUid: string;
  /** ISO 8601. */
  readonly storedAt: string;
  /** The reader's name as stored, empty when not known. */
  readonly reader: string;
}

/**
 * The one immutable state of a reading of one CT series. Panel, tools, command line, save and
 * restore all work on it; an undo step is an earlier one.
 */
export interface Reading {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  /** Distance (mm) that new masks keep from the body's surface. */
  readonly peelMm: number;
  readonly levels: Readonly<Partial<Record<VertebralLevel, LevelReading>>>;
  readonly anatomyNote?: AnatomyNote;
  /** What the reader entered of the patient, to judge whether the study applies; it changes no value. */
  readonly patient?: EnteredContext;
  /** Under way; no result, but undone and redone like everything. */
  readonly guided?: GuidedDraft;
  readonly ellipseDraft?: EllipseDraft;
  /** The stored result that this reading was restored from or saved as last. */
  readonly stored?: StoredReading;
}
