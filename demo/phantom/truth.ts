import { add, type EndplatePlane, normalize, scale, type Vec3 } from '../../src';
import type { PhantomLevel } from './anatomy';
import { isBodyCancellous } from './materials';
import { fromLocal, toLocal, type LocalFrame } from './shapes';
import type { PlacedVertebra } from './spine';
import { ENDPLATE_SHELL_MM, WALL_SHELL_MM } from './vertebra';

/** Grid of the points over which volumes, centres and means of the truth are taken, mm. */
const LATTICE_MM = 0.75;

/** What is exactly known of one vertebral body of the phantom; positions in LPS, mm. */
export interface PhantomLevelTruth {
  readonly level: PhantomLevel;
  /** Centroid of the body (shell included, posterior elements not). */
  readonly centerLps: Vec3;
  /** Plane at the middle of the endplate's outer surface; the normal points cranially. */
  readonly superiorEndplate: EndplatePlane;
  readonly inferiorEndplate: EndplatePlane;
  /** Heights from rim to rim, at the anterior wall, in the middle and at the posterior wall. */
  readonly anteriorHeightMm: number;
  readonly middleHeightMm: number;
  readonly posteriorHeightMm: number;
  /** Volume of the body, shell included. */
  readonly bodyVolumeMm3: number;
  /**
   * HU of the uniform cancellous bone. The vein, the compacted band of a fracture and cement
   * differ from it: `meanHu` says what a perfect mask measures.
   */
  readonly cancellousHu: number;
  readonly fractured: boolean;
  readonly cemented: boolean;
  /** Whether a point lies in the body, shell included. */
  bodyContains(pointLps: Vec3): boolean;
  /**
   * Whether a point lies within the shell and endplates and, with `peelMm`, at least so far
   * (mm, Euclidean) inside the body's outer surface. The basivertebral vein is included.
   */
  cancellousContains(pointLps: Vec3, peelMm?: number): boolean;
  /** Mean HU over the cancellous region, without noise, blur or partial volume. */
  meanHu(peelMm?: number): number;
}

export interface PhantomTruth {
  readonly levels: Readonly<Record<PhantomLevel, PhantomLevelTruth>>;
  /** HU of the material at a point (LPS, mm), without noise, blur or partial volume. */
  huAt(pointLps: Vec3): number;
}

/** What is known besides the shape. `anatomyInLps` is the anatomy frame placed in LPS. */
export interface TruthContext {
  readonly anatomyInLps: LocalFrame;
  readonly cementedLevels: readonly PhantomLevel[];
  readonly cancellousHu: Readonly<Record<PhantomLevel, number>>;
  readonly materialAt: (x: number, y: number, z: number) => number;
  /** HU by material number. */
  readonly hu: Float32Array;
  readonly textureHu: (x: number, y: number, z: number) => number;
}

/** The truth of one placed vertebra. */
export function levelTruth(placed: PlacedVertebra, context: TruthContext): PhantomLevelTruth {
  const { level, body, frame, fractured, anatomy } = placed;
  const { anatomyInLps, hu } = context;
  const b = body.halfDepthMm;
  const toBody = (pointLps: Vec3): Vec3 => toLocal(frame, toLocal(anatomyInLps, pointLps));
  const toLps = (local: Vec3): Vec3 => fromLocal(anatomyInLps, fromLocal(frame, local));
  const directionToLps = (local: Vec3): Vec3 => turn(anatomyInLps, turn(frame, local));

  const inBody = ([x, y, z]: Vec3): boolean =>
    body.wall(x, y, z) < 0 && body.superior(x, y, z) < 0 && body.inferior(x, y, z) < 0;
  const inCancellous = ([x, y, z]: Vec3, peelMm = 0): boolean =>
    -body.wall(x, y, z) >= Math.max(WALL_SHELL_MM, peelMm) &&
    -body.superior(x, y, z) >= Math.max(ENDPLATE_SHELL_MM, peelMm) &&
    -body.inferior(x, y, z) >= Math.max(ENDPLATE_SHELL_MM, peelMm);

  const overBody = (visit: (local: Vec3) => void) =>
    overLattice(placed, (local) => {
      if (inBody(local)) visit(local);
    });
  let points = 0;
  let sum: Vec3 = [0, 0, 0];
  overBody((local) => {
    points++;
    sum = add(sum, local);
  });
  const halfWedge = (body.rimHeightAt(-1) - body.rimHeightAt(1)) / 4;
  const surfaceZ = (distance: (x: number, y: number, z: number) => number, guess: number) => {
    let z = guess;
    for (let step = 0; step < 8; step++) z -= Math.sign(guess) * distance(0, 0, z);
    return z;
  };
  return {
    level,
    centerLps: toLps(scale(sum, 1 / points)),
    superiorEndplate: {
      pointLps: toLps([0, 0, surfaceZ(body.superior, body.heightMm / 2)]),
      normalLps: directionToLps(normalize([0, halfWedge, 1])),
    },
    inferiorEndplate: {
      pointLps: toLps([0, 0, surfaceZ(body.inferior, -body.heightMm / 2)]),
      normalLps: directionToLps(normalize([0, -halfWedge, 1])),
    },
    anteriorHeightMm: body.rimHeightAt(-b),
    middleHeightMm: body.heightMm,
    posteriorHeightMm: anatomy.posteriorHeightMm,
    bodyVolumeMm3: points * LATTICE_MM ** 3,
    cancellousHu: context.cancellousHu[level],
    fractured,
    cemented: context.cementedLevels.includes(level),
    bodyContains: (pointLps) => inBody(toBody(pointLps)),
    cancellousContains: (pointLps, peelMm) => inCancellous(toBody(pointLps), peelMm),
    meanHu: (peelMm) => {
      let total = 0;
      let count = 0;
      overBody((local) => {
        if (!inCancellous(local, peelMm)) return;
        const [x, y, z] = fromLocal(frame, local);
        const material = context.materialAt(x, y, z);
        total += hu[material]! + (isBodyCancellous(material) ? context.textureHu(x, y, z) : 0);
        count++;
      });
      return total / count;
    },
  };
}

function turn({ axes }: LocalFrame, local: Vec3): Vec3 {
  return axes.reduce<Vec3>((sum, axis, index) => add(sum, scale(axis, local[index]!)), [0, 0, 0]);
}

/** Visits the points of a regular grid that holds the body, in its local frame. */
function overLattice({ body, anatomy }: PlacedVertebra, visit: (local: Vec3) => void): void {
  const { halfWidthMm, halfDepthMm } = body;
  const half = Math.max(anatomy.posteriorHeightMm, body.rimHeightAt(-halfDepthMm)) / 2;
  const from = (mm: number) => -Math.ceil(mm / LATTICE_MM) * LATTICE_MM;
  for (let z = from(half); z <= half; z += LATTICE_MM) {
    for (let y = from(halfDepthMm); y <= halfDepthMm; y += LATTICE_MM) {
      for (let x = from(halfWidthMm); x <= halfWidthMm; x += LATTICE_MM) visit([x, y, z]);
    }
  }
}
