/**
 * Samples about a surface, gathered from the grid as they are: nothing is interpolated, so that
 * thick slices blur a shell by what they average and no more.
 */
export interface SurfaceSamples {
  /** Size (mm) of a voxel along the surface's normal. */
  readonly spacingMm: number;
  /** How far (mm) inside and outside the surface samples are taken. */
  readonly insideMm: number;
  readonly outsideMm: number;
  count: number;
  /** Distance (mm) from the surface along its normal, positive outward. */
  depthMm: Float32Array;
  hu: Float32Array;
  /** Where on the surface: two coordinates of about -1 to 1, whose meaning is the caller's. */
  u: Float32Array;
  v: Float32Array;
  /** Sum over all samples of the variance (mm2) of the blur along the surface's normal. */
  blurVariance: number;
}

/** How much (mm) of the inside and the outside of a surface is looked at where voxels are fine. */
const INSIDE_MM = 5;
const OUTSIDE_MM = 3;

/**
 * No samples yet; with voxels of `spacingMm` along the surface's normal they reach one voxel
 * further inside and half a voxel further outside, so that both sides of the shell are seen.
 */
export function createSurfaceSamples(spacingMm: number): SurfaceSamples {
  const room = 4096;
  return {
    spacingMm,
    insideMm: INSIDE_MM + spacingMm,
    outsideMm: OUTSIDE_MM + spacingMm / 2,
    count: 0,
    depthMm: new Float32Array(room),
    hu: new Float32Array(room),
    u: new Float32Array(room),
    v: new Float32Array(room),
    blurVariance: 0,
  };
}

/** Adds a sample; those too far from the surface are left out. */
export function addSample(
  samples: SurfaceSamples,
  depthMm: number,
  hu: number,
  u: number,
  v: number,
  blurVariance: number,
): void {
  if (depthMm < -samples.insideMm || depthMm >= samples.outsideMm) return;
  const at = samples.count++;
  if (at === samples.depthMm.length) makeRoom(samples);
  samples.depthMm[at] = depthMm;
  samples.hu[at] = hu;
  samples.u[at] = u;
  samples.v[at] = v;
  samples.blurVariance += blurVariance;
}

function makeRoom(samples: SurfaceSamples): void {
  for (const name of ['depthMm', 'hu', 'u', 'v'] as const) {
    const grown = new Float32Array(2 * samples[name].length);
    grown.set(samples[name]);
    samples[name] = grown;
  }
}

/** Means of the samples that share a bin of depth and place, and how many they are. */
export interface SampleBins {
  readonly depthMm: Float64Array;
  readonly hu: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly weight: Float64Array;
}

/** Size of a bin: depth in mm, and place. A blurred shell hardly changes within it. */
const BIN_DEPTH_MM = 0.25;
const BIN_PLACE = 0.2;

/** Places lie between these limits; bins along each of the two coordinates. */
const MOST_PLACE = 4;
const PLACES = Math.round((2 * MOST_PLACE) / BIN_PLACE);

/**
 * Puts samples together that lie near each other, so that what follows costs the same in fine and
 * coarse voxels, and does not depend on the order of the samples but for rounding.
 */
export function binSamples(samples: SurfaceSamples): SampleBins {
  const depths = Math.ceil((samples.insideMm + samples.outsideMm) / BIN_DEPTH_MM);
  const counts = new Uint32Array(depths * PLACES * PLACES);
  const cells = new Uint32Array(samples.count);
  for (let n = 0; n < samples.count; n++) {
    const depth = Math.floor((samples.depthMm[n]! + samples.insideMm) / BIN_DEPTH_MM);
    const cell = (placeOf(samples.v[n]!) * PLACES + placeOf(samples.u[n]!)) * depths + depth;
    cells[n] = cell;
    counts[cell]!++;
  }
  const binOfCell = new Uint32Array(counts.length);
  let bins = 0;
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > 0) binOfCell[cell] = bins++;
  const weight = new Float64Array(bins);
  for (let n = 0; n < samples.count; n++) weight[binOfCell[cells[n]!]!]!++;
  const meanOf = (values: Float32Array): Float64Array => {
    const mean = new Float64Array(bins);
    for (let n = 0; n < samples.count; n++) mean[binOfCell[cells[n]!]!]! += values[n]!;
    for (let bin = 0; bin < bins; bin++) mean[bin]! /= weight[bin]!;
    return mean;
  };
  return {
    depthMm: meanOf(samples.depthMm),
    hu: meanOf(samples.hu),
    u: meanOf(samples.u),
    v: meanOf(samples.v),
    weight,
  };
}

const placeOf = (coordinate: number): number =>
  Math.max(0, Math.min(PLACES - 1, Math.floor((coordinate + MOST_PLACE) / BIN_PLACE)));
