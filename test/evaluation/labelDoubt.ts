import { findBody } from '../../src/segmentation/findBody';
import { countVoxels, type Mask } from '../../src/segmentation/mask';
import { segmentationBox } from '../../src/segmentation/segmentVertebralBody';
import { smoothBox } from '../../src/segmentation/smoothBox';
import { offsetInBox, type CtVolume } from '../../src/volume/ctVolume';
import { voxelVolumeMm3 } from '../../src/volume/geometry';
import type { Vec3 } from '../../src/volume/vector';
import { dice, holds, voxelsOf } from '../support/maskOverlap';
import { bestShift, type BestShift } from './bestShift';
import { cortexBeyondMm } from './cortexBeyond';
import {
  sideDifference,
  SIDES,
  surfaceAreaMm2,
  type Side,
  type SideDifference,
} from './surfaceDifferences';
import { formatTable, mean, quantile } from './table';

/** The voxels that one of two masks holds and the other does not. */
interface OneSided {
  readonly count: number;
  /** Absent where there are no such voxels. */
  readonly medianHu: number | undefined;
}

/** Where and how a found body and a label differ, and what the CT says of it. */
export interface LabelDoubt {
  readonly title: string;
  readonly spacingMm: number;
  readonly bodyDice: number;
  /** How far the body reaches beyond the label. */
  readonly differences: Readonly<Record<Side, SideDifference>>;
  /** How far (mm) the cortical shell reaches beyond the label, and beyond the body. */
  readonly beyondLabelMm: Readonly<Record<Side, number | undefined>>;
  readonly beyondBodyMm: Readonly<Record<Side, number | undefined>>;
  readonly onlyBody: OneSided;
  readonly onlyLabel: OneSided;
  /** Median HU of the body's middle and of the voxels around both masks. */
  readonly insideHu: number | undefined;
  readonly aroundHu: number | undefined;
  /** Mean distance (mm) of the two surfaces, and the one at which Dice would be `AIM`. */
  readonly distanceMm: number;
  readonly distanceAtAimMm: number;
  readonly best: BestShift;
}

const AIM = 0.95;

/** Compares a body that was found from a seed with a label of the same grid. */
export function doubtOf(
  title: string,
  volume: CtVolume,
  seedLps: Vec3,
  label: Mask,
  { body, cancellous }: { readonly body: Mask; readonly cancellous: Mask },
): LabelDoubt {
  const { geometry } = volume;
  const found = findBody(smoothBox(volume, segmentationBox(geometry, seedLps)), seedLps);
  if (!found) throw new Error(`${title}: no body is found at its seed`);
  const onlyBody = voxelsOf(body).filter((voxel) => !holds(label, voxel));
  const onlyLabel = voxelsOf(label).filter((voxel) => !holds(body, voxel));
  const bodyDice = dice(body, label);
  const areaMm2 = surfaceAreaMm2(label, geometry.spacing);
  const bothMm3 = (countVoxels(body) + countVoxels(label)) * voxelVolumeMm3(geometry);
  const perSide = <T>(value: (side: Side) => T) =>
    Object.fromEntries(SIDES.map((side) => [side, value(side)])) as Record<Side, T>;
  return {
    title,
    spacingMm: geometry.spacing[0],
    bodyDice,
    differences: perSide((side) => sideDifference(body, label, side, geometry.spacing)),
    beyondLabelMm: perSide((side) => cortexBeyondMm(volume, label, side, label)),
    beyondBodyMm: perSide((side) => cortexBeyondMm(volume, body, side, label)),
    onlyBody: { count: onlyBody.length, medianHu: medianHu(volume, onlyBody) },
    onlyLabel: { count: onlyLabel.length, medianHu: medianHu(volume, onlyLabel) },
    insideHu: medianHu(volume, voxelsOf(cancellous)),
    aroundHu: medianHu(volume, around(volume, body, label)),
    distanceMm: ((1 - bodyDice) * bothMm3) / areaMm2,
    distanceAtAimMm: ((1 - AIM) * bothMm3) / areaMm2,
    best: bestShift(geometry, found.model, label),
  };
}

