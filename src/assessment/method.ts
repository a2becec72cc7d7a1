/** The two ways of measuring; a cut-off belongs to its own and is never used for the other. */
export type Metric = 'threeDimensionalHu' | 'threeSliceHu';

export const METRICS: readonly Metric[] = ['threeDimensionalHu', 'threeSliceHu'];

/**
 * How the HU of a context study were read. None of these is a `Metric`, so that the compiler
 * refuses to set a patient's mean against a cut-off of another method: automated values of one L1
 * lay 21 HU above manual ones (Jang et al. 2019).
 */
export type ContextMethod = 'axialRegionOfL1' | 'sagittalRegionOfL1' | 'regionNotStated';
