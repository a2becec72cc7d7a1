import {
  lpsToIjk,
  messageText,
  type LevelResult,
  type NotMeasurable,
  type Vec3,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../src';

/** A level that was to be measured, and what came of it. */
export interface SeededLevel {
  readonly level: VertebralLevel;
  /** LPS, mm. */
  readonly seedLps: Vec3;
  /** How sure it is that the body is this level's, 0 to 1; only of propagated levels. */
  readonly confidence?: number;
  readonly result: LevelResult;
}

/** Reasons that say that a seed is wrong; the others say that a body cannot be measured. */
const SEED_FAULTS: readonly NotMeasurable['reason'][] = [
  'outsideVolume',
  'notBone',
  'noVertebralBody',
];

/** Whether a level was not measured because of where its seed lies. */
export const isSeedFault = ({ reason }: NotMeasurable): boolean => SEED_FAULTS.includes(reason);

/** Why a level could not be measured, in words for a command line, with its seed. */
export function describeRefusal(
  { level, seedLps }: Pick<SeededLevel, 'level' | 'seedLps'>,
  { reason, message }: NotMeasurable,
  geometry: VolumeGeometry,
): string {
  const seed = `the seed of ${level}, [${seedLps.map(roundMm).join(', ')}]`;
  switch (reason) {
    case 'outsideVolume': {
      const voxel = lpsToIjk(geometry, seedLps).map(Math.round).join(', ');
      return `${seed}, lies outside the scan: it would be voxel [${voxel}] of [${geometry.dimensions.join(', ')}]; seeds are LPS, in mm`;
    }
    case 'notBone':
      return `${seed}, lies in air or fat, not in bone`;
    case 'noVertebralBody':
      return `${seed}, lies in no vertebral body; it must be in the middle third of one, not in the canal, the arch or a disc`;
    case 'partlyOutsideVolume':
      return `the body at ${seed}, is cut off by the border of the scan`;
    case 'implausibleBody':
    case 'maskTooSmall':
      // The domain's sentences hold figures.
      return `${seed}: ${messageText(message).replace(/\.$/, '')}`;
  }
}

const roundMm = (mm: number): number => Number(mm.toFixed(1));
