import type { CtSeries, Reading } from '../../src';
import type { CornerstoneLibraries, Host, HostDisplaySet } from '../host/host';
import type { Wording } from '../text/texts';
import type { LevelMeasurerClient } from '../worker/levelMeasurer';
import type { CtVoxels } from './series/ctVoxels';
import type { MaskDisplay } from './views/maskDisplay';
import type { DraftKeeping } from './drafts/draftKeeping';
import type { PlaneViews } from './views/planeViews';
import { patchState, type SessionStore } from './sessionStore';
import type { Notice } from './sessionState';

/** What belongs to the selected series and ends with its selection. */
export interface OpenSeries {
  readonly displaySet: HostDisplaySet;
  readonly series: CtSeries;
  readonly voxels: CtVoxels;
  readonly masks: MaskDisplay;
  /** Aborted when another series is selected or the mode is left. */
  readonly signal: AbortSignal;
}

/** What the actions of a session work with. */
export interface SessionContext {
  readonly host: Host;
  readonly libraries: CornerstoneLibraries;
  readonly store: SessionStore;
  readonly measurer: LevelMeasurerClient;
  readonly views: PlaneViews;
  /** Keeps what is not saved in the browser; `undefined` where the deployment wants no drafts. */
  readonly drafts: DraftKeeping | undefined;
  /** The selected series, or `undefined` while there is none that can be measured. */
  openSeries(): OpenSeries | undefined;
}

/** Says something to the user, in the panel. */
export function notify({ store }: SessionContext, tone: Notice['tone'], text: Wording): void {
  patchState(store, { notice: { tone, text } });
}

/** The reading of the selected series, or `undefined`. */
export const readingOf = ({ store }: SessionContext): Reading | undefined =>
  store.getState().history?.present;
