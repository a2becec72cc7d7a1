import { messageText, type Message } from '../../src/messages/message';
import { measureMask } from '../../src/measurement/measureMask';
import { countVoxels, type Mask } from '../../src/segmentation/mask';
import { selectCancellous } from '../../src/segmentation/selectCancellous';
import { offsetInBox, type CtVolume } from '../../src/volume/ctVolume';
import { add, type Vec3 } from '../../src/volume/vector';
import { dice, holds, voxelsOf } from '../support/maskOverlap';
import { maskOfLabel } from '../support/niftiMask';
import { readRealCase, REAL_LEVELS } from '../support/realCases';
import { measureBody } from './measureBody';
import { writeContours, writeDisputes } from './contours';
import { doubtOf, type LabelDoubt } from './labelDoubt';
import { formatTable, mean, type Verdict } from './table';

/** A level of a real case against its label. */
export interface RealLevel {
  readonly title: string;
  readonly bodyDice: number;
  readonly cancellousDice: number;
  /** Mean HU less that of the label's compartment at least 3 mm inside its surface. */
  readonly differenceHu: number;
  readonly volumeRatio: number;
  /** Dice of the label against itself moved by half a voxel along each axis, the mean of the six. */
  readonly labelHalfVoxelDice: number;
  /** How far the reference's own mean moves when its label is moved by half a voxel, HU. */
  readonly labelHalfVoxelHu: number;
  /** Mean HU of the voxels just outside the label, and outside the body: left, right, behind. */
  readonly outsideLabelHu: readonly number[];
  readonly outsideBodyHu: readonly number[];
  /** Where body and label differ, and what the CT says of it. */
  readonly doubt: LabelDoubt;
  readonly warnings: readonly Message[];
}

const PEEL_MM = 3;

/** Measures all whole levels from the middle of their labels; draws their contours into a folder. */
export async function evaluateReal(pictureFolder: string): Promise<readonly RealLevel[]> {
  const levels: RealLevel[] = [];
  for (const [name, level] of REAL_LEVELS) {
    const { volume, labels, vertebrae } = await readRealCase(name);
    const { label: number, body } = vertebrae[level]!;
    const label = maskOfLabel(labels, number);
    const found = measureBody(volume, body.centroid_lps_mm);
    const title = `${name} ${level}`;
    if (found.status !== 'measured') throw new Error(`${title}: ${messageText(found.message)}`);
    writeContours(pictureFolder, title, volume, body.centroid_lps_mm, label, found);
    writeDisputes(pictureFolder, title, volume, body.centroid_lps_mm, label, found.body);
    const compartment = selectCancellous(volume.geometry, label, PEEL_MM);
    const referenceHu = measureMask(volume, compartment).meanHu;
    levels.push({
      title,
      bodyDice: dice(found.body, label),
      cancellousDice: dice(found.cancellous, compartment),
      differenceHu: found.statistics.meanHu - referenceHu,
      volumeRatio: countVoxels(found.body) / countVoxels(label),
      ...halfVoxelDoubt(volume, label, compartment, referenceHu),
      outsideLabelHu: OUTWARD.map((step) => outsideHu(volume, label, step)),
      outsideBodyHu: OUTWARD.map((step) => outsideHu(volume, found.body, step)),
      doubt: doubtOf(title, volume, body.centroid_lps_mm, label, found),
      warnings: found.warnings,
    });
  }
  return levels;
}

/**
 * What a shift of half a voxel, the least that a label on this grid can be wrong by, does to the
 * label's own Dice and to the mean of its compartment: half of what a whole voxel does.
 */
function halfVoxelDoubt(volume: CtVolume, label: Mask, compartment: Mask, referenceHu: number) {
  const shifts = ([0, 1, 2] as const).flatMap((axis) =>
    [1, -1].map((step): Vec3 => {
      const shift: [number, number, number] = [0, 0, 0];
      shift[axis] = step;
      return shift;
    }),
  );
  const moved = (mask: Mask, [i, j, k]: Vec3): Mask => ({
    ...mask,
    box: { ...mask.box, min: [mask.box.min[0] + i, mask.box.min[1] + j, mask.box.min[2] + k] },
  });
  const lost = shifts.map((shift) => 1 - dice(label, moved(label, shift)));
  const changes = shifts.map((shift) =>
    Math.abs(measureMask(volume, moved(compartment, shift)).meanHu - referenceHu),
  );
  const half = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length / 2;
  return { labelHalfVoxelDice: 1 - half(lost), labelHalfVoxelHu: half(changes) };
}

/** Steps (IJK) to the patient's left, right and behind; the series of both cases are axial. */
const OUTWARD: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
];

/** Mean HU of the voxels next to a mask on one side: bright where its border cuts the shell. */
function outsideHu({ box, hu }: CtVolume, mask: Mask, step: Vec3): number {
  const values = voxelsOf(mask).flatMap((voxel) => {
    const [i, j, k] = add(voxel, step);
    return holds(mask, [i, j, k]) ? [] : [hu[offsetInBox(box, i, j, k)]!];
  });
  return mean(values);
}

/** The levels as a table. */
export function realTable(levels: readonly RealLevel[]): string {
  return formatTable([
    [
      'level',
      'body Dice',
      'cancellous Dice',
      'difference, HU',
      'volume ratio',
      "label's own doubt: Dice",
      'and HU',
      'HU just outside the label: left, right, behind',
      'and outside the mask',
      'warnings',
    ],
    ...levels.map((level) => [
      level.title,
      level.bodyDice.toFixed(3),
      level.cancellousDice.toFixed(3),
      level.differenceHu.toFixed(1),
      level.volumeRatio.toFixed(3),
      level.labelHalfVoxelDice.toFixed(3),
      level.labelHalfVoxelHu.toFixed(1),
      level.outsideLabelHu.map((hu) => hu.toFixed(0)).join(', '),
      level.outsideBodyHu.map((hu) => hu.toFixed(0)).join(', '),
      String(level.warnings.length),
    ]),
  ]);
}

/** Aims for well labelled levels and for L1 and L5 of case A, whose labels are doubtful. */
const AIMS = { body: 0.95, cancellous: 0.945, hu: 2 } as const;
const DOUBTFUL = ['caseA L1', 'caseA L5'];
const DOUBTFUL_AIMS = { body: 0.92, hu: 3 } as const;

/** What the real levels were to show. */
export function realVerdicts(levels: readonly RealLevel[]): readonly Verdict[] {
  return levels.map((level) => {
    const isDoubtful = DOUBTFUL.includes(level.title);
    const aims = isDoubtful ? DOUBTFUL_AIMS : AIMS;
    const holds =
      level.bodyDice >= aims.body &&
      Math.abs(level.differenceHu) <= aims.hu &&
      (isDoubtful || level.cancellousDice >= AIMS.cancellous);
    return {
      condition: `${level.title}: body Dice >= ${aims.body}${isDoubtful ? '' : `, cancellous >= ${AIMS.cancellous}`}, difference <= ${aims.hu} HU`,
      figure: `${level.bodyDice.toFixed(3)}, ${level.cancellousDice.toFixed(3)}, ${level.differenceHu.toFixed(1)}`,
      holds,
    };
  });
}
