import { messageText } from '../../src/messages/message';
import type { Mask } from '../../src/segmentation/mask';
import type { CtVolume } from '../../src/volume/ctVolume';
import { add, type Vec3 } from '../../src/volume/vector';
import { composePhantom, renderLayers, trueBodyMask } from '../support/bodyPhantom';
import { dice } from '../support/maskOverlap';
import { maskOfLabel } from '../support/niftiMask';
import { readRealCase, REAL_LEVELS } from '../support/realCases';
import { measureBody } from './measureBody';
import { gridOf, SHAPES } from './phantomGrid';
import { pointsInBall } from './startingPoints';

/** A body that is measured again and again: a level of a real case, or a phantom. */
export type BodyToRepeat =
  | { readonly kind: 'real'; readonly name: string; readonly level: string }
  | {
      readonly kind: 'phantom';
      readonly shape: string;
      readonly spacing: Vec3;
      readonly cancellousHu: number;
    };

/** How often, and how far (mm) from the middle. */
const STARTS = 50;
const RADIUS_MM = 6;

/** Phantoms of low density, where borders are hardest to see; HU from the study's two groups. */
const PHANTOMS = [
  ['ordinary', [0.7, 0.7, 1], 40],
  ['ordinary', [0.8, 0.8, 3], 80],
  ['small', [0.7, 0.7, 1], 20],
  ['tilt 25 degrees', [0.7, 0.7, 1], 60],
  ['wedge and biconcave', [0.7, 0.7, 1], 40],
  ['wedge and biconcave', [0.8, 0.8, 3], 80],
  ['rotation 15 degrees', [0.7, 0.7, 1], 60],
  ['dense spot inside', [0.7, 0.7, 1], 100],
  ['osteophyte', [0.8, 0.8, 1.5], 20],
  ['aorta 350 HU at wall', [0.8, 0.8, 1.5], 120],
] as const;

/** All bodies of the evaluation; the real ones where this machine has them. */
export function repeatabilityBodies(withReal: boolean): readonly BodyToRepeat[] {
  const real = REAL_LEVELS.map(([name, level]) => ({ kind: 'real', name, level }) as const);
  const phantoms = PHANTOMS.map(
    ([shape, spacing, cancellousHu]) =>
      ({ kind: 'phantom', shape, spacing, cancellousHu }) as const,
  );
  return [...(withReal ? real : []), ...phantoms];
}

/** A body's measurements from all starting points. */
export interface RepeatedBody {
  readonly title: string;
  readonly isReal: boolean;
  readonly starts: number;
  readonly refused: number;
  /** Mean HU of each start that was measured. */
  readonly meanHu: readonly number[];
  /** Body Dice of each against the truth of a phantom, the label of a real case. */
  readonly diceOfTruth: readonly number[];
  /** Body Dice of each against the body found from the middle. */
  readonly diceOfMiddle: readonly number[];
  /** How many of them carried a warning. */
  readonly warned: number;
}

/** Measures a body from all starting points; half of them lie behind and above the middle. */
export async function repeatBody(body: BodyToRepeat): Promise<RepeatedBody> {
  const { title, volume, truth, middleLps } = await prepare(body);
  const middle = measureBody(volume, middleLps);
  if (middle.status !== 'measured') throw new Error(`${title}: ${messageText(middle.message)}`);
  const found = pointsInBall(title, STARTS, RADIUS_MM, true).flatMap((offset) => {
    const result = measureBody(volume, add(middleLps, offset));
    return result.status === 'measured' ? [result] : [];
  });
  return {
    title,
    isReal: body.kind === 'real',
    starts: STARTS,
    refused: STARTS - found.length,
    meanHu: found.map(({ statistics }) => statistics.meanHu),
    diceOfTruth: found.map((each) => dice(each.body, truth)),
    diceOfMiddle: found.map((each) => dice(each.body, middle.body)),
    warned: found.filter(({ warnings }) => warnings.length > 0).length,
  };
}

interface Prepared {
  readonly title: string;
  readonly volume: CtVolume;
  readonly truth: Mask;
  readonly middleLps: Vec3;
}

async function prepare(body: BodyToRepeat): Promise<Prepared> {
  if (body.kind === 'real') {
    const { volume, labels, vertebrae } = await readRealCase(body.name);
    const { label, body: reference } = vertebrae[body.level]!;
    return {
      title: `${body.name} ${body.level}`,
      volume,
      truth: maskOfLabel(labels, label),
      middleLps: reference.centroid_lps_mm,
    };
  }
  const shape = SHAPES.find(({ name }) => name === body.shape)!;
  const geometry = gridOf(shape, body.spacing);
  return {
    title: `${body.shape}, ${body.spacing.join(' x ')} mm, ${body.cancellousHu} HU`,
    volume: composePhantom(renderLayers(geometry, shape.scene, 1), body.cancellousHu, 25),
    truth: trueBodyMask(geometry, shape.scene.bodies[1]!),
    middleLps: [0, 0, 0],
  };
}
