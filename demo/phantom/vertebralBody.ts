import type { VertebraAnatomy } from './anatomy';
import { bodyOutline, type OutlineDistance } from './bodyOutline';
import type { SignedDistance } from './shapes';

/**
 * A vertebral body in its local frame (mm; x left, y posterior, z cranial along the mean of the
 * endplate normals, origin in the middle): what lies inside three surfaces. The distances are
 * signed, negative inside; the true distance to the body's surface from within is the smallest
 * of the three, since the outside of the body is the union of their outsides.
 */
export interface VertebralBodyShape {
  readonly halfWidthMm: number;
  readonly halfDepthMm: number;
  /** Height from rim to rim in the middle of the body. */
  readonly heightMm: number;
  /** Height from rim to rim at a local y (mm). */
  rimHeightAt(y: number): number;
  readonly outline: OutlineDistance;
  readonly wall: SignedDistance;
  readonly superior: SignedDistance;
  readonly inferior: SignedDistance;
}

/** What differs between the endplates of a body; y in half depths. */
interface EndplateShape {
  readonly rimZ: number;
  readonly slope: number;
  /** +1 for the superior, -1 for the inferior endplate. */
  readonly outward: 1 | -1;
  readonly concavityMm: number;
  readonly deepestAt: number;
}

/** Makes the shape of a body; `superiorConcavityMm` is given where a fracture has sunk it in. */
export function vertebralBodyShape(
  anatomy: VertebraAnatomy,
  superiorConcavityMm = anatomy.endplateConcavityMm,
): VertebralBodyShape {
  const a = anatomy.widthMm / 2;
  const b = anatomy.depthMm / 2;
  const wedgeDegrees = anatomy.inferiorTiltDegrees - anatomy.superiorTiltDegrees;
  const slope = Math.tan((wedgeDegrees * Math.PI) / 360);
  const heightMm = anatomy.posteriorHeightMm + 2 * b * slope;
  const outline = bodyOutline(anatomy.widthMm, anatomy.depthMm);
  const superior: EndplateShape = {
    rimZ: heightMm / 2,
    slope: -slope,
    outward: 1,
    concavityMm: superiorConcavityMm,
    deepestAt: superiorConcavityMm > anatomy.endplateConcavityMm ? -0.15 : 0.1,
  };
  const inferior: EndplateShape = {
    rimZ: -heightMm / 2,
    slope,
    outward: -1,
    concavityMm: anatomy.endplateConcavityMm,
    deepestAt: 0.15,
  };
  return {
    halfWidthMm: a,
    halfDepthMm: b,
    heightMm,
    rimHeightAt: (y) => heightMm - 2 * slope * y,
    outline,
    wall: wallDistance(outline, b, anatomy, heightMm, slope),
    superior: endplateDistance(superior, a, b),
    inferior: endplateDistance(inferior, a, b),
  };
}

/**
 * Within this of the posterior wall the waist is the same, so that the distance to that wall is
 * exact as deep as any peel goes (mm).
 */
const BACK_MM = 6;

/** Distance to the side wall: the rim outline, drawn in at the waist (less at the back) and below. */
function wallDistance(
  outline: OutlineDistance,
  halfDepthMm: number,
  { waistMm, inferiorTaperMm }: VertebraAnatomy,
  heightMm: number,
  slope: number,
): SignedDistance {
  return (x, y, z) => {
    const halfHeight = Math.max(4, heightMm / 2 - slope * y);
    const level = Math.max(-1, Math.min(1, z / halfHeight));
    const forwards = (halfDepthMm - BACK_MM - y) / halfDepthMm;
    const drawnIn = waistMm * (0.35 + 0.65 * Math.max(0, Math.min(1, forwards)));
    const inset = drawnIn * (1 - level * level) + (inferiorTaperMm * (1 - level)) / 2;
    const steepness = (2 * drawnIn * level + inferiorTaperMm / 2) / halfHeight;
    return (outline(x, y) + inset) / Math.sqrt(1 + steepness * steepness);
  };
}

/** Distance to an endplate: a tilted plane through the rim, sunk in the middle. */
function endplateDistance(plate: EndplateShape, a: number, b: number): SignedDistance {
  const { rimZ, slope, outward, concavityMm, deepestAt } = plate;
  return (x, y, z) => {
    const v = y / b - deepestAt;
    const inner = 1 - (x * x) / (a * a) - v * v;
    const sunk = inner > 0 ? concavityMm * inner * inner : 0;
    const fall = inner > 0 ? 4 * concavityMm * inner : 0;
    const slopeX = (outward * fall * x) / (a * a);
    const slopeY = slope + (outward * fall * v) / b;
    const surfaceZ = rimZ + slope * y - outward * sunk;
    return (outward * (z - surfaceZ)) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
  };
}
