/** Statistics of the original voxels of a mask or an ellipse; never of resampled ones. */
export interface HuStatistics {
  readonly meanHu: number;
  /** Sample standard deviation (n - 1); 0 for one voxel. */
  readonly sdHu: number;
  readonly medianHu: number;
  readonly voxels: number;
  readonly volumeMm3: number;
}
