import type { CtSeriesHeader } from '../../demo/phantom/writeCtSeries';
import type {
  AnatomyNote,
  Direction,
  EnteredContext,
  Exclusion,
  MaskPath,
  NaturalizedDataset,
  Vec3,
  VertebralLevel,
} from '../../src';

/** What sets one generated study apart; what is absent is as in the first case. */
export interface ConformanceCase {
  readonly name: string;
  /** Columns, rows, slices. @default [32, 23, 25] */
  readonly dimensions?: Vec3;
  /** Of columns, rows, slices, mm. @default [0.7, 0.8, 1.25] */
  readonly spacing?: Vec3;
  /** Where columns, rows and slices run, LPS. @default AXIAL */
  readonly direction?: Direction;
  /** How names and instance numbers of the files run along the slices. @default 'ascending' */
  readonly fileOrder?: 'ascending' | 'descending' | 'shuffled';
  /** Whether the CT is one multi-frame instance. @default false */
  readonly isMultiFrame?: boolean;
  /** Whether the texts of the CT are in Latin 1, as of older scanners, and not in UTF-8. @default false */
  readonly isLatin1?: boolean;
  /** @default ['L1', 'L2'] */
  readonly levels?: readonly VertebralLevel[];
  /** Levels with three ellipses. @default all of `levels` */
  readonly threeSlice?: readonly VertebralLevel[];
  /** What masks look like. @default 'body' */
  readonly masks?: 'body' | 'split' | 'corners' | 'wholeSlices' | 'oneVoxel' | 'none';
  /** How masks came about, from level to level over again. @default ['oneClick'] */
  readonly paths?: readonly MaskPath[];
  /** Of all masks that were not drawn by hand, mm. @default 3 */
  readonly peelMm?: number;
  readonly exclusions?: Readonly<Partial<Record<VertebralLevel, Exclusion>>>;
  readonly anatomyNote?: AnatomyNote;
  readonly patient?: EnteredContext;
  /** @default 'Reader^Test' */
  readonly reader?: string;
  /** How often the same reading was saved before. @default 0 */
  readonly savedBefore?: number;
  /** What the header of the CT says. */
  readonly header?: CtSeriesHeader;
  /** Attributes of each CT image in place of the phantom's. */
  readonly attributes?: NaturalizedDataset;
}
