import { add, scale, type Vec3 } from '../../src';
import { PHANTOM_LEVELS, spineAnatomy, WEDGE_FRACTURE } from './anatomy';
import type { PhantomLevel, VertebraAnatomy } from './anatomy';
import { fromLocal, tiltedAxes, type LocalFrame } from './shapes';
import { vertebralBodyShape, type VertebralBodyShape } from './vertebralBody';

/** A vertebra in its place. */
export interface PlacedVertebra {
  readonly level: PhantomLevel;
  readonly anatomy: VertebraAnatomy;
  readonly frame: LocalFrame;
  readonly body: VertebralBodyShape;
  readonly fractured: boolean;
}

/**
 * Stacks the vertebrae on each other, cranial to caudal, with the middle of L3 at the origin of
 * the anatomy frame and the posterior walls in line.
 */
export function placeSpine(fracturedLevel: PhantomLevel | null): readonly PlacedVertebra[] {
  const anatomy = spineAnatomy(fracturedLevel);
  const shapes = PHANTOM_LEVELS.map((level) => {
    const fractured = level === fracturedLevel;
    const superiorConcavity = fractured ? WEDGE_FRACTURE.superiorConcavityMm : undefined;
    const body = vertebralBodyShape(anatomy[level], superiorConcavity);
    return { level, anatomy: anatomy[level], body, fractured, axes: axesOf(anatomy[level]) };
  });
  const origins: Vec3[] = [];
  shapes.forEach((lower, index) => {
    const upper = shapes[index - 1];
    if (!upper) {
      origins.push([0, 0, 0]);
      return;
    }
    const gap = upper.anatomy.discBelowMm / 2;
    const backwards = upper.body.halfDepthMm - lower.body.halfDepthMm;
    const rim = fromLocal({ origin: origins[index - 1]!, axes: upper.axes }, [
      0,
      backwards,
      -upper.body.heightMm / 2 - gap,
    ]);
    origins.push(
      fromLocal({ origin: rim, axes: lower.axes }, [0, 0, -gap - lower.body.heightMm / 2]),
    );
  });
  const middle = origins[PHANTOM_LEVELS.indexOf('L3')]!;
  return shapes.map(({ level, anatomy: own, body, fractured, axes }, index) => ({
    level,
    anatomy: own,
    body,
    fractured,
    frame: { origin: add(origins[index]!, scale(middle, -1)), axes },
  }));
}

function axesOf(anatomy: VertebraAnatomy): LocalFrame['axes'] {
  const tilt = (anatomy.superiorTiltDegrees + anatomy.inferiorTiltDegrees) / 2;
  return tiltedAxes(tilt, anatomy.rollDegrees, anatomy.rotationDegrees);
}

/**
 * The body of S2 as a box of its own, under S1 and tilted further (the sacral curve). It is no
 * level of the phantom: it has no truth, only its picture.
 */
export function placeSecondSacral(s1: PlacedVertebra): PlacedVertebra {
  const anatomy: VertebraAnatomy = {
    ...s1.anatomy,
    widthMm: s1.anatomy.widthMm - 2 * s1.anatomy.inferiorTaperMm - 4,
    depthMm: s1.anatomy.depthMm - 2 * s1.anatomy.inferiorTaperMm - 2,
    posteriorHeightMm: 23,
    superiorTiltDegrees: s1.anatomy.inferiorTiltDegrees + 4,
    inferiorTiltDegrees: s1.anatomy.inferiorTiltDegrees + 10,
    inferiorTaperMm: 3,
  };
  const body = vertebralBodyShape(anatomy);
  const axes = axesOf(anatomy);
  const gap = s1.anatomy.discBelowMm;
  const rim = fromLocal(s1.frame, [0, 1, -s1.body.heightMm / 2 - gap]);
  const origin = fromLocal({ origin: rim, axes }, [0, 0, -body.heightMm / 2]);
  return { level: 'S1', anatomy, body, fractured: false, frame: { origin, axes } };
}
