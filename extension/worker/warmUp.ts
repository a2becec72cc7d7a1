import {
  createCtVolume,
  measureLevel,
  wholeBox,
  type LevelResult,
  type VolumeGeometry,
} from '../../src';

/** A simple body in soft tissue, mm and HU: what matters is only that every step of a measurement runs. */
const BODY = {
  halfWidthMm: 23,
  halfDepthMm: 16,
  halfHeightMm: 14,
  shellMm: 1.5,
  boneHu: 60,
  shellHu: 400,
  tissueHu: 40,
};
const SIDE = 100;
const GEOMETRY: VolumeGeometry = {
  dimensions: [SIDE, SIDE, SIDE],
  spacing: [1, 1, 1],
  origin: [-SIDE / 2, -SIDE / 2, -SIDE / 2],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/**
 * Measures a made-up body once. The first measurement in a fresh worker takes several times as
 * long as the next ones, until the browser has compiled the code; this way no user waits for it. Returns what it measured.
 */
export function warmUp(): LevelResult {
  // The type that the viewer holds most CT in, so that code for it is compiled.
  const hu = new Int16Array(SIDE ** 3);
  let offset = 0;
  for (let k = 0; k < SIDE; k++) {
    for (let j = 0; j < SIDE; j++) {
      for (let i = 0; i < SIDE; i++) {
        const depth = Math.min(
          BODY.halfDepthMm *
            (1 - Math.hypot((i - SIDE / 2) / BODY.halfWidthMm, (j - SIDE / 2) / BODY.halfDepthMm)),
          BODY.halfHeightMm - Math.abs(k - SIDE / 2),
        );
        if (depth < 0) hu[offset++] = BODY.tissueHu;
        else hu[offset++] = depth < BODY.shellMm ? BODY.shellHu : BODY.boneHu;
      }
    }
  }
  return measureLevel(
    createCtVolume({ geometry: GEOMETRY, box: wholeBox(GEOMETRY), hu }),
    [0, 0, 0],
    3,
  );
}
