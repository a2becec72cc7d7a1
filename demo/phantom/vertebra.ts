import { cancellousMaterial, MATERIAL } from './materials';
import { boundsOfLocalBox, capsule, smoothUnion, smoothUnionOf } from './shapes';
import type { SignedDistance, Structure } from './shapes';
import type { PlacedVertebra } from './spine';

/**
 * Thickness of the cortical shell of the body, of its endplates and of the posterior elements,
 * mm. Chosen here within the 0.5-1.5 mm that such a patient has.
 */
export const WALL_SHELL_MM = 0.6;
export const ENDPLATE_SHELL_MM = 0.8;
const POSTERIOR_SHELL_MM = 1.2;

/** Nothing of the spinous process is further from the midline, mm. */
const SPINOUS_HALF_WIDTH_MM = 8;

/** Half width of the canal between the pedicles, from the width of the body (mm). */
export const canalHalfWidthMm = (bodyWidthMm: number): number => 2 + 0.19 * bodyWidthMm;

/**
 * A vertebra: its body with shell, endplates, basivertebral vein and, where asked for, cement;
 * pedicles, pars, articular, transverse and spinous processes and laminae. At the roots of the
 * pedicles the cancellous bone runs through, as it does in the patient.
 */
export function vertebraStructure(placed: PlacedVertebra, cemented: boolean): Structure {
  const { anatomy, body, frame, level, fractured } = placed;
  const { halfWidthMm, halfDepthMm, heightMm, wall, superior, inferior } = body;
  const isSacrum = level === 'S1';
  const posterior = isSacrum ? sacralArch(placed) : posteriorElements(placed);
  const archFront = isSacrum ? -halfDepthMm : halfDepthMm - 8 - anatomy.pedicleMm[0];
  const archCancellous = isSacrum ? MATERIAL.sacralCancellous : MATERIAL.posteriorCancellous;
  const cancellous = cancellousMaterial(level);
  const vein = veinDistance(halfDepthMm);
  const cement = cemented ? cementDistance(halfDepthMm, heightMm) : undefined;
  const halfBox = isSacrum
    ? SACRUM_HALF_WIDTH_MM
    : Math.max(anatomy.transverseTipMm, halfWidthMm) + 4;
  const [[lx, ly, lz], [px, py, pz], [cx, cy, cz]] = frame.axes;
  const [ox, oy, oz] = frame.origin;
  const bodyFront = -halfDepthMm - 2;
  const top = heightMm / 2 + 5 + Math.abs(heightMm - anatomy.posteriorHeightMm);

  // Beside the body and beside the spinous process there is only soft tissue: most of the box.
  const isBeside = (x: number, y: number) =>
    (y < archFront && Math.abs(x) > halfWidthMm) ||
    (y > halfDepthMm + 26 && Math.abs(x) > SPINOUS_HALF_WIDTH_MM);

  const inBody = (x: number, y: number, z: number, plateDepth: number, wallDepth: number) => {
    if (cement && cement(x, y, z) < 0) return MATERIAL.cement;
    if (vein(x, y, z) < 0) return MATERIAL.basivertebralVein;
    if (plateDepth < ENDPLATE_SHELL_MM || wallDepth < WALL_SHELL_MM) return MATERIAL.corticalBone;
    const band = 5 - (2.5 * y) / halfDepthMm;
    if (fractured && -superior(x, y, z) < band) return MATERIAL.compactedCancellous;
    return cancellous;
  };

  return {
    ...boundsOfLocalBox(
      frame,
      [-halfBox, bodyFront, -heightMm / 2 - (isSacrum ? 32 : 17)],
      [halfBox, halfDepthMm + anatomy.spinousLengthMm + 3, heightMm / 2 + 12],
    ),
    materialAt: (ax, ay, az) => {
      const dx = ax - ox;
      const dy = ay - oy;
      const dz = az - oz;
      const x = dx * lx + dy * ly + dz * lz;
      const y = dx * px + dy * py + dz * pz;
      const z = dx * cx + dy * cy + dz * cz;
      if (y < bodyFront || (!isSacrum && isBeside(x, y))) return 0;
      const nearBody = y < halfDepthMm + 3 && z < top && z > -top;
      const wallDistance = nearBody ? wall(x, y, z) : Infinity;
      const plate = wallDistance < 0 ? Math.max(superior(x, y, z), inferior(x, y, z)) : Infinity;
      const bodyDistance = Math.max(wallDistance, plate);
      if (bodyDistance < 0) {
        // Next to a pedicle the blended bone is deeper than the wall: no shell there.
        const isAtRoot = wallDistance > -WALL_SHELL_MM && y > archFront;
        const joined = isAtRoot ? smoothUnion(wallDistance, posterior(x, y, z), 2) : wallDistance;
        return inBody(x, y, z, -plate, -joined);
      }
      const arch = y > archFront ? posterior(x, y, z) : Infinity;
      if (!(arch < 0)) return 0;
      return -arch < POSTERIOR_SHELL_MM ? MATERIAL.corticalBone : archCancellous;
    },
  };
}

