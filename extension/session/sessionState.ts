import {
  sameResults,
  type CtSeries,
  type History,
  type LevelValues,
  type PropagatedLevel,
  type Reading,
  type RefusedSeries,
  type ReportValues,
  type StoredReading,
  type ThreeDimensionalReading,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import type { Brush, Sketch } from '../tools/inHand';
import type { Wording } from '../text/texts';
import type { LeftDraft } from './drafts/draftStore';
import type { PlanesLayout } from './views/viewports';

/** A CT series of the study, as the panel offers it. */
export interface SeriesOption {
  readonly displaySetInstanceUid: string;
  readonly seriesInstanceUid: string;
  /** Number and description, for people. */
  readonly label: string;
  readonly series: CtSeries | RefusedSeries;
  /** Why this series is (not) the best of the study. */
  readonly remark: Wording;
}

/** What the panel tells the user in one place until it is answered or outdated. */
export interface Notice {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly text: Wording;
}

/** How far the voxels of the series are on their way into the viewer. */
export interface LoadProgress {
  readonly loadedSlices: number;
  readonly slices: number;
}

/** A result of the series that the archive has, of any reader. */
export interface StoredResult {
  readonly stored: StoredReading;
  readonly levels: readonly LevelValues[];
  /** Present where it was saved in this session: the viewer does not take it into the study. */
  readonly reading?: Reading;
  /** When and by whom, for people. */
  readonly label: string;
}

/** What was found of the same patient in other studies; looked for when the reader asks. */
export interface EarlierResults {
  readonly status: 'searching' | 'done' | 'failed';
  /** One a study, the newest scan first. */
  readonly results: readonly ReportValues[];
  /** How many reports could not be read. */
  readonly unreadable: number;
  /** Why the search failed. */
  readonly why?: Wording;
}

/** Levels found along the spine from one that is measured; offered, not part of the reading. */
export interface Proposals {
  /** The measured level from which they were found, and its measurement. */
  readonly from: VertebralLevel;
  readonly measurement: ThreeDimensionalReading;
  /** From cranial to caudal, without `from`; those that cannot be measured with the reason. */
  readonly levels: readonly PropagatedLevel[];
  /** Whether the search is still under way. */
  readonly searching: boolean;
}

/** All that the panel and the tools show; changed only by the session. Immutable. */
export interface SessionState {
  /** `waiting`: the study is not there yet; `noSeries`: nothing in it can be measured. */
  readonly phase: 'waiting' | 'noSeries' | 'ready';
  readonly options: readonly SeriesOption[];
  readonly selected?: SeriesOption;
  readonly loading?: LoadProgress;
  /** The reading of the selected series, with its undo steps. */
  readonly history?: History<Reading>;
  /** The reading as the archive has it; a reading with other results is unsaved. */
  readonly archived?: Reading;
  readonly storedResults: readonly StoredResult[];
  /** How many results of the series cannot be read. */
  readonly damagedResults: number;
  /** Where the deployment keeps readers apart: the reader's name, empty when not known. */
  readonly blindReader?: string;
  /** Readings of the series that earlier pages left unsaved in the browser, the newest first. */
  readonly drafts: readonly LeftDraft[];
  /** Present where the browser cannot keep what is not saved. */
  readonly draftsFail?: true;
  readonly earlier?: EarlierResults;
  /** The level that the next click measures; `undefined` when L1-L4 are all measured. */
  readonly activeLevel?: VertebralLevel;
  /** The level that the reader looks at: its details stand in the panel, the brush paints it. */
  readonly focusLevel?: VertebralLevel;
  /** Name of the tool that the main mouse button works. */
  readonly toolInHand?: string;
  readonly brush: Brush;
  /** Whether something is being dragged, so that the reading changes with every frame. */
  readonly isDragging: boolean;
  /** A line or outline that is being drawn. */
  readonly sketch?: Sketch;
  /** Levels whose measurement is under way. */
  readonly measuring: readonly VertebralLevel[];
  /** Places that were pressed and are being measured; LPS, mm. */
  readonly pressed: readonly { readonly level: VertebralLevel; readonly pointLps: Vec3 }[];
  readonly proposals?: Proposals;
  /** How the series is laid out: for reading or for checking; `undefined` where it has no planes. */
  readonly layout?: PlanesLayout;
  /** Probability of a new fracture beforehand, 0 to 1; the study's where the reader gave none. */
  readonly preTestProbability?: number;
  /** What keeps the user waiting; saving, restoring. */
  readonly busy?: Wording;
  /** Present while what keeps the user waiting can be stopped. */
  readonly canStop?: true;
  readonly notice?: Notice;
  /** Whether the masks are hidden on the images, so that what lies under them is seen. */
  readonly masksHidden: boolean;
}

export const INITIAL_STATE: SessionState = {
  phase: 'waiting',
  options: [],
  storedResults: [],
  damagedResults: 0,
  drafts: [],
  activeLevel: 'L1',
  measuring: [],
  pressed: [],
  brush: { radiusMm: 4, erase: false },
  isDragging: false,
  masksHidden: false,
};

/**
 * The results of the series that the reader may see: all, or, where readers are kept apart, none
 * before the reader's own is among them. Without a name only what was saved in this session is
 * known to be the reader's.
 */
export function visibleResults({
  storedResults,
  blindReader,
}: Pick<SessionState, 'storedResults' | 'blindReader'>): readonly StoredResult[] {
  const isOwn = ({ stored, reading }: StoredResult) =>
    reading !== undefined || (blindReader !== '' && stored.reader === blindReader);
  return blindReader === undefined || storedResults.some(isOwn) ? storedResults : [];
}

/** The reading as it stands, or `undefined` while no series is selected. */
export const currentReading = (state: SessionState): Reading | undefined => state.history?.present;

/** Whether there are results that the archive does not have. */
export function hasUnsavedResults(state: SessionState): boolean {
  const reading = currentReading(state);
  if (!reading) return false;
  return state.archived
    ? !sameResults(state.archived, reading)
    : Object.keys(reading.levels).length > 0;
}

/** The proposed levels that are neither measured, nor excluded, nor drawn by hand by now. */
export function openProposals(state: SessionState): readonly PropagatedLevel[] {
  const reading = currentReading(state);
  return (state.proposals?.levels ?? []).filter(({ level }) => {
    const known = reading?.levels[level];
    return !known?.threeDimensional && !known?.exclusion && reading?.guided?.level !== level;
  });
}
