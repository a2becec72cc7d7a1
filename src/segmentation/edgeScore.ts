/** Distance (mm) of the points of every profile. */
export const PROFILE_STEP_MM = 0.5;

/** HU beyond these limits tell nothing more about a shell; a dense spot must not outweigh it. */
const CLIP_HU = [-50, 350] as const;

/** Width (mm, SD) of the Gaussian derivatives: about the blur of a thin shell in CT. */
export const DERIVATIVE_MM = 1;

/** Share of the shell's ridge, found this far (mm) nearer the inside, in an edge's score. */
const RIDGE_SHARE = 0.35;
const RIDGE_INSIDE_MM = 1;

/** An edge this much nearer the seed (mm) belongs to another surface. */
const OTHER_EDGE_MM = 4;

const REACH = Math.round((3 * DERIVATIVE_MM) / PROFILE_STEP_MM);
const RIDGE_STEPS = Math.round(RIDGE_INSIDE_MM / PROFILE_STEP_MM);
const OTHER_EDGE_STEPS = Math.round(OTHER_EDGE_MM / PROFILE_STEP_MM);

/**
 * How many further points a profile must have before and after the scored ones, so that no
 * score is made from invented values.
 */
export const PROFILE_MARGIN = REACH + RIDGE_STEPS;

const gaussian = (tap: number): number => {
  const mm = tap * PROFILE_STEP_MM;
  return (
    (Math.exp((-0.5 * mm * mm) / DERIVATIVE_MM ** 2) * PROFILE_STEP_MM) /
    (Math.sqrt(2 * Math.PI) * DERIVATIVE_MM)
  );
};
/** Weight of the difference between the points `tap` steps nearer and further: fall, HU/mm. */
const FALL_KERNEL = Float64Array.from(
  { length: REACH + 1 },
  (_, tap) => (gaussian(tap) * tap * PROFILE_STEP_MM) / DERIVATIVE_MM ** 2,
);
/** Weight of the sum of the points `tap` steps nearer and further: ridge, HU/mm2. */
const RIDGE_KERNEL = Float64Array.from({ length: REACH + 1 }, (_, tap) => {
  const squared = (tap * PROFILE_STEP_MM) ** 2;
  return gaussian(tap) * (1 / DERIVATIVE_MM ** 2 - squared / DERIVATIVE_MM ** 4);
});

/** Limits HU to the range that tells bone from not bone, in place. */
export function clipHu(profile: Float32Array): void {
  for (let n = 0; n < profile.length; n++) {
    const hu = profile[n]!;
    if (hu < CLIP_HU[0]) profile[n] = CLIP_HU[0];
    else if (hu > CLIP_HU[1]) profile[n] = CLIP_HU[1];
  }
}

/**
 * Scores the points of a profile that runs from the inside of a bone outward: the fall of HU
 * (HU/mm) and, where they fall, a share of the ridge that a cortical shell makes.
 *
 * @param profile clipped HU, `PROFILE_MARGIN` points longer at both ends than what is scored
 * @param firstEdge share of the strongest edge nearer the inside that is taken off a score, so
 *   that the first surface wins against a stronger one behind it; 0 for none
 */
export function scoreEdges(
  profile: Float32Array,
  profileOffset: number,
  count: number,
  firstEdge: number,
  out: Float32Array,
  outOffset: number,
): void {
  for (let n = 0; n < count; n++) {
    const center = profileOffset + n + PROFILE_MARGIN;
    let fall = 0;
    for (let tap = 1; tap <= REACH; tap++) {
      fall += FALL_KERNEL[tap]! * (profile[center - tap]! - profile[center + tap]!);
    }
    let score = 0;
    if (fall > 0) {
      const inside = center - RIDGE_STEPS;
      let ridge = RIDGE_KERNEL[0]! * profile[inside]!;
      for (let tap = 1; tap <= REACH; tap++) {
        ridge += RIDGE_KERNEL[tap]! * (profile[inside - tap]! + profile[inside + tap]!);
      }
      score = fall + RIDGE_SHARE * Math.max(0, ridge);
    }
    out[outOffset + n] = score;
  }
  if (firstEdge > 0) preferFirst(out, outOffset, count, firstEdge);
}

/**
 * Takes off the scores of a profile, in place, a share (`firstEdge`) of the strongest edge nearer
 * the inside; see `scoreEdges`, which does the same to scores that are not kept without it.
 */
export function preferFirst(
  scores: Float32Array,
  offset: number,
  count: number,
  firstEdge: number,
): void {
  // From the outside in, the strongest edge so far inside is needed at each point.
  let strongest = 0;
  const recent = new Float64Array(OTHER_EDGE_STEPS);
  for (let n = 0; n < count; n++) {
    const slot = n % OTHER_EDGE_STEPS;
    if (n >= OTHER_EDGE_STEPS) strongest = Math.max(strongest, recent[slot]!);
    recent[slot] = scores[offset + n]!;
    scores[offset + n]! -= firstEdge * strongest;
  }
}