/** The basivertebral vein: from the middle of the posterior wall forwards, then in two branches. */
function veinDistance(halfDepthMm: number): SignedDistance {
  const trunk = capsule([0, halfDepthMm, 0], [0, halfDepthMm * 0.25, 0], 1.5, [0.6, 1, 1]);
  const branch = capsule([0, halfDepthMm * 0.3, 0], [8, -halfDepthMm * 0.1, 0.5], 1.1);
  return (x, y, z) =>
    y < -halfDepthMm * 0.2 || z > 4 || z < -4
      ? Infinity
      : Math.min(trunk(x, y, z), branch(Math.abs(x), y, z));
}

/** Cement from both pedicles, as after vertebroplasty: two lobes that meet. */
function cementDistance(halfDepthMm: number, heightMm: number): SignedDistance {
  const lobe = capsule([6, -halfDepthMm * 0.25, -1], [9, halfDepthMm * 0.1, 1], heightMm * 0.28);
  return (x, y, z) => lobe(Math.abs(x), y, z);
}

/** Everything behind the body, one side mirrored to the other; local coordinates. */
function posteriorElements({ anatomy, body }: PlacedVertebra): SignedDistance {
  const b = body.halfDepthMm;
  const half = anatomy.posteriorHeightMm / 2;
  const [pedicleX, pedicleZ] = anatomy.pedicleMm;
  const px = canalHalfWidthMm(anatomy.widthMm) + pedicleX;
  const pz = half - pedicleZ - 0.5;
  const tip = anatomy.transverseTipMm;
  const spinousTip = b + anatomy.spinousLengthMm - 5;
  const mirrored = [
    // pedicle, pars, superior and inferior articular process, lamina, transverse process
    capsule([px, b - 6, pz], [px + 0.5, b + 9, pz], pedicleX, [1, 1, pedicleX / pedicleZ]),
    capsule([px + 1.5, b + 11, pz - 1], [px - 3, b + 16, -half - 2], 4, [1, 1.2, 1]),
    capsule([px + 3, b + 11, pz], [px + 4, b + 12.5, half + 5], 3.4),
    capsule([px - 2.5, b + 16.5, -half], [px - 2.5, b + 18.5, -half - 9], 3.6),
    capsule([px - 4, b + 16, -2], [0, b + 20.5, -6], 2.9, [1, 1, 0.36]),
    capsule([px + 3, b + 9, pz], [tip - 3, b + 13, pz + 2], 2.8, [1, 1, 0.6]),
  ] as const;
  const spinous = capsule([0, b + 21, -7], [0, spinousTip, -12], 2.7, [1, 1, 0.32]);
  const spinousEnd = capsule([0, spinousTip, -12], [0, spinousTip + 1, -12], 3.6, [1, 1, 0.42]);
  const joined = smoothUnionOf([spinous, spinousEnd, ...mirrored], 2);
  return (x, y, z) => joined(x < 0 ? -x : x, y, z);
}

/** From the midline to the sacroiliac joint, mm. */
const SACRUM_HALF_WIDTH_MM = 52;

/** The rest of the upper sacrum: alae, body of S2, articular processes, laminae, median crest. */
function sacralArch({ anatomy, body }: PlacedVertebra): SignedDistance {
  const b = body.halfDepthMm;
  const half = body.heightMm / 2;
  const px = canalHalfWidthMm(anatomy.widthMm) + anatomy.pedicleMm[0];
  const parts = [
    capsule([16, 4, 1], [36, 17, -8], 13, [1, 1.15, 0.75]),
    capsule([20, 8, -half - 12], [30, 17, -half - 12], 10, [1, 1.1, 0.75]),
    capsule([px + 2, b + 9, 4], [px + 3, b + 11, half + 5], 4),
    capsule([px - 3, b + 13, 2], [0, b + 17, -4], 3, [1, 1, 0.4]),
    capsule([px - 4, b + 12, -12], [0, b + 16, -26], 3, [1, 1, 0.4]),
    capsule([0, b + 17, -2], [0, b + 18, -26], 4, [1.2, 0.6, 1]),
  ] as const;
  const joined = smoothUnionOf(parts, 3);
  return (x, y, z) => joined(x < 0 ? -x : x, y, z);
}
