/** The levels of the phantom, from cranial to caudal. S1 stands for the upper sacrum. */
export const PHANTOM_LEVELS = ['T11', 'T12', 'L1', 'L2', 'L3', 'L4', 'L5', 'S1'] as const;

export type PhantomLevel = (typeof PHANTOM_LEVELS)[number];

/**
 * Size and posture of one vertebra. Angles in degrees, lengths in mm. The tilt of an endplate is
 * the angle of its cranial normal from the patient's S axis, positive where the normal leans
 * anteriorly (the anterior rim is then the lower one, as at S1).
 */
export interface VertebraAnatomy {
  /** Widest right-left extent of the body at its rims. */
  readonly widthMm: number;
  /** Antero-posterior extent of the body at its rims, in the midline. */
  readonly depthMm: number;
  /** Height of the body at its posterior wall, rim to rim. */
  readonly posteriorHeightMm: number;
  readonly superiorTiltDegrees: number;
  readonly inferiorTiltDegrees: number;
  /** Lean to the side: positive where the cranial normal leans to the patient's left. */
  readonly rollDegrees: number;
  /** Turn about the long axis, positive where the anterior wall turns to the patient's left. */
  readonly rotationDegrees: number;
  /** How far the middle of an endplate lies below its rim. */
  readonly endplateConcavityMm: number;
  /** How far the waist of the body is drawn in. */
  readonly waistMm: number;
  /** How much narrower the inferior rim is than the superior one, on each side. */
  readonly inferiorTaperMm: number;
  /** Height in the middle of the disc below. */
  readonly discBelowMm: number;
  /** Half width and half height of the pedicle's cross-section. */
  readonly pedicleMm: readonly [number, number];
  /** From the midline to the tip of the transverse process. */
  readonly transverseTipMm: number;
  /** From the posterior wall to the tip of the spinous process. */
  readonly spinousLengthMm: number;
}

/**
 * An elderly woman, lying supine. Chosen here after published ranges of lumbar morphometry
 * (body width 35-50 mm, depth 27-35 mm, height 22-29 mm, pedicle width 6-17 mm, lordosis
 * L1-S1 about 45 degrees): a plausible patient, not the mean of any sample.
 */
export const HEALTHY_SPINE: Readonly<Record<PhantomLevel, VertebraAnatomy>> = {
  T11: vertebra([34, 29, 22.5], [-11, -14], [1, 0], [1.4, 2], 5, [3.6, 7.5], 22, 34),
  T12: vertebra([37.5, 30, 24.5], [-14, -16], [1.5, 1], [1.5, 2.2], 6, [3.8, 7.8], 24, 35),
  L1: vertebra([40.5, 31, 26.5], [-15, -15], [0.5, 1.5], [1.7, 2.6], 7, [3.8, 7.4], 34, 40),
  L2: vertebra([42.5, 32, 27], [-14, -13], [-1, 1], [1.9, 2.8], 8.5, [4.1, 7.2], 38, 44),
  L3: vertebra([45, 33, 27.5], [-9, -5], [-2, 0.5], [2.1, 2.8], 9.5, [4.8, 7], 42, 45),
  L4: vertebra([47.5, 34, 27], [1, 5], [-1.5, -0.5], [2.1, 2.6], 10, [6.2, 6.8], 40, 43),
  L5: vertebra([50.5, 34.5, 24], [12, 21], [0.5, -1], [1.8, 2.2], 8, [7.6, 6.4], 42, 35),
  S1: vertebra([51.5, 33.5, 29], [34, 36], [0.5, 0], [0.6, 0, 4], 2.5, [8, 7], 40, 27),
};

function vertebra(
  [widthMm, depthMm, posteriorHeightMm]: readonly [number, number, number],
  [superiorTiltDegrees, inferiorTiltDegrees]: readonly [number, number],
  [rollDegrees, rotationDegrees]: readonly [number, number],
  [endplateConcavityMm, waistMm, inferiorTaperMm = 0]: readonly [number, number, number?],
  discBelowMm: number,
  pedicleMm: readonly [number, number],
  transverseTipMm: number,
  spinousLengthMm: number,
): VertebraAnatomy {
  return {
    widthMm,
    depthMm,
    posteriorHeightMm,
    superiorTiltDegrees,
    inferiorTiltDegrees,
    rollDegrees,
    rotationDegrees,
    endplateConcavityMm,
    waistMm,
    inferiorTaperMm,
    discBelowMm,
    pedicleMm,
    transverseTipMm,
    spinousLengthMm,
  };
}

/**
 * A wedge fracture: the superior endplate tips forward and sinks in, the levels above follow
 * with part of the angle, the disc takes the rest. The angles give L2 an anterior height about
 * 30% below its posterior one (a moderate wedge: Genant grade 2 begins at 25%).
 */
export const WEDGE_FRACTURE = {
  superiorTipDegrees: 11,
  inferiorTipDegrees: -4,
  tipOfLevelsAboveDegrees: 7,
  superiorConcavityMm: 3.4,
  /** Depth below the superior endplate of the band of compacted trabeculae. */
  compactedBandMm: 7,
} as const;

/** The spine with a wedge fracture of one level, or the healthy spine for `null`. */
export function spineAnatomy(
  fracturedLevel: PhantomLevel | null,
): Readonly<Record<PhantomLevel, VertebraAnatomy>> {
  if (fracturedLevel === null) return HEALTHY_SPINE;
  const fracturedIndex = PHANTOM_LEVELS.indexOf(fracturedLevel);
  const entries = PHANTOM_LEVELS.map((level, index) => {
    const healthy = HEALTHY_SPINE[level];
    const tip = (superior: number, inferior: number): VertebraAnatomy => ({
      ...healthy,
      superiorTiltDegrees: healthy.superiorTiltDegrees + superior,
      inferiorTiltDegrees: healthy.inferiorTiltDegrees + inferior,
    });
    const { superiorTipDegrees, inferiorTipDegrees, tipOfLevelsAboveDegrees } = WEDGE_FRACTURE;
    if (index === fracturedIndex) return [level, tip(superiorTipDegrees, inferiorTipDegrees)];
    if (index > fracturedIndex) return [level, healthy];
    return [level, tip(tipOfLevelsAboveDegrees, tipOfLevelsAboveDegrees)];
  });
  return Object.fromEntries(entries) as Record<PhantomLevel, VertebraAnatomy>;
}

/**
 * HU of the cancellous bone where it is uniform. Chosen here: below the published cut-off of
 * 56.3 HU in every intact lumbar level, and compacted in the fractured one, so that leaving
 * L2 in or out moves the patient's mean across the cut-off.
 */
export const OSTEOPOROTIC_HU: Readonly<Record<PhantomLevel, number>> = {
  T11: 60,
  T12: 57,
  L1: 52,
  L2: 92,
  L3: 45,
  L4: 42,
  L5: 50,
  S1: 38,
};