/** The voxels that share a face with one of two masks and belong to neither. */
function around({ geometry: { dimensions } }: CtVolume, a: Mask, b: Mask): readonly Vec3[] {
  const found = new Map<string, Vec3>();
  for (const [i, j, k] of [...voxelsOf(a), ...voxelsOf(b)]) {
    for (const step of [-1, 1]) {
      for (const next of [
        [i + step, j, k],
        [i, j + step, k],
        [i, j, k + step],
      ] as const) {
        const isOnGrid = next.every((index, axis) => index >= 0 && index < dimensions[axis]!);
        if (isOnGrid && !holds(a, next) && !holds(b, next)) found.set(next.join(), next);
      }
    }
  }
  return [...found.values()];
}

function medianHu({ box, hu }: CtVolume, voxels: readonly Vec3[]): number | undefined {
  if (voxels.length === 0) return undefined;
  return quantile(
    voxels.map(([i, j, k]) => hu[offsetInBox(box, i, j, k)]!),
    0.5,
  );
}

/** Where the surfaces lie to each other and to the cortical shell, as tables. */
export function doubtTables(levels: readonly LabelDoubt[]): string {
  const head = ['level', ...SIDES];
  const beyond = (of: (level: LabelDoubt) => LabelDoubt['beyondLabelMm']) =>
    formatTable([
      head,
      ...levels.map((level) => [level.title, ...SIDES.map((side) => signed(of(level)[side]))]),
      ...caseMeans(levels, of),
    ]);
  return [
    'How far the mask reaches beyond the label, mm: mean and SD over the lines through a side',
    formatTable([
      head,
      ...levels.map(({ title, differences }) => [
        title,
        ...SIDES.map((side) => {
          const { meanMm, sdMm } = differences[side];
          return `${signed(meanMm)} (${sdMm.toFixed(1)})`;
        }),
      ]),
    ]),
    'How far the cortical shell reaches beyond the label, mm, as the CT alone tells',
    beyond(({ beyondLabelMm }) => beyondLabelMm),
    'How far the cortical shell reaches beyond the mask, mm',
    beyond(({ beyondBodyMm }) => beyondBodyMm),
    'Voxels in dispute, and how far the two surfaces lie apart',
    disputeTable(levels),
  ].join('\n\n');
}

const signed = (mm: number | undefined) =>
  mm === undefined ? 'none seen' : `${mm < 0 ? '' : '+'}${mm.toFixed(1)}`;

/** A row with the mean over the levels of each case that has several: one level's is 0.6 mm wide. */
function caseMeans(
  levels: readonly LabelDoubt[],
  of: (level: LabelDoubt) => LabelDoubt['beyondLabelMm'],
): string[][] {
  const names = [...new Set(levels.map(({ title }) => title.split(' ')[0]!))];
  return names.flatMap((name) => {
    const ofCase = levels.filter(({ title }) => title.startsWith(`${name} `));
    if (ofCase.length < 2) return [];
    const means = SIDES.map((side) => {
      const seen = ofCase.map((level) => of(level)[side]).filter((mm) => mm !== undefined);
      return seen.length === 0 ? undefined : mean(seen);
    });
    return [[`${name}, mean of ${ofCase.length}`, ...means.map(signed)]];
  });
}

function disputeTable(levels: readonly LabelDoubt[]): string {
  return formatTable([
    [
      'level',
      'body Dice',
      'only in the mask: voxels, median HU',
      'only in the label',
      'HU within, around both',
      'mean distance, mm',
      `for Dice ${AIM}`,
      'voxel, mm',
      'best Dice with each side moved',
      `moved by, mm: ${SIDES.join(', ')}`,
    ],
    ...levels.map((level) => [
      level.title,
      level.bodyDice.toFixed(3),
      ...[level.onlyBody, level.onlyLabel].map(
        ({ count, medianHu: hu }) => `${count}, ${hu ?? '-'}`,
      ),
      `${level.insideHu ?? '-'}, ${level.aroundHu ?? '-'}`,
      level.distanceMm.toFixed(2),
      level.distanceAtAimMm.toFixed(2),
      level.spacingMm.toFixed(1),
      level.best.dice.toFixed(3),
      SIDES.map((side) => level.best.shifts[side]).join(', '),
    ]),
  ]);
}
