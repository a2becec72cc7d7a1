import type { Exclusion, Vec3, VertebralLevel } from '../../src';
import type { ArchiveAccess } from '../dicomweb/archiveClient';

/** Where the CT of a study is. */
export type CtLocation =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'archive';
      readonly archive: ArchiveAccess;
      readonly studyInstanceUid: string;
    };

/**
 * From where the levels are measured: a point (LPS, mm) in the body of each, or in one from which
 * its neighbours are found.
 */
export type SeedPlan = {
  /** Names the file or option that holds the seeds, in messages. */
  readonly source: string;
} & (
  | { readonly kind: 'each'; readonly seeds: Readonly<Partial<Record<VertebralLevel, Vec3>>> }
  | { readonly kind: 'propagated'; readonly level: VertebralLevel; readonly seedLps: Vec3 }
);

/** All that is needed to measure one study. Plain data, so that it can be sent to a worker. */
export interface StudyJob {
  /** Names the study in lists of several. */
  readonly name: string;
  readonly location: CtLocation;
  readonly seriesInstanceUid?: string;
  /** Whether the series that suits best is taken where several can be measured. */
  readonly bestSeries: boolean;
  readonly seedPlan: SeedPlan;
  readonly exclusions: Readonly<Partial<Record<VertebralLevel, Exclusion>>>;
  readonly peelMm: number;
  /** Whether each level is measured again from points about its seed. */
  readonly repeatability: boolean;
  readonly outFolder: string;
  /** Whether results of an earlier measurement in the folder are replaced. */
  readonly force: boolean;
  readonly softwareVersion: string;
}

/** A study of a list: what is to be done for it, or why nothing can be. */
export type PlannedStudy =
  | { readonly name: string; readonly job: StudyJob }
  | { readonly name: string; readonly refusal: string };

/** What all studies of a run share. */
export type RunSettings = Pick<
  StudyJob,
  'peelMm' | 'repeatability' | 'bestSeries' | 'outFolder' | 'force' | 'softwareVersion'
> & { readonly archive?: ArchiveAccess };

/** A study as messages name it: its folder, or its UID. */
export const nameLocation = (location: CtLocation): string =>
  location.kind === 'folder' ? location.folder : `study ${location.studyInstanceUid}`;
